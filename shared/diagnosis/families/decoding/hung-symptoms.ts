import type { HungProof, ProofReason } from '../../hung/model.ts';
import { isDamage } from '../../hung/weigh.ts';
import type { Evidence, Place, Symptom } from '../../model.ts';
import type { MessageId, MessageRow } from '../../../model.ts';
import type { StateKind } from '../../../state.ts';
import type { CyclesOf } from './cycles-of.ts';
import { HUNG_RULES } from './hung-rules.ts';

/** Reasons that one message is told with; the proof of the message has all of them. */
const REASONS_TOLD = 6;

/** What the file of a message that hung tells of it. */
export interface HungFile extends Pick<MessageRow, 'bytesOut' | 'sync'> {
  readonly state: StateKind;
}

/** Of a message whose file did not pass. */
export const unseen: HungFile = { state: 'hung', bytesOut: null, sync: null };

export interface HungSurroundings {
  readonly cyclesOf: CyclesOf;
  /** Whether its requestor holds by now what it carries. */
  readonly hasGoneOn: (message: MessageId, sync: HungFile['sync']) => boolean;
}

/** Nothing is left to do about it: it went through, or somebody set it aside. */
export function isDealtWith({ state }: Pick<HungFile, 'state'>): boolean {
  return state === 'delivered' || state === 'quarantined';
}

/** One for each message. A card for each decoder: each has its own fault. */
export function hungSymptom(
  proof: HungProof,
  file: HungFile,
  { cyclesOf, hasGoneOn }: HungSurroundings,
): Symptom {
  const { message, verdict, evidence, requestor } = proof;
  const isOfDecoder = verdict === 'concurrency-defect' || verdict === 'decoder-defect';
  const isOver = isDealtWith(file);
  const rest =
    !isOver && hasGoneOn(message.id, file.sync) ? ' It needs no retry: its requestor has gone on.' : '';
  return {
    rule: HUNG_RULES[verdict],
    group: isOfDecoder ? evidence.decoder : verdict === 'bad-data' && isDamaged(proof) ? 'damaged' : '',
    text: `${message.file}: ${proof.text}${rest}`,
    certainty: proof.certainty,
    severity: file.state === 'quarantined' ? 'info' : null,
    isOver,
    atMs: hungAtMs(proof),
    evidence: hungEvidence(proof),
    about: {
      messages: [message.id],
      lines: [],
      requestors: requestor === null ? [] : [requestor],
      cycles: cyclesOf(message.id),
    },
    remedy: [],
  };
}

/** What is damaged shares no card with what hangs, and may be sound. */
function isDamaged({ trials }: HungProof): boolean {
  return trials.some(isDamage);
}

/** When it hung last, as far as a trial tells. */
export function hungAtMs({ trials }: HungProof): number | null {
  return trials.findLast(({ outcome }) => outcome === 'hung')?.atMs ?? null;
}

export function hungEvidence({ message, reasons, trials, missing }: HungProof): readonly Evidence[] {
  const inLab = new Set(trials.filter(({ origin }) => origin === 'lab').map(({ id }) => id));
  const place = ({ trial }: ProofReason): Place =>
    trial !== null && inLab.has(trial) ? { kind: 'lab' } : { kind: 'message', ...message };
  const told = (['for', 'against', 'neither'] as const).flatMap((speaks) =>
    reasons.filter((reason) => reason.speaks === speaks),
  );
  return [
    ...told.slice(0, REASONS_TOLD).map((reason) => ({
      text: reason.speaks === 'against' ? `Against it: ${reason.text}` : reason.text,
      place: place(reason),
    })),
    ...missing.slice(0, 2).map((text) => ({ text, place: null })),
  ];
}
