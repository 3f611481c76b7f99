/** Which files are told by what is wrong with them: those that failed, and those that hung and fail alone. */
import { counted } from '../../../format/count.ts';
import { duration } from '../../../format/duration.ts';
import type { Failure } from '../../../failure.ts';
import { isLockedIn } from '../../../formats/locked-in.ts';
import type { DiagnosedFile } from '../../facts.ts';
import { damageAlone } from '../../hung/damage.ts';
import type { HungProof } from '../../hung/model.ts';
import { isDecodingFailure } from './failures.ts';
import type { FailedFile } from './failures.ts';
import { hungEvidence } from './hung-symptoms.ts';

/** Reasons that go with what is wrong with its bytes. */
const REASONS_TOLD = 4;

/** @param proof why it hung, where it did; null when the hang has to be told itself, or nothing is wrong */
export function failedFile(file: DiagnosedFile, proof: HungProof | undefined): FailedFile | null {
  // Nobody waits for what is no message: the rules about files tell of it.
  if (file.role !== 'message' || isLockedIn(file)) return null;
  const { state } = file;
  const damage = proof === undefined ? null : damageAlone(proof);
  const failure = failureOf(state, damage?.failure ?? null);
  if (failure === null || !isDecodingFailure(failure.kind)) return null;
  if (proof === undefined || damage === null) return { ...file, failure };
  const { silentMs, workers } = proof.evidence;
  const where = workers > 1 ? `with ${counted(workers, 'worker')}` : 'alone';
  const text = `It hung ${where}, silent for ${duration(silentMs)}; decoded alone it ends so.`;
  const evidence = hungEvidence(proof).slice(0, REASONS_TOLD);
  return { ...file, failure, alone: { isAgreed: damage.isAgreed, text, evidence } };
}

/** What was delivered or set aside is over, however it ends alone. */
function failureOf(state: DiagnosedFile['state'], alone: Failure | null): Failure | null {
  if (state.kind === 'failed') return state.failure;
  return state.kind === 'hung' ? alone : null;
}
