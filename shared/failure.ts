/** Every way a message, or a file beside messages, can fail. The set is closed: the index, `inspect` and the screen all derive from it. */
export const FAILURE_KINDS = [
  'truncated',
  'checksum-mismatch',
  'corrupt-data',
  'unsupported-codec',
  'output-limit',
  'malformed-message',
  'malformed-transactions',
  'read-error',
  'not-a-regular-file',
  'decoder-crashed',
] as const;

export type FailureKind = (typeof FAILURE_KINDS)[number];

export interface Failure {
  readonly kind: FailureKind;
  /** The fact at hand ("expected CRC 1a2b3c4d, computed 00000000"), without advice. */
  readonly detail: string;
  /** Path of the part or node it happened in ("1.2", "1.2/1"), null when it concerns the whole file. */
  readonly part: string | null;
  /**
   * Bytes into that part's transfer-decoded content (or the file when `part` is null); null when unknown. Of a file that
   * could not be taken out of its archive it is the byte of the archive that is known, which `detail` says.
   */
  readonly offset: number | null;
}

export interface FailureText {
  readonly title: string;
  readonly meaning: string;
  readonly nextStep: string;
}

const FAILURE_TEXTS: Readonly<Record<FailureKind, FailureText>> = {
  truncated: {
    title: 'Ends too early',
    meaning: 'The data stops before its own end. Part of it never reached this file.',
    nextStep:
      'Copy it again from its source, or ask the sender for it. A DirSync request or reply that was not acknowledged is repeated in the next cycle.',
  },
  'checksum-mismatch': {
    title: 'Checksum wrong',
    meaning: 'The data decompresses, but not to what the sender compressed: its check value differs.',
    nextStep:
      'Do not deliver it. A message: retry it with the second decoder; if both agree, the data is damaged. A file: copy it again from its source.',
  },
  'corrupt-data': {
    title: 'Data damaged',
    meaning: 'The data breaks the rules of its own format at the marked byte.',
    nextStep:
      'A message: retry it with the second decoder to rule out ours, then quarantine it. A file: copy it again from its source.',
  },
  'unsupported-codec': {
    title: 'Form not supported',
    meaning: 'The form was recognised, but this program cannot read it: the detail says which.',
    nextStep:
      'Ask for it without a password where it is encrypted; else open it with the program it comes from, or add a plug-in that knows the form.',
  },
  'output-limit': {
    title: 'Limit reached',
    meaning:
      'Reading was stopped at a limit of this program, of size, of nesting or of number: the detail says which.',
    nextStep:
      'Treat it as hostile unless something of this size is expected; then save the inner file and open it by itself.',
  },
  'malformed-message': {
    title: 'Message structure broken',
    meaning: 'The file is a mail message, but its structure cannot be read within the limits.',
    nextStep: 'Look at the bytes at the marked offset, then quarantine it.',
  },
  'malformed-transactions': {
    title: 'No readable transaction',
    meaning: 'Nothing in the payload can be read as transactions.',
    nextStep:
      'Look at it on the Format tab and try it as another codec, or add a plug-in that knows it. A binary (internal format) payload has no published layout.',
  },
  'read-error': {
    title: 'Could not be read',
    meaning:
      'The operating system refused to give us the bytes of this file, or the archive around it is another one by now.',
    nextStep: 'Check the permissions and the disk, then rescan.',
  },
  'not-a-regular-file': {
    title: 'Not a regular file',
    meaning: 'This is a link, pipe, device or socket. It was not opened.',
    nextStep: 'If it stands for a message, put a copy of the message itself into the queue.',
  },
  'decoder-crashed': {
    title: 'Decoder crashed',
    meaning: 'Our decoder ended unexpectedly on this file. The others were not affected.',
    nextStep: 'Export the evidence for a fault report. A message: retry it with the second decoder.',
  },
};

/** Plain-language text of a failure kind, the only source of such text on any screen. */
export function failureText(kind: FailureKind): FailureText {
  return FAILURE_TEXTS[kind];
}
