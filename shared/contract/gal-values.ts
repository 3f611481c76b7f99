/** What requests about the Global Address List yield. */
import type {
  AddressList,
  Cause,
  CauseKind,
  ChangeKind,
  CheckKind,
  DifferenceKind,
  EntryId,
  EntryValues,
  HistoryItem,
  Hole,
  MassDeletion,
  PointOfView,
  TemplateDefinition,
  TransactionPlace,
} from '../gal/model.ts';
import type { ColumnChoice, GalBranch } from './gal.ts';

export type GalStatus =
  /** Messages are still being read and decoded; the list is worked out after that. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading'; readonly done: number; readonly total: number; readonly transactions: number }
  | { readonly kind: 'ready' }
  /** No message with transactions was found. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'cancelled'; readonly done: number; readonly total: number }
  | { readonly kind: 'failed'; readonly text: string };

export interface ViewSummary {
  readonly view: PointOfView;
  /** "NET/PO" of the requestor or the server; a phrase where that is unknown. */
  readonly name: string;
  readonly messages: number;
  /** Of these, how many are requests: an outgoing queue holds replies alone. */
  readonly requests: number;
  /** Number of its first and its latest cycle; null without any. */
  readonly firstCycle: number | null;
  readonly lastCycle: number | null;
  readonly holes: number;
}

export interface GalOverview {
  readonly status: GalStatus;
  /** The messages have changed since; the list is being brought up to date. */
  readonly updating: boolean;
  /** Grows when the lists are worked out anew; ids of views before that are void. */
  readonly generation: number;
  /** Where the ids of entries are from: in another index the same ids are other entries. Empty before the first. */
  readonly index: string;
  /** The first is the one to show. */
  readonly views: readonly ViewSummary[];
  readonly holes: readonly Hole[];
  /** Transactions of readable messages that could not be read themselves. */
  readonly unread: number;
  /** What the lists rest on and what they cannot tell. Whole sentences. */
  readonly basis: readonly string[];
}

export interface TreeNode {
  readonly branch: GalBranch;
  /** "NORTH", "PO1", "PCM". */
  readonly name: string;
  readonly entries: number;
  readonly children: readonly TreeNode[];
}

export interface EntryRow {
  readonly entry: EntryId;
  readonly name: string;
  readonly addressType: string;
  readonly address: string;
  readonly list: AddressList;
  readonly templates: number;
  /** Cycle that gave it its present values. */
  readonly since: number | null;
  /** Who wrote the transaction that did. */
  readonly supplier: string | null;
}

export interface OpenedList {
  readonly viewId: number;
  readonly total: number;
  /** Entries of the list before search and filters. */
  readonly of: number;
}

export interface EntryCard {
  readonly entry: EntryId;
  readonly list: AddressList;
  /** Null when it is not in the list at that cycle. */
  readonly values: EntryValues | null;
  /** What it is at that cycle under another alias, before or after an M renamed it; null when it is not there at all. */
  readonly renamed: { readonly entry: EntryId; readonly values: EntryValues } | null;
  readonly definition: TemplateDefinition | null;
  /** Oldest first, of all cycles; `historyLeftOut` more were not looked up. */
  readonly history: readonly HistoryItem[];
  readonly historyLeftOut: number;
}

export interface GalCycle {
  readonly cycle: number;
  readonly atMs: number | null;
  /** After it. */
  readonly entries: number;
  readonly changes: Readonly<Record<ChangeKind, number>>;
  readonly mass: MassDeletion | null;
  /** Messages of this cycle that are missing in the list. */
  readonly holes: number;
}

export interface DiffRow {
  readonly kind: ChangeKind;
  readonly entry: EntryId;
  readonly list: AddressList;
  readonly before: EntryValues | null;
  readonly after: EntryValues | null;
  /** The transaction that did it last. */
  readonly by:
    | (TransactionPlace & { readonly cycle: number | null; readonly supplier: string | null })
    | null;
  /** How a move was told: by one M, or as D here and A there of one alias. Null for other kinds. */
  readonly how: 'modify' | 'delete-and-add' | null;
}

export interface OpenedDiff extends OpenedList {
  readonly counts: Readonly<Record<ChangeKind, number>>;
  readonly postOffices: readonly {
    readonly list: AddressList;
    readonly counts: Readonly<Record<ChangeKind, number>>;
  }[];
  readonly mass: readonly MassDeletion[];
}

/** What a file that is compared turned out to be. */
export type ImportedFile =
  | {
      readonly kind: 'imported';
      readonly fileId: number;
      readonly name: string;
      /** "LDIF", "Exchange directory CSV", "CSV", "Import file", "Offline address book". */
      readonly format: string;
      /** What the lines of its problems count in a file that has no lines. */
      readonly counts?: 'record';
      readonly entries: number;
      /** Records that could not be read or have no address, the first few told. */
      readonly problems: readonly { readonly line: number; readonly text: string }[];
      readonly problemsTotal: number;
    }
  /** It is CSV, and only the user knows which column is which. */
  | {
      readonly kind: 'columns';
      readonly name: string;
      /** The first rows, the header among them if there is one. */
      readonly rows: readonly (readonly string[])[];
      readonly guess: ColumnChoice;
    };

export interface CompareRow {
  readonly kind: DifferenceKind;
  readonly left: EntryValues | null;
  readonly right: EntryValues | null;
  /** In the list of its side; null where that is a file or has no such entry. */
  readonly leftEntry: EntryId | null;
  readonly rightEntry: EntryId | null;
  readonly cause: Cause;
}

export interface OpenedComparison {
  readonly viewId: number;
  readonly total: number;
  readonly counts: Readonly<Record<DifferenceKind, number>>;
  readonly causes: Readonly<Record<CauseKind, number>>;
  readonly leftEntries: number;
  readonly rightEntries: number;
  /** Entries that are in both and say the same. */
  readonly equal: number;
  /** What could not be compared. Whole sentences. */
  readonly unchecked: readonly string[];
}

export interface CheckRow {
  readonly kind: CheckKind;
  /** A whole sentence. */
  readonly text: string;
  /** The first few of those it concerns. */
  readonly entries: readonly EntryRow[];
  readonly entriesTotal: number;
}

export interface OpenedCheck {
  readonly viewId: number;
  readonly total: number;
  /** How many findings of each kind there are, shown or not; null of what was not checked (`unchecked` says why). */
  readonly counts: Readonly<Record<CheckKind, number | null>>;
  readonly checked: number;
  /** Kinds that were looked for in a part of the list only. */
  readonly partly: readonly CheckKind[];
  /** What was not checked and why. Whole sentences. */
  readonly unchecked: readonly string[];
}

export interface GalPictures {
  readonly cycles: readonly GalCycle[];
  /** The largest lists, and the rest together with `list` null; `entries` by cycle, beside `cycles`. */
  readonly lists: readonly { readonly list: AddressList | null; readonly entries: readonly number[] }[];
  /** Who told of how many entries of which list, in the latest cycle. */
  readonly supply: readonly {
    readonly supplier: string | null;
    readonly role: 'request' | 'reply' | 'loose';
    readonly list: AddressList;
    readonly entries: number;
  }[];
}

export interface GalValues {
  'gal.overview': GalOverview;
  'gal.cancel': null;
  'gal.resume': null;
  'gal.tree': readonly TreeNode[];
  'gal.open': OpenedList;
  'gal.page': readonly EntryRow[];
  'gal.locate': number | null;
  'gal.entry': EntryCard;
  'gal.cycles': readonly GalCycle[];
  'gal.diff': OpenedDiff;
  'gal.diffPage': readonly DiffRow[];
  'gal.importFile': ImportedFile;
  'gal.compare': OpenedComparison;
  'gal.comparePage': readonly CompareRow[];
  'gal.check': OpenedCheck;
  'gal.checkPage': readonly CheckRow[];
  'gal.pictures': GalPictures;
  'gal.export': {
    readonly path: string;
    readonly entries: number;
    /** What the format cannot say, or not wholly; the first of it. Whole sentences. */
    readonly notes: readonly string[];
  };
}
