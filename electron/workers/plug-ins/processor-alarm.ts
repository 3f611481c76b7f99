import process from 'node:process';

export interface ProcessorAlarm {
  /** Asked again and again by what it shall stop. */
  readonly isDue: () => boolean;
  readonly hasRung: () => boolean;
}

/** Goes by the time of this thread on the processor: a busy machine does not change what is recognised. */
export function processorAlarm(limitMs: number): ProcessorAlarm {
  const before = process.threadCpuUsage();
  let rung = false;
  return {
    isDue: () => {
      const { user, system } = process.threadCpuUsage(before);
      rung = (user + system) / 1000 >= limitMs;
      return rung;
    },
    hasRung: () => rung,
  };
}
