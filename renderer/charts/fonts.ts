/** Fonts of pictures that leave the window, by what every system has. */
export const FONTS = { plain: 'system-ui, sans-serif', mono: 'ui-monospace, monospace' } as const;
