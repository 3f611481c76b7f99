/** How the severity of a log line looks: a shape, a colour and a word, as message states have them. */
import type { LogSeverity } from '../../shared/logs/model.ts';
import type { StateLook } from '../ui/state-look.ts';
import type { LineSeverity } from './log-filter.ts';

const SEVERITY_LOOKS: Readonly<Record<LogSeverity, StateLook>> = {
  status: {
    word: 'Status',
    tone: 'idle',
    meaning: 'The program tells what it does.',
    mark: [{ d: 'M6 4.25a1.75 1.75 0 1 0 0 3.5a1.75 1.75 0 1 0 0-3.5z', paint: 'fill' }],
  },
  notice: {
    word: 'Notice',
    tone: 'busy',
    meaning: 'The program tells what is worth knowing.',
    mark: [
      { d: 'M6 1.75a4.25 4.25 0 1 0 0 8.5a4.25 4.25 0 1 0 0-8.5z', paint: 'stroke' },
      { d: 'M6 5.6v2.4M6 3.9v.1', paint: 'stroke' },
    ],
  },
  warning: {
    word: 'Warning',
    tone: 'hung',
    meaning: 'Something was not as it should be; the program went on.',
    mark: [{ d: 'M6 1.25L11 10.25H1z', paint: 'stroke' }],
  },
  error: {
    word: 'Error',
    tone: 'bad',
    meaning: 'Something could not be done.',
    mark: [{ d: 'M2.25 2.25l7.5 7.5M9.75 2.25l-7.5 7.5', paint: 'stroke' }],
  },
  fatal: {
    word: 'Fatal',
    tone: 'bad',
    meaning: 'The program gave up.',
    mark: [{ d: 'M3.75 .75h4.5l3 3v4.5l-3 3h-4.5l-3-3v-4.5z', paint: 'fill' }],
  },
};

export function severityLook(severity: LineSeverity): StateLook {
  return severity === 'none' ? NO_SEVERITY_LOOK : SEVERITY_LOOKS[severity];
}

/** What is wrong comes first. */
export const SEVERITIES_BY_URGENCY: readonly LineSeverity[] = [
  'fatal',
  'error',
  'warning',
  'notice',
  'status',
  'none',
];

/** Of a line that says no severity: most logs have none. */
const NO_SEVERITY_LOOK: StateLook = {
  word: 'No severity',
  tone: 'idle',
  meaning: 'The line was written without one.',
  mark: [{ d: 'M3 6h6', paint: 'stroke' }],
};

export const UNREADABLE_LOOK: StateLook = {
  word: 'Unreadable',
  tone: 'odd',
  meaning: 'The line, or a part of it, could not be read; the reason stands with it.',
  mark: [{ d: 'M6 1l5 5l-5 5l-5-5z', paint: 'stroke' }],
};
