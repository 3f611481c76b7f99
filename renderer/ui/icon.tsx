import type { ReactElement } from 'react';
import './controls.css';

/** Outlines in a 16 × 16 box. Marks of message states are elsewhere (state-look.ts). */
const ICONS = {
  overview: 'M2.5 13.5v-5M6.2 13.5v-11M9.8 13.5v-7M13.5 13.5v-9',
  messages: 'M2 4h12v8.5H2zM2 4.5l6 4.5l6-4.5',
  files: 'M4.5 4.5V2h5.5l3 3v7h-2.5M3 4.5h4.5l3 3V14H3zM7.5 4.5v3h3',
  cycles: 'M13 6.5A5.3 5.3 0 0 0 3.2 5.6M3 9.5a5.3 5.3 0 0 0 9.8.9M3 2.8v2.9h2.9M13 13.2v-2.9h-2.9',
  ledger: 'M2.5 2.5h11v11h-11zM8 2.5v11M4.5 6h1.8M4.5 9h1.8M9.8 6h1.8M9.8 9h1.8',
  timeline: 'M2 4h7M5 8h9M3 12h6M11.5 4h1.5M2 8h.8M12 12h2',
  schedule: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 1 0 8 1.8zM8 4.5V8l2.4 1.6',
  logs: 'M2.5 3.5h11M2.5 6.5h11M2.5 9.5h8M2.5 12.5h5',
  gal: 'M6 7.2a2.3 2.3 0 1 0 0-4.6a2.3 2.3 0 1 0 0 4.6zM1.8 13.4a4.2 4.2 0 0 1 8.4 0M10.5 3.2a2 2 0 0 1 0 3.8M12 9.6a4 4 0 0 1 2.2 3.6',
  hung: 'M4 2h8L8.8 8L12 14H4L7.2 8z',
  lab: 'M6.5 2v4.5L2.8 13a.7.7 0 0 0 .6 1h9.2a.7.7 0 0 0 .6-1L9.5 6.5V2M5.5 2h5M4.6 10.5h6.8',
  catalogue:
    'M8 4.2C6.8 3.2 4.8 2.8 2.5 3v9.6c2.3-.2 4.3.2 5.5 1.2c1.2-1 3.2-1.4 5.5-1.2V3C11.2 2.8 9.2 3.2 8 4.2zM8 4.2v9.6',
  journal: 'M3.5 2h9v12h-9zM6 5.5h4M6 8h4M6 10.5h2.5',
  settings: 'M2 4.5h6M11.5 4.5H14M2 11.5h2.5M8 11.5h6M9.75 2.75v3.5M6.25 9.75v3.5',
  folder: 'M2 12.5v-9h4.2l1.6 2H14v7z',
  file: 'M4 2h5l3 3v9H4zM9 2v3h3',
  close: 'M4 4l8 8M12 4l-8 8',
  more: 'M4 6.5l4 4l4-4',
  up: 'M8 12.5v-9M4.5 7L8 3.5L11.5 7',
  down: 'M8 3.5v9M4.5 9L8 12.5L11.5 9',
  rescan: 'M13.2 8a5.2 5.2 0 1 1-1.6-3.75M13.4 2.2v2.9h-2.9',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  play: 'M5 3l7.5 5L5 13z',
  warning: 'M8 2.2L14.3 13.3H1.7zM8 6.6v3.2M8 11.4v.2',
  information: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 1 0 8 1.8zM8 7.2v4M8 4.8v.2',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9zM10.3 10.3l3.2 3.2',
} as const;

export type IconName = keyof typeof ICONS;

export function Icon({ name }: { readonly name: IconName }): ReactElement {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={ICONS[name]} />
    </svg>
  );
}
