/**
 * Steps of the ladder that somebody took: recorded in the journal, and taken back by `undo`. The journal is all that
 * changes: what was worked out from the messages stays.
 */
import type { JournalEntry } from '../../shared/contract/journal.ts';
import type { Rung, RungState } from '../../shared/ladder/model.ts';
import { addJournalEntry, markUndone } from '../index/journal.ts';
import { exchangeKey } from '../index/read-ladder.ts';
import type { LadderAct } from '../index/read-ladder.ts';
import type { QueueSession } from './session.ts';

interface TakenStep {
  readonly requestor: string;
  readonly server: string | null;
  readonly rung: Rung;
  readonly note: string;
}

/** @param taken its state as it was before @returns id of the journal entry, which can be undone */
export function recordStep(
  { index }: Pick<QueueSession, 'index'>,
  step: TakenStep,
  taken: RungState,
): number {
  const { requestor, server, rung, note } = step;
  const act: LadderAct = { rung };
  const remark = note.trim();
  return addJournalEntry(index.write, {
    act: 'ladder-step',
    messageId: null,
    file: null,
    detail: `${taken.title}, for ${requestor} at ${server ?? 'an unknown server'}${remark === '' ? '.' : `: ${remark}`}`,
    result: 'done',
    equivalent: taken.commands.length === 0 ? null : taken.commands.map(({ text }) => text).join('; '),
    undo: act,
    exchange: exchangeKey({ requestor, server }),
  });
}

/** Only the record is taken back: what was done at the post office stays done. @returns id of the new entry */
export function takeBackStep(
  { index }: Pick<QueueSession, 'index'>,
  { id, detail, requestor }: Pick<JournalEntry, 'id' | 'detail' | 'requestor'>,
): number {
  return index.write.transaction(() => {
    const by = addJournalEntry(index.write, {
      act: 'ladder-step',
      messageId: null,
      file: null,
      detail: `record taken back: ${detail}`,
      result: 'rolled-back',
      equivalent: null,
      undo: null,
      ...(requestor === null ? {} : { exchange: requestor }),
    });
    markUndone(index.write, id, by);
    return by;
  });
}
