import type { LogFormat } from './model.ts';

const WORDS: Readonly<Record<LogFormat, string>> = {
  dirsync: 'DIRSYNC.LOG',
  dsserver: 'DSSERVER.LOG',
  dispatch: 'DISPATCH.LOG',
  'sent-recv': 'SENT.LOG, RECV.LOG',
  listds: 'LISTDS',
  listq: 'LISTQ',
  dssched: 'DSSCHED',
  event: 'Event log',
};

/** The form the lines have, named after the log that has it; the file itself may be called anything. */
export function formatWord(format: LogFormat): string {
  return WORDS[format];
}
