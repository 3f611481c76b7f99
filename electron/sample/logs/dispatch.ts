/** DISPATCH.LOG of the one Dispatch that serves all post offices (Q139034, Q148705, Q148718, Q194602). */
import { minuteStamp } from './stamps.ts';

export interface Run {
  readonly atMs: number;
  readonly endMs: number;
  /** "NET/PO". */
  readonly postOffice: string;
  readonly program: 'NSDA -RT' | 'NSDA -S' | 'NSDA -RR';
  readonly outcome: 'normal' | 'abnormal' | 'missed' | 'not-connected';
}

export function dispatchLines(runs: readonly Run[]): string[] {
  return runs.toSorted((a, b) => a.atMs - b.atMs).flatMap(linesOf);
}

function linesOf({ atMs, endMs, postOffice, program, outcome }: Run): string[] {
  const at = (ms: number, text: string): string => `INST1 ${minuteStamp(ms)} ${text}`;
  if (outcome === 'not-connected') return [at(atMs, 'Dynamic connections could not be established.')];
  const checking = at(atMs, `Checking the process table on ${postOffice.replace('/', '\\')}`);
  if (outcome === 'missed') return [checking, at(atMs, `${program} missed its run window`)];
  const end = outcome === 'normal' ? 'normally with exit code 64' : 'abnormally with exit code 65';
  return [checking, at(atMs, `Running "${program}"`), at(endMs, `"${program}" terminated ${end}`)];
}
