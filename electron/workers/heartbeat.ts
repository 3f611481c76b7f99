/**
 * Progress of one worker in shared memory. The owner reads it without the worker's help, so a worker that is blocked
 * or loops for ever cannot pretend to be alive, and a slow one cannot be taken for dead.
 */
const PHASES = ['waiting', 'reading', 'decoding'] as const;
export type HeartbeatPhase = (typeof PHASES)[number];

const BYTES_IN = 0;
const BYTES_OUT = 1;
const PHASE = 2;
const WORDS = 3;

export interface Pulse {
  readonly phase: HeartbeatPhase;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

export function createHeartbeatMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(WORDS * BigInt64Array.BYTES_PER_ELEMENT);
}

/** The worker's side. Counts only grow within one job. */
export interface Heartbeat {
  start(): void;
  phase(phase: HeartbeatPhase): void;
  consumed(bytes: number): void;
  produced(bytes: number): void;
}

export function heartbeatWriter(memory: SharedArrayBuffer): Heartbeat {
  const words = new BigInt64Array(memory);
  return {
    start: () => {
      for (let word = 0; word < WORDS; word += 1) Atomics.store(words, word, 0n);
    },
    phase: (phase) => {
      Atomics.store(words, PHASE, BigInt(PHASES.indexOf(phase)));
    },
    consumed: (bytes) => {
      Atomics.add(words, BYTES_IN, BigInt(bytes));
    },
    produced: (bytes) => {
      Atomics.add(words, BYTES_OUT, BigInt(bytes));
    },
  };
}

/** The owner's side. */
export function readPulse(memory: SharedArrayBuffer): Pulse {
  const words = new BigInt64Array(memory);
  return {
    phase: PHASES[Number(Atomics.load(words, PHASE))] ?? 'waiting',
    bytesIn: Number(Atomics.load(words, BYTES_IN)),
    bytesOut: Number(Atomics.load(words, BYTES_OUT)),
  };
}
