/** Maildir: a folder with cur, new and tmp, one message a file. */
import fs from 'node:fs';
import path from 'node:path';

const FOLDERS = ['cur', 'new', 'tmp'] as const;
/** What the letters behind ":2," say. Where a name may have no colon, programs write ";" or "!". */
const FLAGS: Readonly<Record<string, string>> = {
  D: 'draft',
  F: 'flagged',
  P: 'passed on',
  R: 'replied',
  S: 'seen',
  T: 'to be deleted',
};
const INFO = /[:;!]2,([A-Za-z]*)$/;

/** Whether a folder holds the three that make a Maildir; links count as none. */
export function isMaildir(folder: string): boolean {
  return FOLDERS.every((name) => {
    try {
      return fs.lstatSync(path.join(folder, name)).isDirectory();
    } catch {
      return false;
    }
  });
}

export interface MaildirFlags {
  /** "seen", "replied", … in the order of the name. */
  readonly flags: readonly string[];
  /** Letters that have no common meaning (folders' own keywords in small letters). */
  readonly others: string;
}

/** What the name of a file in cur says of the message; null when it says nothing. */
export function maildirFlags(name: string): MaildirFlags | null {
  const letters = INFO.exec(name)?.[1]?.split('');
  if (letters === undefined) return null;
  const flags = Array.from(letters).flatMap((letter) => FLAGS[letter] ?? []);
  return {
    flags,
    others: Array.from(letters)
      .filter((letter) => FLAGS[letter] === undefined)
      .join(''),
  };
}

/** Whether a path relative to a Maildir is that of a delivery which was never finished. */
export function isUnfinishedDelivery(relative: string): boolean {
  return /^tmp[/\\]/.test(relative);
}

/** What the path of a message, relative to the Maildir, tells of it. */
export function maildirNotes(file: string): readonly string[] {
  // A folder of the Maildir (Maildir++) is a Maildir itself, below a name that begins with a dot.
  const isUnfinished = isUnfinishedDelivery(file.replace(/^\.[^/]+\//, ''));
  const flags = maildirFlags(path.posix.basename(file))?.flags ?? [];
  return [
    ...(isUnfinished
      ? ['in the tmp folder of a Maildir: its delivery there was not finished, and it may be incomplete']
      : []),
    ...(flags.length === 0 ? [] : [`marked in its name as ${flags.join(', ')}`]),
  ];
}

/** A message keeps its name when it is looked at or marked; its folder and what stands behind the name change. */
const MESSAGE = /^((?:.*\/)?)(?:cur|new)\/([^/]+?)(?:[:;!]2,[A-Za-z]*)?$/;

/** Paths, without marks, at which a message of a Maildir may have been before it came to this one. */
export function maildirNames(file: string): readonly string[] {
  const [, folder, name] = MESSAGE.exec(file) ?? [];
  return folder === undefined || name === undefined ? [] : [`${folder}cur/${name}`, `${folder}new/${name}`];
}
