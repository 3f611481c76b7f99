/** The requestors of the sample: how each takes part, and the numbers it keeps (REQCONF and REQTRANS, Q96060). */
import { postOfficeName } from '../../shared/dirsync/address.ts';
import type { PostOffice, Updates } from './directory.ts';
import type { LogEntry } from './logs/entries.ts';
import type { AddressForm, Party } from './message.ts';
import type { Packing } from './pack.ts';

/** Where a requestor's transactions travel (Q159294); a foreign one sends a profile in place of a ReqTx. */
export type Role = 'inattachment' | 'inbody' | 'foreign';

/** Updates that were sent together first; `last` is R after them. */
export interface Batch {
  readonly last: number;
  readonly updates: Updates;
}

export interface Requestor {
  /** "NET/PO" in capitals. */
  readonly name: string;
  /** Its turn in each process, which gives it the same times every day. */
  readonly turn: number;
  readonly office: PostOffice;
  readonly party: Party;
  readonly role: Role;
  /** How the server packs what it sends to this one. */
  readonly packing: Packing;
  /** A gateway on the way keeps 40 characters of a subject. */
  readonly cutsSubjects: boolean;
  /** Cycles, counted from 1, in which it asks for everything. */
  readonly fullImportCycles: readonly number[];
  /** Cycle in which it first takes part. */
  readonly registeredIn: number;
  /** R up to which the server has acknowledged its updates. */
  acknowledged: number;
  /** Kept, and sent again with each request, until they are acknowledged. */
  unacknowledged: readonly Batch[];
  /** Updates it has received and full imports it has asked for: S and I of the subjects. */
  srvSync: number;
  imports: number;
  /** Its log since the last status report, which the next one takes along (Q96060). */
  statusLog: readonly LogEntry[];
}

/** Requestors that register during the sample; the others did so before. */
const REGISTERING = 9;
/** Of those, the share that asks once more in the cycle after registration, as the first list never came. */
const ASKING_AGAIN = 2 / 3;

const PACKINGS: readonly Packing[] = ['gzip', 'zlib', 'gzip', 'zip', 'gzip', 'deflate', 'gzip', 'gzip'];
const FORMS: readonly AddressForm[] = [
  'IMCEAMS',
  'IMCEAMS',
  'IMCEAX400',
  'IMCEAMS',
  'IMCEAPCM',
  'IMCEAMS',
  'display-name',
];

/** One requestor for each post office but the server's, which comes first. `highest` is the server's last position. */
export function createRequestors(offices: readonly PostOffice[], highest: number): Requestor[] {
  const requestors = offices.slice(1);
  const attachments =
    requestors.length - inbodyCount(requestors.length) - (hasForeign(requestors.length) ? 1 : 0);
  const registering = Math.min(REGISTERING, attachments);
  return requestors.map((office, index) => {
    const role =
      index < attachments
        ? 'inattachment'
        : hasForeign(requestors.length) && index === requestors.length - 1
          ? 'foreign'
          : 'inbody';
    const fullImportCycles = index < registering ? fullImports(index, registering) : [];
    const isNew = fullImportCycles.length > 0;
    return {
      name: postOfficeName(office),
      turn: index,
      office,
      party: partyOf(
        office,
        role === 'foreign' ? 'NETMAN' : '$SYSTEM',
        FORMS[index % FORMS.length] as AddressForm,
      ),
      role,
      packing: role === 'inattachment' ? (PACKINGS[index % PACKINGS.length] as Packing) : 'none',
      cutsSubjects: index % 4 === 2,
      fullImportCycles,
      registeredIn: fullImportCycles[0] ?? 1,
      acknowledged: isNew ? 0 : Math.min(7 * (index + 1), highest),
      unacknowledged: [],
      srvSync: isNew ? 0 : highest,
      imports: isNew ? 0 : 1,
      statusLog: [],
    };
  });
}

/** Whether the last requestor is a foreign one. */
export function hasForeign(requestors: number): boolean {
  return requestors >= 3;
}

export function partyOf(office: PostOffice, mailbox: string, form: AddressForm): Party {
  return { address: { network: office.network, postOffice: office.postOffice, mailbox }, form };
}

function inbodyCount(requestors: number): number {
  return requestors >= 10 ? 2 : requestors >= 3 ? 1 : 0;
}

/** Every other cycle of the first four, and for most once more right after the first. */
function fullImports(index: number, registering: number): readonly number[] {
  const first = 1 + (index % 2);
  const again = index < Math.round(registering * ASKING_AGAIN) ? [first + 1] : [];
  return [first, ...again, first + 2];
}
