/** The board in words. "Not measured" and "not checked" are never said as "enough". */
import { count, counted } from '../../shared/format/count.ts';
import { duration } from '../../shared/format/duration.ts';
import type {
  BoardEntry,
  ScheduleBoard,
  ScheduleFlag,
  ScheduleStep,
  TransitTimes,
} from '../../shared/schedule/model.ts';
import { checkedOf } from './checked.ts';
import type { Checked } from './checked.ts';

const OFFICE = 'post office';

export function scheduleHeadline(board: ScheduleBoard | null): string {
  if (board === null) return 'The schedule is being read.';
  if (board.entries.length === 0) return unknownSchedule(board);
  const requestors = new Set(
    board.entries.filter(({ step }) => step !== 'T2').map(({ postOffice }) => postOffice),
  );
  const faults = faultParts(board.flags, requestors.size);
  if (faults.length > 0) return `${faults.join('; ')}.`;
  const offices = counted(requestors.size, OFFICE);
  if (board.server === null)
    return `Times of ${offices} are known, but not which one is the server: not checked.`;
  if (board.flags.some(({ kind }) => kind === 'no-server-run'))
    return `Times of ${offices} are known, but no T2 of the server: not checked.`;
  if (requestors.size === 0)
    return 'Only times of the server are known: there is nothing to check them against.';
  return inOrder(checkedOf(board));
}

function inOrder({ known, ordered, measured }: Checked): string {
  const offices = counted(known, OFFICE);
  if (ordered === 0)
    return `Times of ${offices} are known, but of none both T1 and T3: the order was not checked.`;
  const order =
    ordered === known
      ? `${offices}: times in order`
      : `${count(ordered)} of ${offices}: times in order, not checked for the others without T1 or T3`;
  if (measured === known) return `${order}; there is room for the longest transit measured.`;
  return `${order}; transit not measured for ${measured === 0 ? 'any' : count(known - measured)}.`;
}

function unknownSchedule({ unassigned }: ScheduleBoard): string {
  if (unassigned.length === 0)
    return 'No schedule is known: open DSSCHED output or DISPATCH.LOG, or enter times.';
  const files = counted(unassigned.length, 'DSSCHED file');
  return `No post office has a schedule yet: say whose the ${files} ${unassigned.length === 1 ? 'is' : 'are'}.`;
}

/** What is wrong, the mail that does not arrive in time first. */
function faultParts(flags: readonly ScheduleFlag[], total: number): string[] {
  const having = (kind: ScheduleFlag['kind']): number =>
    new Set(flags.filter((flag) => flag.kind === kind).map(({ postOffice }) => postOffice)).size;
  const sayings: readonly (readonly [number, string, string])[] = [
    [
      having('short-margin'),
      'leaves too little time for its mail to arrive',
      'leave too little time for their mail to arrive',
    ],
    [having('wrong-order'), 'has its times in the wrong order', 'have their times in the wrong order'],
    [having('not-between'), 'has no T2 between T1 and T3', 'have no T2 between T1 and T3'],
    [having('missed-window'), 'missed a run window', 'missed run windows'],
  ];
  return sayings
    .filter(([many]) => many > 0)
    .map(([many, one, several], index) => {
      const who = index === 0 ? `${count(many)} of ${counted(total, OFFICE)}` : count(many);
      return `${who} ${many === 1 ? one : several}`;
    });
}

const FLAG_WORDS: Readonly<Record<ScheduleFlag['kind'], string>> = {
  'wrong-order': 'Wrong order',
  'short-margin': 'Too little time',
  'missed-window': 'Missed run window',
  'no-server-run': 'Not checked',
  'not-between': 'No T2 between',
};

/** Worst first. */
export const FLAG_ORDER: readonly ScheduleFlag['kind'][] = [
  'no-server-run',
  'wrong-order',
  'not-between',
  'short-margin',
  'missed-window',
];

export function flagWord(kind: ScheduleFlag['kind']): string {
  return FLAG_WORDS[kind];
}

const STEP_WORDS: Readonly<Record<ScheduleStep, string>> = {
  T1: 'send requests',
  T2: 'server processes',
  T3: 'process updates',
};

export function stepWord(step: ScheduleStep): string {
  return STEP_WORDS[step];
}

const ORIGIN_WORDS: Readonly<Record<BoardEntry['origin'], string>> = {
  file: 'DSSCHED file',
  log: 'seen in DISPATCH.LOG',
  inferred: 'inferred: ran late or missed',
  hand: 'entered by hand',
};

export function originWord(origin: BoardEntry['origin']): string {
  return ORIGIN_WORDS[origin];
}

/** Where runs alone are known. */
export const SEEN_RUNS =
  'Seen runs, not the schedule: check them, then save them. Only then they can be exported.';

/** "Mail to the server: 12 min 00 s as the median of 10, 45 min 00 s at the longest". */
export function transitWords(direction: 'to' | 'from', transit: TransitTimes | null): string {
  const mail = `Mail ${direction} the server`;
  if (transit === null) return `${mail}: transit not measured`;
  return `${mail}: ${duration(transit.median)} as the median of ${count(transit.count)}, ${duration(transit.longest)} at the longest`;
}
