/**
 * Which of the four forms of mbox a file is: they differ in what is done to lines of a message that begin with "From ",
 * and only what occurs in the file can tell them apart.
 */

/** What was seen between the separators. */
export interface MboxEvidence {
  messages: number;
  /** Messages whose Content-Length leads exactly to the next separator or the end. */
  ledByLength: number;
  /** Messages whose Content-Length leads elsewhere; it was not followed. */
  misledByLength: number;
  /** Lines that begin with exactly one ">" and "From ". */
  quotedOnce: number;
  /** Lines that begin with several ">" and "From ". */
  quotedTwice: number;
  /** Lines that begin with "From " within a message. */
  unquoted: number;
  /** Those of them that would separate two messages if no Content-Length reached over them. */
  reachedOver: number;
}

export function noEvidence(): MboxEvidence {
  const lines = { quotedOnce: 0, quotedTwice: 0, unquoted: 0, reachedOver: 0 };
  return { messages: 0, ledByLength: 0, misledByLength: 0, ...lines };
}

export interface MboxVerdict {
  /** "mboxcl2: Content-Length leads to the next message in 3 of 3, From lines stand unquoted" */
  readonly form: string;
  readonly notes: readonly string[];
}

/**
 * mboxo quotes lines that begin with "From ", mboxrd those with any ">" before it too. No file proves which: whatever an
 * mboxrd holds could be the messages of an mboxo as they were, replies that quote ">From ". So no ">" is taken away. A
 * line "From " in a message that a length leads over does prove something: mboxcl would have quoted it.
 */
export function judgeMbox(evidence: MboxEvidence): MboxVerdict {
  const { quotedOnce, quotedTwice, ledByLength } = evidence;
  const notes = [...keptNote(evidence), ...lengthNotes(evidence)];
  if (ledByLength > 0) return { form: formByLength(evidence), notes };
  if (quotedTwice > 0)
    return { form: 'mboxo or mboxrd: >>From lines occur, as replies in either may hold them', notes };
  const form =
    quotedOnce > 0
      ? 'mboxo or mboxrd: >From lines occur, but no >>From line'
      : 'mboxo or mboxrd: nothing tells them apart';
  return { form, notes };
}

function formByLength({ messages, ledByLength, quotedOnce, quotedTwice, unquoted }: MboxEvidence): string {
  const leads = `Content-Length leads to the next message in ${ledByLength} of ${messages}`;
  if (unquoted > 0) return `mboxcl2: ${leads}, From lines stand unquoted`;
  if (quotedOnce + quotedTwice > 0)
    return `mboxcl or mboxcl2: ${leads}, >From lines occur, as replies in either may hold them`;
  return `mboxcl or mboxcl2: ${leads}, no From line tells them apart`;
}

function keptNote({ quotedOnce, quotedTwice }: MboxEvidence): string[] {
  const lines = quotedOnce + quotedTwice;
  if (lines === 0) return [];
  return [`${lines} lines begin with >From and are left so: whether the ">" was put there is not certain`];
}

/** A length comes from the message itself, so it may be wrong, or meant to hide the messages behind it. */
function lengthNotes({ misledByLength, reachedOver }: MboxEvidence): string[] {
  const misled = `Content-Length of ${misledByLength} messages leads to no next message: not followed`;
  const over = `${reachedOver} lines within messages look like separators: their Content-Length reaches over them`;
  return [...(misledByLength === 0 ? [] : [misled]), ...(reachedOver === 0 ? [] : [over])];
}
