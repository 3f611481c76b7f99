/** Verdicts that a remedy of the ladder is known for. Others have remedies of their own. */
import type { Context } from '../../shared/diagnosis/facts.ts';
import { CYCLES } from '../../shared/diagnosis/families/cycles/cycles.ts';
import { REGISTRATION } from '../../shared/diagnosis/families/registration/registration.ts';
import { SCHEDULE } from '../../shared/diagnosis/families/schedule/schedule.ts';
import { SEQUENCE } from '../../shared/diagnosis/families/sequence/sequence.ts';
import type { Symptom } from '../../shared/diagnosis/model.ts';
import type { ScheduleBoard } from '../../shared/schedule/model.ts';
import type { SyncPicture } from './sync-picture.ts';

const CLIMBED_FOR = [SEQUENCE, CYCLES, REGISTRATION, SCHEDULE] as const;

/** Of all requestors. */
export function ladderSymptoms(
  { cycles, ledger }: SyncPicture,
  board: ScheduleBoard,
  keepUpdatesCycles: number,
): readonly Symptom[] {
  const context: Context = {
    picture: cycles,
    ledger,
    board,
    proofs: [],
    labRuns: [],
    failedTwice: new Set(),
    gal: null,
    keepUpdatesCycles,
    nowMs: Date.now(),
  };
  return CLIMBED_FOR.flatMap(({ watch }) => [...watch(context).finish()]);
}
