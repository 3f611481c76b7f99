/** Log files of the sample, in the formats that the public articles show. Times are the server's, in UTC. */

/** DSSERVER.LOG as a requestor attaches it to its status report: `MM/DD/YY HH:MM:SS | severity code text` (Q149271). */
export function statusLog(atMs: number, updatesSent: number): string[] {
  const outcome = updatesSent > 0 ? `1  105 ${updatesSent} updates received` : '1  171 No updates';
  return ['1   -1 Directory synchronization started', '1  167 Types requested: PCM', outcome].map(
    (text, index) => `${stamp(atMs + index * 1_000, true)} | ${text}`,
  );
}

/** DISPATCH.LOG of the server, one run of the server's own process each cycle (Q148705). */
export function dispatchLog(cycleTimesMs: readonly number[]): string[] {
  return cycleTimesMs.flatMap((atMs) => [
    `INST1 ${stamp(atMs, false)} Checking the process table on EXCHANGE\\HQ`,
    `INST1 ${stamp(atMs, false)} Running "NSDA -S"`,
    `INST1 ${stamp(atMs + 240_000, false)} "NSDA -S" terminated normally with exit code 64`,
  ]);
}

/** DIRSYNC.LOG of the server: `MM/DD/YY HH:MM:SS | Status text`. */
export function dirsyncLog(cycleTimesMs: readonly number[]): string[] {
  return cycleTimesMs.flatMap((atMs, index) => [
    `${stamp(atMs, true)} | Status       Processing updates, cycle ${index + 1}`,
    `${stamp(atMs + 180_000, true)} | Status       Updates sent to all requestors heard from`,
  ]);
}

/** MM/DD/YY HH:MM with or without :SS. Years after 1999 go on counting, as the programs of the time did (Q192156). */
function stamp(atMs: number, withSeconds: boolean): string {
  const at = new Date(atMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = [at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCFullYear() - 1900].map(two).join('/');
  const time = [at.getUTCHours(), at.getUTCMinutes(), ...(withSeconds ? [at.getUTCSeconds()] : [])]
    .map(two)
    .join(':');
  return `${date} ${time}`;
}
