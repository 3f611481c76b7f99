import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { ReactElement } from 'react';
import type { BoardEntry, ScheduleBoard, ScheduleFlag } from '../../shared/schedule/model.ts';
import { DAY_NAMES } from '../../shared/schedule/scheduled-time.ts';
import { timeKey } from '../../shared/schedule/week.ts';
import { LANE_HEIGHT, shownStretch, ticks, transitBars } from './board-layout.ts';
import type { Shown } from './board-layout.ts';
import { transitWords } from './board-text.ts';
import { isChanged } from './draft.ts';
import { Lane } from './lane.tsx';
import type { LaneFacts } from './lane.tsx';
import { choosePostOffice, useSchedule } from './schedule-store.ts';

const OVERSCAN = 6;

/** A lane for each post office over a week or a day, the server on top. */
export function Board({ board }: { readonly board: ScheduleBoard }): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const { mode, day, flag } = useSchedule();
  const shown = useMemo(() => shownStretch(mode, day), [mode, day]);
  const laneOf = useLanes(board, shown);
  const lanes = useVirtualizer({
    count: board.postOffices.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LANE_HEIGHT,
    overscan: OVERSCAN,
  });
  const order = board.postOffices;
  const flaggedLane = useRef(-1);
  flaggedLane.current = flag === null ? -1 : order.indexOf(flag.flag.postOffice);
  // Only a click on a flag scrolls, not a board that changes afterwards.
  useEffect(() => {
    if (flag !== null && flaggedLane.current >= 0)
      lanes.scrollToIndex(flaggedLane.current, { align: 'center' });
  }, [flag, lanes]);
  return (
    <div
      ref={scroller}
      className="board"
      data-mode={mode}
      role="region"
      aria-label="Board of times"
      tabIndex={-1}
    >
      <div className="board-axis" aria-hidden="true">
        <span className="board-corner">{mode === 'week' ? 'Week' : DAY_NAMES[day]}</span>
        <span className="board-ticks">
          {ticks(mode, DAY_NAMES).map(({ place, label }) => (
            <span key={label} className="board-tick" style={{ left: `${place * 100}%` }}>
              {label}
            </span>
          ))}
        </span>
      </div>
      <div className="board-lanes" style={{ height: lanes.getTotalSize() }}>
        {lanes.getVirtualItems().map((item) => {
          const postOffice = order[item.index];
          return postOffice === undefined ? null : (
            <Lane
              key={postOffice}
              lane={laneOf(postOffice)}
              shown={shown}
              top={item.start}
              onChoose={choosePostOffice}
            />
          );
        })}
      </div>
    </div>
  );
}

/** What each lane shows; worked out anew only when the board or the view has changed. */
function useLanes(board: ScheduleBoard, shown: Shown): (postOffice: string) => LaneFacts {
  const { chosen, drafts, flag } = useSchedule();
  const facts = useMemo(() => collect(board), [board]);
  const chosenFlag = flag?.flag ?? null;
  return (postOffice) => {
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
      flagged: keysOf(flags, postOffice, board.server),
      shownFlag: keysOf(chosenFlag === null ? [] : [chosenFlag], postOffice, board.server),
      transit: isServer
        ? 'The server'
        : `${transitWords('to', toServer)}. ${transitWords('from', fromServer)}`,
    };
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
