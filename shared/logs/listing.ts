/** What the three listing utilities have in common: a title, and whose files they show (Q96060). */
import { plainReading } from './form.ts';
import type { FileMemory, Reading } from './form.ts';
import type { LogFormat } from './model.ts';
import { postOfficeOf } from './names.ts';

const TITLE = /^\s*(?:Microsoft Mail for the PC\b.*\b(ListDS|ListQ|DSSched)\b|\(C\) Microsoft Corp)/i;
const EXAMINING =
  /^\s*Examining ([^\s/]{1,10}\/[^\s/]{1,10}) (Server Configuration Record|Requestor Configuration Record|Dirsync transaction file|Dir-Sync process times)/i;

const FORMAT_OF: Readonly<Record<string, LogFormat>> = {
  listds: 'listds',
  listq: 'listq',
  dssched: 'dssched',
  'server configuration record': 'listds',
  'requestor configuration record': 'listds',
  'dirsync transaction file': 'listq',
  'dir-sync process times': 'dssched',
};

/** Which utility a line of a listing's heading belongs to; `format` itself for one that all three print. */
export function isHeadingOf(format: LogFormat, line: string, isMain: boolean): boolean {
  const name = (TITLE.exec(line) ?? EXAMINING.exec(line))?.slice(1).findLast((part) => part !== undefined);
  if (name !== undefined && FORMAT_OF[name.toLowerCase()] === format) return true;
  return isMain && name === undefined && TITLE.test(line);
}

/** Reads a heading and remembers whose files the lines below it show. */
export function readHeading(format: LogFormat, text: string, memory: FileMemory): Reading {
  const [, owner, what = ''] = EXAMINING.exec(text) ?? [];
  if (owner === undefined) return plainReading(format, text);
  memory.owner = postOfficeOf(owner);
  if (format === 'listds') memory.side = /^requestor/i.test(what) ? 'requestor' : 'server';
  return { ...plainReading(format, text), postOffice: memory.owner };
}
