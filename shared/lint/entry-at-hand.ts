/** The transaction that lines belong to. Its texts are made when a rule asks for them, which of nearly none one does. */
import { decodeText } from '../dirsync/code-pages.ts';
import type { EntryLine } from '../dirsync/entry-text.ts';
import type { CodePage } from './model.ts';
import type { LintEntry } from './rule.ts';

export interface EntryAtHand {
  /** Valid until the next one begins. */
  readonly entry: LintEntry;
  begin(line: EntryLine): void;
}

export function createEntryAtHand(codePage: CodePage): EntryAtHand {
  /** Its address with its type: the line itself is gone when the ones below it come. */
  let kept = new Uint8Array(256);
  const first = { index: 0, code: '', codeAbove: '', isList: false, isRead: false };
  const places: Places = { typeEnd: 0, addressStart: 0, addressEnd: 0 };
  const text = (start: number, end: number): string =>
    first.isRead ? decodeText(codePage, kept, start, end) : '';
  return {
    entry: {
      get index() {
        return first.index;
      },
      get code() {
        return first.code;
      },
      get codeAbove() {
        return first.codeAbove;
      },
      get isList() {
        return first.isList;
      },
      get type() {
        return text(0, places.typeEnd).toUpperCase();
      },
      get address() {
        return text(places.addressStart, places.addressEnd);
      },
    },
    begin(line) {
      const { facts } = line;
      first.index = line.index;
      first.codeAbove = first.code;
      first.isRead = line.role === 'entry' && facts.role === 'entry';
      first.code = first.isRead ? facts.code : '?';
      first.isList = facts.code === 'R' || facts.code === 'T';
      if (first.isRead) kept = keepAddress(line, kept, places);
    },
  };
}

interface Places {
  typeEnd: number;
  addressStart: number;
  addressEnd: number;
}

/** @returns where it is kept: `kept`, or a larger one */
function keepAddress(
  { bytes, facts }: EntryLine,
  kept: Uint8Array<ArrayBuffer>,
  places: Places,
): Uint8Array<ArrayBuffer> {
  const { typeStart, addressEnd } = facts;
  const length = addressEnd - typeStart;
  const target = length > kept.length ? new Uint8Array(length * 2) : kept;
  for (let at = typeStart; at < addressEnd; at++) target[at - typeStart] = bytes[at] ?? 0;
  places.typeEnd = facts.typeEnd - typeStart;
  places.addressStart = facts.addressStart - typeStart;
  places.addressEnd = length;
  return target;
}
