import type { HungProof, ProofReason } from '../../hung/model.ts';
import type { Evidence, Place, Symptom } from '../../model.ts';
import type { StateKind } from '../../../state.ts';
import type { CyclesOf } from './cycles-of.ts';
import { HUNG_RULES } from './hung-rules.ts';

/** Reasons that one message is told with; the proof of the message has all of them. */
const REASONS_TOLD = 6;

/** One for each message. A card for each decoder: each has its own fault. */
export function hungSymptom(proof: HungProof, state: StateKind, cyclesOf: CyclesOf): Symptom {
  const { message, verdict, evidence, requestor } = proof;
  const cycles = cyclesOf(message.id);
  const isOfDecoder = verdict === 'concurrency-defect' || verdict === 'decoder-defect';
  return {
    rule: HUNG_RULES[verdict],
    group: isOfDecoder ? evidence.decoder : '',
    text: `${message.file}: ${proof.text}`,
    certainty: proof.certainty,
    severity: null,
    isOver: state === 'delivered',
    atMs: hungAtMs(proof),
    evidence: evidenceOf(proof),
    about: { messages: [message.id], lines: [], requestors: requestor === null ? [] : [requestor], cycles },
    remedy: [],
  };
}

/** When it hung last, as far as a trial tells. */
export function hungAtMs({ trials }: HungProof): number | null {
  return trials.findLast(({ outcome }) => outcome === 'hung')?.atMs ?? null;
}

function evidenceOf({ message, reasons, trials, missing }: HungProof): readonly Evidence[] {
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
