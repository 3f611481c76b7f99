/**
 * The theme's colours for the canvas, which does not know style sheets: the style sheet stays the only place that
 * names them.
 */
import type { Tone } from '../ui/state-look.ts';

export interface Palette {
  readonly ground: string;
  readonly side: string;
  readonly raised: string;
  readonly chosen: string;
  readonly hairline: string;
  readonly text: string;
  readonly quiet: string;
  readonly accent: string;
  readonly tones: Readonly<Record<Tone, string>>;
  readonly font: string;
}

export function readPalette(element: HTMLElement): Palette {
  // `light-dark()` in a custom property is resolved only where it is used as a colour.
  const probe = document.createElement('span');
  element.append(probe);
  const colour = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const palette: Palette = {
    ground: colour('ground'),
    side: colour('ground-side'),
    raised: colour('ground-raised'),
    chosen: colour('ground-chosen'),
    hairline: colour('hairline'),
    text: colour('text'),
    quiet: colour('text-quiet'),
    accent: colour('accent'),
    tones: {
      idle: colour('tone-idle'),
      busy: colour('accent'),
      good: colour('tone-good'),
      bad: colour('tone-bad'),
      hung: colour('tone-hung'),
      odd: colour('tone-odd'),
    },
    font: getComputedStyle(element).fontFamily,
  };
  probe.remove();
  return palette;
}

/** Calls back when the theme changes, by the setting or by the system. */
export function followTheme(onChange: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const setting = new MutationObserver(onChange);
  setting.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  system.addEventListener('change', onChange);
  return () => {
    setting.disconnect();
    system.removeEventListener('change', onChange);
  };
}
