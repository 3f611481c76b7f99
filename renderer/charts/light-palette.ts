import { THEME_PALETTE } from './drawing.ts';
import type { Ink, Palette } from './drawing.ts';

/** The colours of the light theme as they are, whichever theme the window has: a picture in a report is on paper. */
export function lightPalette(): Palette {
  // `light-dark()` in a custom property is resolved where it is used, by the scheme of the element that uses it.
  const probe = document.createElement('span');
  probe.style.colorScheme = 'light';
  document.body.append(probe);
  const colours = Object.entries(THEME_PALETTE).map(([ink, variable]): [string, string] => {
    probe.style.color = variable;
    return [ink, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(colours) as Record<Ink, string>;
}
