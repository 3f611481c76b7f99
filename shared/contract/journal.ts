import type { MessageId } from '../model.ts';

export interface JournalEntry {
  readonly id: number;
  readonly atMs: number;
  readonly who: string;
  readonly act:
    | 'deliver'
    | 'move-original'
    | 'undo-deliver'
    | 'quarantine'
    | 'restore'
    | 'export-evidence'
    | 'export-schedule'
    | 'enter-times'
    | 'assign-schedule'
    | 'save-repaired'
    | 'save-node'
    | 'ladder-step'
    | 'recover';
  readonly messageId: MessageId | null;
  readonly file: string | null;
  /** "NET/PO" that a remedy of the ladder was taken for. */
  readonly requestor: string | null;
  readonly detail: string;
  readonly result: 'done' | 'failed' | 'rolled-back' | 'under-way';
  /** What an administrator of the time would have typed; null where no such command existed. */
  readonly equivalent: string | null;
  readonly canUndo: boolean;
}
