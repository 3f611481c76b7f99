/** What an operating system says in codes, in plain words: what is the matter, and what helps. */

interface Told {
  /** A sentence without its full stop, the code in brackets. */
  readonly text: string;
  readonly nextStep: string;
}

type Words = readonly [text: string, nextStep: string];

const FULL: Words = ['the disk is full', 'Make room there, or choose another place.'];
const MAY_NOT_WRITE: Words = [
  'you may not write there',
  'Choose another place, or get the right to write there.',
];
const NO_FOLDER: Words = ['the folder is not there', 'Choose another place.'];
const GONE: Words = ['the file is no longer there', 'Rescan the queue.'];
const MAY_NOT_READ: Words = ['you may not read it', 'Check its permissions, then rescan.'];
const NO_ANSWER: Words = [
  'the disk or the share gave an error',
  'Check the disk or the network, then rescan.',
];

const WRITING: ReadonlyMap<string, Words> = new Map([
  ['ENOSPC', FULL],
  ['EDQUOT', FULL],
  ['EACCES', MAY_NOT_WRITE],
  ['EPERM', MAY_NOT_WRITE],
  ['EROFS', MAY_NOT_WRITE],
  ['ENOENT', NO_FOLDER],
  ['ENOTDIR', NO_FOLDER],
  ['ENAMETOOLONG', ['the name is too long', 'Choose a shorter name.']],
  ['EIO', ['the disk or the share gave an error', 'Choose another place.']],
]);

const READING: ReadonlyMap<string, Words> = new Map([
  ['ENOENT', GONE],
  ['ENOTDIR', GONE],
  ['EACCES', MAY_NOT_READ],
  ['EPERM', MAY_NOT_READ],
  ['EIO', NO_ANSWER],
  ['ESTALE', NO_ANSWER],
  ['ETIMEDOUT', NO_ANSWER],
]);

/** "EACCES: permission denied, open '/folder/file'": words go from process to process, error objects do not. */
const CODE = /^(E[A-Z0-9]{2,15})\b:/u;

/**
 * @param message what was thrown when something was to be written; the path in it may be that of a temporary file, which
 *   nobody has heard of
 */
export function writeFault(message: string): Told {
  const nextStep = 'Choose another place.';
  const code = codeIn(message);
  if (code === null) return { text: message, nextStep };
  return told(WRITING.get(code), code) ?? { text: `the system refused it (${code})`, nextStep };
}

/** Null where the message has no code, or one that nothing better is known of. */
export function readFault(message: string): Told | null {
  const code = codeIn(message);
  return code === null ? null : told(READING.get(code), code);
}

function codeIn(message: string): string | null {
  return CODE.exec(message)?.[1] ?? null;
}

function told(words: Words | undefined, code: string): Told | null {
  return words === undefined ? null : { text: `${words[0]} (${code})`, nextStep: words[1] };
}
