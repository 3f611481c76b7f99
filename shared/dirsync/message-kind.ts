/** What a message is in the DirSync exchange, from its envelope alone. */
import { assertNever } from '../assert-never.ts';
import type { MessageKind, SyncNumbers } from '../model.ts';
import { isSystemMailbox, parseDirSyncAddress, postOfficeName } from './address.ts';
import type { PostOfficeAddress } from './address.ts';
import { parseSubject } from './subject.ts';

export interface Envelope {
  /** Raw header texts; null where the header is missing. */
  readonly subject: string | null;
  readonly from: string | null;
  readonly to: readonly string[];
}

export interface MessageClass {
  readonly kind: MessageKind;
  /** A party is a `$SYSTEM` mailbox, or the subject fits the grammar (product contract, section 1). */
  readonly isDirSync: boolean;
  /** "NET/PO" in capitals of the requestor and the server of this exchange; null where the envelope does not say. */
  readonly requestor: string | null;
  readonly server: string | null;
  readonly sync: SyncNumbers | null;
}

/** Classifies one message. Hostile or missing headers yield kind `Other`, never an error. */
export function classifyMessage(envelope: Envelope): MessageClass {
  const subject = parseSubject(envelope.subject ?? '');
  const sender = parseDirSyncAddress(envelope.from ?? '');
  const recipients = envelope.to.map(parseDirSyncAddress).filter((address) => address !== null);
  const hasSystem = [sender, ...recipients].some((address) => address !== null && isSystemMailbox(address));
  if (subject === null)
    return { kind: 'Other', isDirSync: hasSystem, requestor: null, server: null, sync: null };

  const from = nameOf(sender);
  const to = nameOf(recipients.find(isSystemMailbox) ?? recipients[0]);
  const common = { kind: subject.kind, isDirSync: true, sync: null } as const;
  switch (subject.kind) {
    case 'ReqTx':
      return { ...common, requestor: from, server: to, sync: subject.sync };
    case 'SrvTx':
      return { ...common, requestor: to, server: from, sync: subject.sync };
    case 'Status':
      return { ...common, requestor: from ?? subject.postOffice?.toUpperCase() ?? null, server: to };
    case 'DirectoryExchange':
      return { ...common, requestor: from, server: to };
    default:
      return assertNever(subject);
  }
}

function nameOf(address: PostOfficeAddress | null | undefined): string | null {
  return address ? postOfficeName(address) : null;
}
