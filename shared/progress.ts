/** Told how many bytes of input were gone through since the last call, so that long work is not taken for hung. */
export type OnProgress = (bytes: number) => void;

/** Often enough for the watchdog, seldom enough to cost nothing. */
const STEP_BYTES = 1024 * 1024;

/** Gathers small steps: calls `onProgress` once for each `STEP_BYTES` or more. */
export function inLargeSteps(onProgress: OnProgress): OnProgress {
  let gathered = 0;
  return (bytes) => {
    gathered += bytes;
    if (gathered < STEP_BYTES) return;
    onProgress(gathered);
    gathered = 0;
  };
}

export const NO_PROGRESS: OnProgress = () => undefined;
