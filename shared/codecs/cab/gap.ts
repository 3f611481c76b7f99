import type { FailureKind } from '../../failure.ts';
import { CodecFault } from '../fault.ts';
import type { Cabinet } from './directory.ts';

/** The neighbour of a cabinet in its set: the field that names it. */
export type Side = 'previous' | 'next';

/** Why a folder is not read beyond a cabinet, though it begins before or goes on behind it. */
export interface Gap {
  readonly kind: FailureKind;
  /** What is said of the neighbour: "disk2.cab, which is not here". */
  readonly why: string;
}

/** What is said of a neighbour that is not among the cabinets that are read together. */
export type GapOf = (cabinet: Cabinet, side: Side) => Gap;

/** It was looked for, or whoever opens the cabinets gave all there are. */
export const notHere: GapOf = (cabinet, side) => gap(cabinet[side], ', which is not here');

/** Nobody looked for it. @param within "an archive" */
export function readAlone(within: string): GapOf {
  return (cabinet, side) => gap(cabinet[side], `; a cabinet within ${within} is read alone`);
}

/** @param what what is said behind the name; of a cabinet that has none there is no more to say */
export function gap(name: string | null, what: string, kind: FailureKind = 'truncated'): Gap {
  if (name === null || name === '')
    return { kind: 'truncated', why: 'another cabinet, which it does not name' };
  return { kind, why: `${name}${what}` };
}

export function gapFault(
  how: 'begins in' | 'goes on in',
  { kind, why }: Gap,
  offset: number | null,
): CodecFault {
  return new CodecFault(kind, `${how} ${why}`, offset);
}
