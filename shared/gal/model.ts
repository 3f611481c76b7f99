/**
 * The Global Address List as messages tell it. An entry is an alias within an address list: aliases are unique in every
 * list but the GAL itself (Q96001 [27], Q146676), and D and M name an alias that must exist (Q96001 [29]).
 */
import type { CycleState, MessageRef } from '../cycles/model.ts';
import type { StateKind } from '../state.ts';
import type { TemplateField, TemplateValue } from '../model.ts';

/** Whose list is looked at. */
export type PointOfView =
  /** All requests that reached the server; replies tell of what no request in the queue names. */
  | { readonly kind: 'server'; readonly server: string | null }
  /** The requestor's own updates, and what the server sent it. */
  | { readonly kind: 'requestor'; readonly requestor: string; readonly server: string | null }
  /** Messages and files of transactions that belong to no exchange, in the order of their times. */
  | { readonly kind: 'loose' };

/**
 * One address list. `network` and `postOffice` are in capitals, and null where the address type has none: all addresses
 * of such a type are one list. MS, CSI and a missing type are PCM.
 */
export interface AddressList {
  readonly type: string;
  readonly network: string | null;
  readonly postOffice: string | null;
}

/** Stable as long as the index of the list is; the alias in its list, in whichever state. */
export type EntryId = number;

/** What an entry says, as it was written. */
export interface EntryValues {
  readonly name: string;
  /** In capitals. */
  readonly addressType: string;
  readonly address: string;
  readonly templates: readonly TemplateValue[];
}

/**
 * What came of a transaction. `refused`: its alias exists already with something else (Q96001 [27]); `unknown`: no such
 * alias ([29]); `repeated`: it is so already; `kept`: an R and what followed it left the entry as it was; `swept`: an R
 * did not name it again; `outranked`: a reply, in the server's list, on an entry that requests tell of, or that the
 * same reply tells of again further down.
 */
export const EFFECTS = [
  'added',
  'changed',
  'moved',
  'removed',
  'swept',
  'kept',
  'repeated',
  'refused',
  'unknown',
  'outranked',
  'list-replaced',
  'template-defined',
] as const;
export type Effect = (typeof EFFECTS)[number];

/** A message whose transactions should be in a list and are not. */
export interface Hole {
  readonly message: MessageRef;
  readonly state: StateKind;
  /**
   * unread: nothing of it is known. not-imported: it was read, and its requestor went on without it. absent: numbers
   * prove that there was one, and no message of the queue is it; `message` is the one that proves it.
   */
  readonly why: 'unread' | 'not-imported' | 'absent';
  /** Null where it belongs to no cycle. */
  readonly cycle: number | null;
  /** Points of view that it is missing in: the requestor's, and for a request the server's. */
  readonly requestor: string | null;
  readonly role: 'request' | 'reply' | 'loose';
  /** Transactions that it says it holds; null where it does not say. */
  readonly sent: number | null;
  /** Why, as a sentence. */
  readonly reason: string;
}

/** One message of a point of view, in the order in which its transactions count. */
export interface PlannedMessage {
  readonly message: MessageRef;
  /** Cycle in which it counts; null in the list of loose messages, where each is a step of its own. */
  readonly cycle: number | null;
  readonly atMs: number | null;
  readonly role: 'request' | 'reply' | 'loose';
  /** Who wrote it: "NET/PO" of the requestor for a request, of the server (null if unknown) for a reply. */
  readonly supplier: string | null;
  /** So many transactions at its beginning were told by an earlier message, whose acknowledgement was lost (Q96060). */
  readonly repeats: number;
}

/** One cycle of an exchange, as far as causes of differences need it. */
export interface CycleFacts {
  readonly index: number;
  readonly atMs: number | null;
  readonly state: CycleState;
  readonly request: MessageRef | null;
  readonly reply: MessageRef | null;
  /** Whether T3 is known to have been done; null where nothing tells. */
  readonly imported: boolean | null;
  /** Cycle whose numbers show that the reply was imported; null where none do. */
  readonly importShownIn: number | null;
  /** The reply answers S=0: it tells of what there is, and of no removals (Q96060). */
  readonly isFull: boolean;
  /** The reply goes up to less than the requestor holds already, so that it tells nothing (Q96060). */
  readonly isBehind: boolean;
  /** A message of this cycle starts from an S that no reply of the queue reaches: one that was written after `after` is not here. */
  readonly unseen: { readonly after: number; readonly srv: number } | null;
}

/** The server's positions fell: it was restored from a backup, or set up anew. */
export interface SetBack {
  readonly cycle: number;
  /** Last cycle whose changes it still had then, as far as the positions tell; 0 when none are known to be. */
  readonly kept: number;
  /** The highest position before, and the one then. */
  readonly from: number;
  readonly to: number;
}

/** What happens in the exchange, as far as causes of differences need it. */
export interface ExchangeFacts {
  readonly requestor: string;
  readonly server: string | null;
  /** Whether a request of it is in the queue: no outgoing queue holds one, and then nothing tells whether it asked. */
  readonly hasRequests: boolean;
  readonly cycles: readonly CycleFacts[];
  /** Those of its server. */
  readonly setBacks: readonly SetBack[];
}

/** Everything that lists are worked out from, but the transactions themselves. */
export interface GalPlan {
  readonly views: readonly {
    readonly view: PointOfView;
    readonly messages: readonly PlannedMessage[];
    /** Numbers and times of the cycles of this view, all of them, in order; of loose messages one a message. */
    readonly cycles: readonly { readonly cycle: number; readonly atMs: number | null }[];
  }[];
  readonly holes: readonly Hole[];
  /** What was never in this queue, as numbers prove. */
  readonly absent: readonly Hole[];
  readonly exchanges: readonly ExchangeFacts[];
  /** "NET/PO" of every server and requestor that a message, log or listing names. */
  readonly registered: readonly string[];
  /** What the lists rest on and what they cannot tell. Whole sentences. */
  readonly basis: readonly string[];
}

/** Where a transaction stands. */
export interface TransactionPlace {
  readonly message: MessageRef;
  /** MIME path of the part, and the index of the transaction in it. */
  readonly part: string;
  readonly index: number;
  /** Byte range in the decoded part. */
  readonly start: number;
  readonly end: number;
}

/** One transaction that names an entry, and what came of it. */
export interface HistoryItem extends TransactionPlace {
  readonly code: string;
  readonly effect: Effect;
  readonly cycle: number | null;
  readonly atMs: number | null;
  readonly role: PlannedMessage['role'];
  readonly supplier: string | null;
  /** The entry after it; null when there is none then. */
  readonly after: EntryValues | null;
}

export const CHANGE_KINDS = ['added', 'removed', 'changed', 'moved'] as const;
/** moved: it is in another address list than before. changed: alias, address or template values differ. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/**
 * More entries gone in one cycle than a day's work explains: more than `entries`, or more than a share of those known,
 * which of a handful says nothing: from `atLeast` on.
 */
export const MASS_DELETION = { entries: 500, share: 0.1, atLeast: 10 } as const;

export interface MassDeletion {
  readonly cycle: number;
  readonly removed: number;
  /** Entries known before the cycle. */
  readonly before: number;
}

/** Template definition (T) of a list. */
export interface TemplateDefinition {
  readonly list: AddressList;
  readonly fields: readonly TemplateField[];
  readonly place: TransactionPlace;
}

export const CHECK_KINDS = [
  'same-address',
  'same-name',
  'suffix-001',
  'case-only',
  'malformed-x400',
  'over-long',
  'unregistered',
  'alias-taken',
  'ghost',
] as const;
/**
 * same-address: one address under several aliases. same-name: one alias in several lists, which is allowed (Q146676).
 * suffix-001: an alias with 001, 002, … behind it (Q146681, Q192514). case-only: two that differ in case alone.
 * unregistered: a post office that no message, log or listing names as server or requestor. alias-taken: another
 * entry was refused because its alias belongs to this one. ghost: an R did not name it again, and yet it is there.
 */
export type CheckKind = (typeof CHECK_KINDS)[number];

export const DIFFERENCE_KINDS = ['only-left', 'only-right', 'different'] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

export const CAUSE_KINDS = [
  'hung-message',
  'failed-message',
  'set-aside',
  'read-elsewhere',
  'no-reply',
  'not-asked-yet',
  'not-imported-yet',
  'not-in-queue',
  'known-from-before',
  'own-entry',
  'without-templates',
  'full-import',
  'server-restored',
  'disproved',
  'excluded-type',
  'lost-update',
  'not-sent-yet',
  'refused',
  'later-change',
  'unexplained',
] as const;
/**
 * Why two lists differ in an entry. `read-elsewhere`: its reply cannot be read here, and the post office has imported
 * it. `not-in-queue`: numbers tell of a reply that has left the queue, or was never in it. `known-from-before`: it was
 * told of, and one of the lists does not know what it was before. `own-entry`: the requestor's own, which it told of by
 * a request that is not here. `without-templates`: the reply tells of it without its template values. `full-import`: a reply with all that there is names no removals. `disproved`: the server
 * itself has left it out of its whole list since. `lost-update` and `excluded-type` are claimed only where all of the
 * list was told before. `unexplained`: no message of the queue tells.
 */
export type CauseKind = (typeof CAUSE_KINDS)[number];

export interface Cause {
  readonly kind: CauseKind;
  /** A whole sentence. */
  readonly text: string;
  readonly cycle: number | null;
  /** What proves it. */
  readonly places: readonly TransactionPlace[];
  readonly messages: readonly MessageRef[];
}
