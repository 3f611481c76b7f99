/** What goes wrong in a sample queue: when, and to whom. Cycles count from 1, as the server counts its runs (Q96060). */
import { postOfficeName } from '../../shared/dirsync/address.ts';
import { createPostOffices } from './directory.ts';
import type { SampleOptions } from './options.ts';
import { hasForeign } from './requestors.ts';

export const SAMPLE_FAULTS = [
  /** The server comes back from a backup whose Sync is below what the requestors have received (Q113453). */
  'server-restored',
  /** A request is sent after T2 and served in the next cycle (Q96060). */
  'late-request',
  /** A requestor takes no part in a cycle, which is no failure (Q96060). */
  'skipped-cycle',
  /** A reply is never processed, so the next request repeats the numbers of the one before (Q96060). */
  'lost-acknowledgement',
  /** The server's registration is deleted and made anew; the requestor takes the replies for old mail (Q99961). */
  're-registered',
] as const;
export type SampleFault = (typeof SAMPLE_FAULTS)[number];

export interface PlannedFault {
  readonly fault: SampleFault;
  /** "NET/PO" in capitals; null where it concerns the server, and with it everybody. */
  readonly requestor: string | null;
  readonly firstCycle: number;
  readonly lastCycle: number;
}

/** The last fault ends in the tenth cycle; fewer requestors would not leave four for the faults and four for damages. */
export const FAULTS_NEED = { requestors: 12, cycles: 10 } as const;

/** The backup is taken after the last full import of cycle 4: an older one would lose counts of full imports as well. */
export const BACKUP_AFTER_CYCLE = 4;

/** Requestors by their place. None of them has its subjects cut, so each fault can be proved. */
const PLAN: Readonly<
  Record<SampleFault, { readonly place: number | null; readonly cycles: readonly [number, number] }>
> = {
  'server-restored': { place: null, cycles: [6, 6] },
  'late-request': { place: 0, cycles: [7, 7] },
  'skipped-cycle': { place: 1, cycles: [8, 8] },
  'lost-acknowledgement': { place: 3, cycles: [8, 8] },
  're-registered': { place: 4, cycles: [9, 10] },
};

/** Which requestor carries which fault in which cycles, in the order of `SAMPLE_FAULTS`. */
export function faultPlan({
  requestors,
  faults,
}: Pick<SampleOptions, 'requestors' | 'faults'>): readonly PlannedFault[] {
  const offices = createPostOffices(requestors, 0, hasForeign(requestors)).slice(1);
  return SAMPLE_FAULTS.filter((fault) => faults.includes(fault)).map((fault) => {
    const { place, cycles } = PLAN[fault];
    const office = place === null ? undefined : offices[place];
    const requestor = office === undefined ? null : postOfficeName(office);
    return { fault, requestor, firstCycle: cycles[0], lastCycle: cycles[1] };
  });
}

/** Whether this cycle has the fault; of a fault of one requestor, whether it is this one's. */
export type FaultCalendar = (fault: SampleFault, cycle: number, requestor?: string) => boolean;

export function createFaultCalendar(plan: readonly PlannedFault[]): FaultCalendar {
  return (fault, cycle, requestor) =>
    plan.some(
      (one) =>
        one.fault === fault &&
        one.firstCycle <= cycle &&
        cycle <= one.lastCycle &&
        (one.requestor === null || one.requestor === requestor),
    );
}
