/**
 * Progress of one worker in shared memory. The owner reads it without the worker's help, so a worker that is blocked
 * or loops for ever cannot pretend to be alive, and a slow one cannot be taken for dead.
 */
const PHASES = ['waiting', 'reading', 'decoding'] as const;
export type HeartbeatPhase = (typeof PHASES)[number];

const BYTES_IN = 0;
const BYTES_OUT = 1;
const PHASE = 2;
/** Batches of log lines that the owner has taken, which the worker waits for. */
const TAKEN = 3;
/** 1 while the worker waits for that. */
const HELD = 4;
const WORDS = 5;

/**
 * Batches that may be on their way. A worker reads lines faster than they can be written to the index: without a bound
 * they would pile up in the owner's memory, and it would do nothing but take them.
 */
const UNTAKEN_BATCHES = 4;
/** An owner that is this slow has other worries; the worker goes on. */
const TAKE_LIMIT_MS = 1_000;

export interface Pulse {
  readonly phase: HeartbeatPhase;
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** The worker waits for its owner to take what it posted: neither its silence nor its time. */
  readonly held: boolean;
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
  /** A batch was posted: waits until all but a few were taken. */
  handedOver(): void;
}

export function heartbeatWriter(memory: SharedArrayBuffer): Heartbeat {
  const words = new BigInt64Array(memory);
  let handed = 0;
  return {
    start: () => {
      handed = 0;
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
    handedOver: () => {
      handed += 1;
      Atomics.store(words, HELD, 1n);
      let isWaiting = true;
      while (isWaiting) {
        const taken = Atomics.load(words, TAKEN);
        const isDue = handed - Number(taken) > UNTAKEN_BATCHES;
        isWaiting = isDue && Atomics.wait(words, TAKEN, taken, TAKE_LIMIT_MS) !== 'timed-out';
      }
      Atomics.store(words, HELD, 0n);
    },
  };
}

/** The owner's side of `handedOver`. */
export function noteTaken(memory: SharedArrayBuffer): void {
  const words = new BigInt64Array(memory);
  Atomics.add(words, TAKEN, 1n);
  Atomics.notify(words, TAKEN);
}

/** The owner's side. */
export function readPulse(memory: SharedArrayBuffer): Pulse {
  const words = new BigInt64Array(memory);
  return {
    phase: PHASES[Number(Atomics.load(words, PHASE))] ?? 'waiting',
    bytesIn: Number(Atomics.load(words, BYTES_IN)),
    bytesOut: Number(Atomics.load(words, BYTES_OUT)),
    held: Atomics.load(words, HELD) === 1n,
  };
}
