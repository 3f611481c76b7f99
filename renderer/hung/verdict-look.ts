/** How the verdict on a hung message looks: a shape, a colour and a word, and what it says. */
import type { HungVerdict, ProofReason } from '../../shared/diagnosis/hung/model.ts';
import type { StateLook } from '../ui/state-look.ts';

const VERDICT_LOOKS: Readonly<Record<HungVerdict, StateLook>> = {
  'concurrency-defect': {
    word: 'Concurrency defect',
    tone: 'hung',
    meaning: 'Fails with several workers, works alone with the same decoder: the signature of Q140946.',
    mark: [{ d: 'M1.5 3.5c3 0 6 5 9 5M1.5 8.5c3 0 6-5 9-5', paint: 'stroke' }],
  },
  'decoder-defect': {
    word: 'Decoder defect',
    tone: 'hung',
    meaning: 'The same decoder hangs alone as well; another one reads all of it.',
    mark: [
      { d: 'M1.75 1.75h8.5v8.5h-8.5z', paint: 'stroke' },
      { d: 'M4 4l4 4M8 4l-4 4', paint: 'stroke' },
    ],
  },
  'bad-data': {
    word: 'Bad data',
    tone: 'bad',
    meaning: 'No decoder reads it.',
    mark: [{ d: 'M3 1h6v10H3zM3 6.5l2-1.5l2 2.5l2-2', paint: 'stroke' }],
  },
  'output-bomb': {
    word: 'Output without end',
    tone: 'bad',
    meaning: 'A few bytes give more and more output.',
    mark: [{ d: 'M1.5 10.5L10.5 1.5M10.5 6V1.5H6', paint: 'stroke' }],
  },
  'io-stall': {
    word: 'Bytes did not come',
    tone: 'odd',
    meaning: 'Reading waited for the disk or the network.',
    mark: [{ d: 'M4 2.5v7M8 2.5v7', paint: 'stroke' }],
  },
  'machine-overload': {
    word: 'Machine overloaded',
    tone: 'odd',
    meaning: 'Everything was slow at that moment.',
    mark: [{ d: 'M2 10V7M6 10V4.5M10 10V1.5', paint: 'stroke' }],
  },
  undecided: {
    word: 'Undecided',
    tone: 'idle',
    meaning: 'What would tell was not tried, or the attempts contradict each other.',
    mark: [
      { d: 'M3.75 4.25a2.25 2.25 0 1 1 3.4 1.9C6.3 6.6 6 7 6 7.75', paint: 'stroke' },
      { d: 'M6 10v.1', paint: 'stroke' },
    ],
  },
};

export function verdictLook(verdict: HungVerdict): StateLook {
  return VERDICT_LOOKS[verdict];
}

const REASON_LOOKS: Readonly<Record<ProofReason['speaks'], StateLook>> = {
  for: {
    word: 'For',
    tone: 'good',
    meaning: 'It speaks for the verdict.',
    mark: [{ d: 'M6 2v8M2 6h8', paint: 'stroke' }],
  },
  against: {
    word: 'Against',
    tone: 'hung',
    meaning: 'It speaks against the verdict.',
    mark: [{ d: 'M2 6h8', paint: 'stroke' }],
  },
  neither: {
    word: 'Neither',
    tone: 'idle',
    meaning: 'It is known, and speaks neither for nor against.',
    mark: [{ d: 'M6 4.25a1.75 1.75 0 1 0 0 3.5a1.75 1.75 0 1 0 0-3.5z', paint: 'fill' }],
  },
};

export function reasonLook(speaks: ProofReason['speaks']): StateLook {
  return REASON_LOOKS[speaks];
}
