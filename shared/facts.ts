/** What reading a message establishes, in the order in which it is known. */
import type { MessageKind, SyncNumbers, TransactionFormat } from './model.ts';

/** What the headers tell, known before anything is decompressed and so even of a message that hangs. */
export interface Envelope {
  readonly kind: MessageKind;
  readonly from: string | null;
  readonly to: string | null;
  readonly subject: string | null;
  readonly dateMs: number;
  readonly dateSource: 'header' | 'mtime';
  /** When the last system on the way took it (newest Received header), Unix milliseconds. */
  readonly arrivedMs: number | null;
  readonly requestor: string | null;
  /** "NET/PO" of the DirSync server of this exchange, where the envelope says so. */
  readonly server: string | null;
  readonly sync: SyncNumbers | null;
}

export interface Payload {
  readonly format: TransactionFormat;
  /** Codec of the first compressed part, or 'none'. */
  readonly codec: string;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly transactions: number;
}
