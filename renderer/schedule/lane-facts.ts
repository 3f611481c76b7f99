/** What each lane shows, from the board and what is chosen on it. */
import { useMemo } from 'react';
import type { BoardEntry, ScheduleBoard, ScheduleFlag } from '../../shared/schedule/model.ts';
import { timeKey } from '../../shared/schedule/week.ts';
import { transitBars } from './board-layout.ts';
import type { Shown } from './board-layout.ts';
import { transitWords } from './board-text.ts';
import { isChanged } from './draft.ts';
import type { Draft } from './draft.ts';
import type { LaneFacts } from './lane.tsx';
import { useSchedule } from './schedule-store.ts';

/** What each lane shows; worked out anew only when the board or the view has changed. */
export function useLanes(board: ScheduleBoard, shown: Shown): (postOffice: string) => LaneFacts {
  const { chosen, drafts, flag } = useSchedule();
  const facts = useMemo(() => collect(board), [board]);
  const chosenFlag = flag?.flag ?? null;
  return useMemo(
    () => remembered({ board, facts, shown, chosen, drafts, chosenFlag }),
    [board, facts, shown, chosen, drafts, chosenFlag],
  );
}

/** The same facts for the same lane, so that scrolling draws none anew. */
function remembered(given: Given): (postOffice: string) => LaneFacts {
  const known = new Map<string, LaneFacts>();
  return (postOffice) => {
    const lane = known.get(postOffice) ?? laneOf(postOffice, given);
    known.set(postOffice, lane);
    return lane;
  };
}

interface Given {
  readonly board: ScheduleBoard;
  readonly facts: ReturnType<typeof collect>;
  readonly shown: Shown;
  readonly chosen: string | null;
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly chosenFlag: ScheduleFlag | null;
}

function laneOf(postOffice: string, { board, facts, shown, chosen, drafts, chosenFlag }: Given): LaneFacts {
  const entries = facts.entries.get(postOffice) ?? [];
  const measured = facts.transit.get(postOffice);
  const [toServer, fromServer] = [measured?.toServer ?? null, measured?.fromServer ?? null];
  const isServer = postOffice === board.server;
  const flags = facts.flags.get(postOffice) ?? [];
  const draft = drafts.get(postOffice);
  return {
    postOffice,
    isServer,
    isChosen: postOffice === chosen,
    isChanged: draft !== undefined && isChanged(draft),
    entries,
    serverRuns: facts.serverRuns,
    bars: isServer
      ? []
      : transitBars({ own: entries, serverRuns: facts.serverRuns, toServer, fromServer }, shown),
    flags: flags.length,
    flagged: keysOf(
      flags.filter(({ kind }) => kind !== 'missed-window'),
      postOffice,
      board.server,
    ),
    missed: new Map(
      flags.flatMap(({ kind, entries: times }) =>
        kind === 'missed-window' ? times.map((time) => [timeKey(time), time]) : [],
      ),
    ),
    shownFlag: keysOf(chosenFlag === null ? [] : [chosenFlag], postOffice, board.server),
    transit: isServer ? 'The server' : `${transitWords('to', toServer)}. ${transitWords('from', fromServer)}`,
  };
}

/** A flag's T2 is the server's and marked in its lane; the other times are the post office's own. */
function keysOf(
  flags: readonly ScheduleFlag[],
  postOffice: string,
  server: string | null,
): ReadonlySet<number> {
  return new Set(
    flags.flatMap((flag) =>
      flag.entries
        .filter(
          ({ step }) =>
            (step === 'T2' && flag.kind !== 'missed-window' ? server : flag.postOffice) === postOffice,
        )
        .map(timeKey),
    ),
  );
}

function collect(board: ScheduleBoard) {
  const entries = groupBy(board.entries, ({ postOffice }) => postOffice);
  const runs: readonly BoardEntry[] = board.server === null ? [] : (entries.get(board.server) ?? []);
  return {
    entries,
    flags: groupBy(board.flags, ({ postOffice }) => postOffice),
    transit: new Map(board.transit.map((measured) => [measured.postOffice, measured])),
    serverRuns: runs.filter(({ step }) => step === 'T2'),
  };
}

function groupBy<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const known = groups.get(key(item));
    if (known === undefined) groups.set(key(item), [item]);
    else known.push(item);
  }
  return groups;
}
