/** What one point of view tells of each entry up to a step, and the words for it. */
import { NONE } from '../columns.ts';
import type { FoldedList, TransactionColumns } from '../columns.ts';
import { CODE } from '../import-rules.ts';
import type { MessageId } from '../../model.ts';
import type { AddressList, PointOfView, TransactionPlace } from '../model.ts';
import { cycleOfStep } from '../versions.ts';

/** How numbers become evidence. */
export interface CauseSource {
  readonly entries: number;
  readonly lists: readonly AddressList[];
  readonly listOfEntry: Int32Array;
  columnsOf(message: MessageId): TransactionColumns | null;
  placeAt(folded: FoldedList, step: number, row: number): TransactionPlace | null;
}

export interface Past {
  readonly view: PointOfView;
  readonly folded: FoldedList;
  /** Last step that counts, and the cycle that is looked at. */
  readonly step: number;
  readonly cycle: number;
  /** By entry: the last version up to the step; NONE when it never was there. */
  readonly lastVersion: Int32Array;
}

/** What made the entry as it is, or ended it. */
export interface PastEvent {
  readonly step: number;
  readonly row: number;
  readonly cycle: number;
  readonly isEnd: boolean;
}

export function pastOf(
  view: PointOfView,
  { folded, step }: Pick<Past, 'folded' | 'step'>,
  cycle: number,
  entries: number,
): Past {
  const lastVersion = new Int32Array(entries).fill(NONE);
  for (let version = 0; version < folded.versions; version++) {
    if ((folded.from[version] ?? 0) <= step) lastVersion[folded.entry[version] ?? NONE] = version;
  }
  return { view, folded, step, cycle, lastVersion };
}

export function lastEvent({ folded, step, lastVersion }: Past, entry: number): PastEvent | null {
  const version = lastVersion[entry] ?? NONE;
  if (version === NONE) return null;
  const ends = folded.to[version] ?? 0;
  const isEnd = ends <= step;
  const at = isEnd ? ends : (folded.from[version] ?? 0);
  const row = (isEnd ? folded.endedBy[version] : folded.madeBy[version]) ?? NONE;
  return { step: at, row, cycle: cycleOfStep(folded, at), isEnd };
}

/** The version of the entry that is there; NONE when none is. */
export function presentVersion({ folded, step, lastVersion }: Past, entry: number): number {
  const version = lastVersion[entry] ?? NONE;
  return version !== NONE && (folded.to[version] ?? 0) > step ? version : NONE;
}

/** "the request of NORTH/PO1 in cycle 7 (a.eml)". */
export function messageWords({ folded }: Past, step: number): string {
  const planned = folded.messages[step];
  if (planned === undefined) return 'a message';
  const { role, supplier, cycle, message } = planned;
  const who = supplier === null ? '' : ` of ${supplier}`;
  const what = role === 'loose' ? 'a message' : `the ${role}${who}`;
  return `${what}${cycle === null ? '' : ` in cycle ${cycle}`} (${message.file})`;
}

export function viewName({ view }: Past): string {
  if (view.kind === 'requestor') return view.requestor;
  return view.kind === 'server' ? (view.server ?? 'the server') : 'the loose messages';
}

/** By entry: the last A of it in a request, or in any message of a requestor's own list; step and row, NONE without. */
export interface LastAdds {
  readonly step: Int32Array;
  readonly row: Int32Array;
}

export function lastAddsOf({ view, folded, step }: Past, source: CauseSource): LastAdds {
  const adds = {
    step: new Int32Array(source.entries).fill(NONE),
    row: new Int32Array(source.entries).fill(NONE),
  };
  for (let at = 0; at <= step; at++) {
    const planned = folded.messages[at];
    // What a reply tells does not add to the server's own list.
    if (planned === undefined || (view.kind === 'server' && planned.role === 'reply')) continue;
    const columns = source.columnsOf(planned.message.id);
    columns?.code.forEach((code, row) => {
      if (code !== CODE.A) return;
      const entry = columns.entry[row] ?? NONE;
      adds.step[entry] = at;
      adds.row[entry] = row;
    });
  }
  return adds;
}
