import type { Envelope } from '../../../shared/facts.ts';
import type { LogLine } from '../../../shared/logs/model.ts';
import type { MimePart } from '../../../shared/mime/structure.ts';
import type { DecodeTools, Tap } from './decode-part.ts';

/** What reading a message needs, and whom it tells on the way. */
export interface ReadTools extends DecodeTools {
  readonly onEnvelope: (envelope: Envelope) => void;
  readonly onPart: (path: string, codec: string) => void;
  /** Receives the lines of each log, in the file itself (part null) or attached; without it they are not read. */
  readonly onLogLines?: (part: string | null, lines: readonly LogLine[]) => void;
  /** Receives the decompressed bytes of each compressed attachment, in file order. */
  readonly tapFor?: (part: MimePart) => Tap;
}
