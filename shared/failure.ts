/** Every way a message can fail. The set is closed: the index, `inspect` and the screen all derive from it. */
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
  /** MIME path of the part it happened in ("1.2"), null when it concerns the whole file. */
  readonly part: string | null;
  /** Bytes into that part's transfer-decoded content (or the file when `part` is null); null when unknown. */
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
    meaning: 'The compressed data stops before its own end marker. Part of it never reached this file.',
    nextStep: 'Ask the sender to send it again. The requestor is served in the next cycle.',
  },
  'checksum-mismatch': {
    title: 'Checksum wrong',
    meaning: 'The data decompresses, but not to what the sender compressed: its check value differs.',
    nextStep: 'Do not deliver it. Retry with the second decoder: if both agree, the data is damaged.',
  },
  'corrupt-data': {
    title: 'Data damaged',
    meaning: 'The compressed data breaks the rules of its own format at the marked byte.',
    nextStep: 'Retry with the second decoder to rule out our decoder, then quarantine it and wait one cycle.',
  },
  'unsupported-codec': {
    title: 'Compression not supported',
    meaning: 'The compression was recognised, but this program cannot decompress this form of it.',
    nextStep:
      'Export the evidence. Turn compression off for the requestor if the source still runs (Q200079).',
  },
  'output-limit': {
    title: 'Output limit reached',
    meaning: 'Decompressing was stopped because the result grew past the configured limit.',
    nextStep:
      'Treat it as hostile unless a full import of this size is expected; then raise the limit and retry.',
  },
  'malformed-message': {
    title: 'Message structure broken',
    meaning: 'The file is a mail message, but its structure cannot be read within the limits.',
    nextStep: 'Look at the bytes at the marked offset, then quarantine it.',
  },
  'malformed-transactions': {
    title: 'No readable transaction',
    meaning: 'The payload was decompressed, but nothing in it can be read as directory transactions.',
    nextStep: 'Look at the bytes. A binary (internal format) payload cannot be read by this program.',
  },
  'read-error': {
    title: 'Could not be read',
    meaning: 'The operating system refused to give us the bytes of this file.',
    nextStep: 'Check the permissions and the disk, then rescan.',
  },
  'not-a-regular-file': {
    title: 'Not a regular file',
    meaning: 'This is a link, pipe, device or socket. It was not opened.',
    nextStep: 'If it stands for a message, put a copy of the message itself into the queue.',
  },
  'decoder-crashed': {
    title: 'Decoder crashed',
    meaning: 'Our decoder ended unexpectedly on this message. The other messages were not affected.',
    nextStep: 'Retry with the second decoder and export the evidence for a fault report.',
  },
};

/** Plain-language text of a failure kind, the only source of such text on any screen. */
export function failureText(kind: FailureKind): FailureText {
  return FAILURE_TEXTS[kind];
}
