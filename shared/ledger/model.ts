/** The numbers that both ends of an exchange keep, side by side, and what must hold between them (Q96060, Q152231). */
import type { MessageRef } from '../cycles/model.ts';
import type { LogLineId } from '../logs/model.ts';

/** Numbered as `docs/ledger.md` explains them. */
export const INVARIANTS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export type Invariant = (typeof INVARIANTS)[number];

/** What one message or log line says of the numbers; null where it does not hold the field. */
export interface LedgerNumbers {
  readonly atMs: number | null;
  readonly message: MessageRef | null;
  readonly line: LogLineId | null;
  readonly req: number | null;
  readonly reqWas: number | null;
  readonly srv: number | null;
  readonly srvWas: number | null;
  readonly imports: number | null;
  readonly sent: number | null;
}

/** One cycle of one requestor: what it wrote, what the server wrote. */
export interface LedgerRow {
  readonly cycle: number;
  readonly requestor: LedgerNumbers | null;
  readonly server: LedgerNumbers | null;
  /** Invariants that this cycle's numbers break, explained in `breaches`. */
  readonly broken: readonly Invariant[];
}

/** One thing that is wrong. What merely follows from it is told in its text, never as a breach of its own. */
export interface Breach {
  readonly invariant: Invariant;
  readonly requestor: string;
  /** Cycles it shows in; null when only a listing (LISTDS, LISTQ) proves it. */
  readonly firstCycle: number | null;
  readonly lastCycle: number | null;
  /** Cycle from which on the numbers are right again; null while the latest that can be compared still shows it. */
  readonly overSince: number | null;
  /** "A number of the requestor went backwards". */
  readonly title: string;
  /** The numbers that contradict each other, and what follows from it. */
  readonly text: string;
  readonly nextStep: string;
  /** Articles it rests on ("Q113453"). */
  readonly kb: readonly string[];
  /** Equal for the breaches of several requestors that have one cause; null when it concerns this one alone. */
  readonly cause: string | null;
  readonly messages: readonly MessageRef[];
  readonly lines: readonly LogLineId[];
}

/** The latest number of both ends; null where nothing tells it. */
export interface BothEnds {
  readonly requestor: number | null;
  readonly server: number | null;
}

/** How long a silent requestor's updates are still kept (Q108067, Q257740). */
export interface KeepUpdates {
  readonly lastHeardMs: number;
  /** Runs of the server since then. */
  readonly missed: number;
  readonly limit: number;
  /** The run with which more than `limit` are missed, if it stays silent; null while the pace is not known. */
  readonly limitAtMs: number | null;
  /** heard: in the last cycle. counting: not heard since. lost: the limit has passed; a full import is needed. */
  readonly state: 'heard' | 'counting' | 'lost';
}

export interface RequestorLedger {
  readonly requestor: string;
  readonly server: string | null;
  readonly rows: readonly LedgerRow[];
  readonly reqSync: BothEnds;
  readonly srvSync: BothEnds;
  readonly impSync: BothEnds;
  readonly breaches: readonly Breach[];
  /** Null when it was never heard, and where no run of the server is known. */
  readonly keepUpdates: KeepUpdates | null;
}

/** Numbers that one line of a LISTDS or LISTQ listing shows; null where it does not hold the field. */
export interface ListedNumbers {
  readonly line: LogLineId;
  /** server: LISTDS -S. requestor: LISTDS -R, or LISTQ -FREQTRANS. */
  readonly side: 'server' | 'requestor';
  /**
   * "NET/PO" in capitals of the requestor it speaks of; of the server on the line with `highest`. Null where the
   * listing does not say whose it is; such a line is not compared with anything.
   */
  readonly postOffice: string | null;
  readonly reqSync: number | null;
  readonly srvSync: number | null;
  readonly impSync: number | null;
  /** Highest SrvSync: the server's last position in MSTTRANS. */
  readonly highest: number | null;
  /** Highest transaction number in REQTRANS.GLB (LISTQ); never of another queue file. */
  readonly queuedHighest: number | null;
  /** When the listing was made; null when nothing tells. */
  readonly atMs: number | null;
}

/** All ledgers of a queue. */
export interface Ledgers {
  /** In the order of the picture's requestors. */
  readonly ledgers: readonly RequestorLedger[];
  /** One entry for each cause: what is still so first, then the most requestors. */
  readonly causes: readonly { readonly breach: Breach; readonly requestors: readonly string[] }[];
}
