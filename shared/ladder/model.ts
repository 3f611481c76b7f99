/** The ladder of remedies of Q96060 for one requestor: mildest first, no rung is skipped. */

export const RUNGS = [
  'wait',
  'check',
  'requestor-import-export',
  'resync',
  'local-reset',
  'global-reset',
] as const;
export type Rung = (typeof RUNGS)[number];

export interface RungState {
  readonly rung: Rung;
  readonly title: string;
  /** What it does and what it costs. Whole sentences. */
  readonly what: string;
  /** What is typed, and where, in order. Empty where nothing is: what is chosen from menus stands in `what`. */
  readonly commands: readonly {
    readonly where: 'requestor' | 'server';
    /** Exactly as it is typed, but for what stands in angle brackets. */
    readonly text: string;
    /** What it shows, when it applies, or what must be so after it; null when there is nothing to add. */
    readonly note: string | null;
  }[];
  /**
   * done: recorded in the journal, or shown by the messages. next: the one to take now. locked: a milder one comes
   * first. not-needed: nothing is wrong. never: must not be done here.
   */
  readonly state: 'done' | 'next' | 'locked' | 'not-needed' | 'never';
  /** Why it is in this state: a whole sentence. */
  readonly reason: string;
  /** Who recorded it; null where the messages show it, or it is not done. */
  readonly recorded: { readonly journalId: number; readonly atMs: number; readonly who: string } | null;
  readonly kb: readonly string[];
}

export interface Ladder {
  readonly requestor: string;
  readonly server: string | null;
  /** What it is climbed for; null when nothing is wrong with this requestor. */
  readonly trouble: string | null;
  readonly rungs: readonly RungState[];
  /** What must never be done here. Whole sentences. */
  readonly never: readonly string[];
  /** What this rests on, and what was not checked. Whole sentences. */
  readonly basis: readonly string[];
}
