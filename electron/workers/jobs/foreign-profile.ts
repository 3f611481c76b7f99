/** What the body of a foreign requestor's message adds to its envelope (Q106623, Q118298). */
import { decodeWindows1252 } from '../../../shared/dirsync/windows-1252.ts';
import { parseProfile, PROFILE_CHARS } from '../../../shared/dirsync/profile.ts';
import type { Envelope } from '../../../shared/facts.ts';
import { walkParts } from '../../../shared/mime/structure.ts';
import type { MimePart } from '../../../shared/mime/structure.ts';
import { NO_SYNC_NUMBERS } from '../../../shared/model.ts';
import type { OnProgress } from '../../../shared/progress.ts';
import { isBody } from './body.ts';
import { transferDecoded } from './transfer-encoding.ts';

/** The envelope with the requestor that the body names, where no address does, and with its number. */
export function withProfile(
  envelope: Envelope,
  file: Uint8Array,
  root: MimePart,
  onProgress: OnProgress,
): Envelope {
  if (envelope.kind !== 'DirectoryExchange') return envelope;
  const body = [...walkParts(root)].find((part) => part.children.length === 0 && isBody(part));
  if (body === undefined) return envelope;
  const text = decodeWindows1252(transferDecoded(file, body, onProgress).subarray(0, PROFILE_CHARS));
  const profile = parseProfile(text);
  if (profile === null) return envelope;
  return {
    ...envelope,
    requestor: envelope.requestor ?? profile.requestor,
    sync: { ...NO_SYNC_NUMBERS, srv: profile.serverSequence },
  };
}

/** The same once the transactions were counted: the last of their numbers is what the requestor has sent so far. */
export function withTransactions(
  envelope: Envelope,
  highestSequence: number | null,
  transactions: number | null,
): Envelope {
  if (envelope.kind !== 'DirectoryExchange') return envelope;
  return {
    ...envelope,
    sync: { ...NO_SYNC_NUMBERS, ...envelope.sync, req: highestSequence, sent: transactions },
  };
}
