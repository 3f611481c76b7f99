/** How much of a board could be checked at all. Pure. */
import { count, counted } from '../../shared/format/count.ts';
import type { ScheduleBoard } from '../../shared/schedule/model.ts';

export interface Checked {
  /** Post offices with a T1 or a T3. */
  readonly known: number;
  /** Of those, with both: the order of their cycle was checked. */
  readonly ordered: number;
  /** Of those, with transit measured both ways, or none to measure. */
  readonly measured: number;
}

export function checkedOf({ server, entries, transit }: ScheduleBoard): Checked {
  const having = (step: 'T1' | 'T3'): ReadonlySet<string> =>
    new Set(entries.flatMap((entry) => (entry.step === step ? [entry.postOffice] : [])));
  const [requests, updates] = [having('T1'), having('T3')];
  const measured = new Set(
    transit.flatMap(({ postOffice, toServer, fromServer }) =>
      toServer === null || fromServer === null ? [] : [postOffice],
    ),
  );
  const known = [...new Set([...requests, ...updates])];
  return {
    known: known.length,
    ordered: known.filter((name) => requests.has(name) && updates.has(name)).length,
    measured: known.filter((name) => name === server || measured.has(name)).length,
  };
}

/** What it means that there is no flag: "none found" is said of what was checked alone. */
export function withoutFlags(board: ScheduleBoard): string {
  if (board.entries.length === 0) return 'Not checked: no times are known.';
  if (board.server === null) return 'Not checked: the server is not known.';
  const { known, ordered, measured } = checkedOf(board);
  if (known === 0) return 'Not checked: only times of the server are known.';
  if (ordered === known && measured === known) return 'None found.';
  const order =
    ordered === 0
      ? 'Order not checked: no post office has both T1 and T3.'
      : `None found in the order of times${ordered < known ? `; not checked for ${count(known - ordered)} of ${counted(known, 'post office')}, without T1 or T3` : ''}.`;
  const margins =
    measured === 0
      ? 'Margins not checked: transit was not measured.'
      : measured < known
        ? `None found in the margins; not checked for ${count(known - measured)} of ${counted(known, 'post office')}, without transit measured.`
        : 'None found in the margins.';
  return `${order} ${margins}`;
}
