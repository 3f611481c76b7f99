import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { count } from '../../../shared/format/count.ts';
import { focusSoon } from '../../sync/focus-soon.ts';
import { Button, Link } from '../../ui/button.tsx';
import { Empty, RefusalNote } from '../../ui/refusal.tsx';
import { ExportMenu } from '../export/export-menu.tsx';
import { shownView, useGal } from '../gal-store.ts';
import { stepName } from '../time/cycle-words.ts';
import { ChangeCard } from './change-card.tsx';
import { ChangeFilter, clearFilter } from './change-filter.tsx';
import { ChangeRows } from './change-rows.tsx';
import {
  allChanges,
  askForChanges,
  isNarrowed,
  shownChanges,
  showSince,
  useChanges,
} from './changes-store.ts';
import { changesHeadline } from './changes-words.ts';
import { MassGuards } from './mass-guard.tsx';
import { PostOffices } from './post-offices.tsx';
import { SinceChoice } from './since-choice.tsx';
import { useShownRange } from './use-shown-range.ts';
import '../../messages/messages.css';
import './changes.css';

/** What became other between two cycles: the slider's, and an earlier one. */
export function ChangesTab(): ReactElement {
  const { word, range } = useShownRange();
  useAsking();
  const narrowing = useChanges((state) => state.narrowing);
  const all = useStore(allChanges.store);
  const shown = useStore(shownChanges().store);
  const active = useChanges((state) => state.active);
  if (range === null) return <NoCycle />;
  if (all.refusal !== null)
    return (
      <div className="list-blank">
        <RefusalNote refusal={all.refusal}>
          <Link onClick={() => allChanges.applyAgain()}>Try again</Link>
        </RefusalNote>
      </div>
    );
  const total = shown.opened?.total ?? 0;
  return (
    <div className="changes">
      <div className="changes-head">
        <Headline />
        <SinceChoice word={word} />
      </div>
      <ChangeFilter>
        <ExportMenu
          source="diff"
          viewId={shown.opened?.viewId ?? null}
          total={total}
          rows={active === null ? null : [active.index]}
          chosen={active === null ? 0 : 1}
        />
      </ChangeFilter>
      <MassGuards />
      <div className="changes-body">
        <PostOffices />
        <div className="changes-list">
          {shown.opened !== null && total === 0 ? <NoChange /> : <ChangeRows />}
          {shown.refusal !== null && <RefusalNote refusal={shown.refusal} />}
          <footer className="list-footer quiet">
            <span>
              {count(total)}
              {isNarrowed(narrowing) && ` of ${count(all.opened?.total ?? 0)}`} changes shown
            </span>
          </footer>
        </div>
      </div>
      {active?.row != null && <ChangeCard row={active.row} />}
    </div>
  );
}

/** Asks anew when the cycles, the point of view or the lists themselves are others than before. */
function useAsking(): void {
  const { range } = useShownRange();
  const view = useGal(shownView);
  const generation = useGal((state) => state.overview?.generation ?? 0);
  const from = range?.from;
  const to = range?.to;
  useEffect(() => {
    const isKnown = generation > 0 && view !== null;
    if (isKnown && from !== undefined && to !== undefined) askForChanges({ view, from, to });
  }, [view, generation, from, to]);
}

/** The first line; it is of what is shown, also while another range is on its way. */
function Headline(): ReactElement {
  const { word } = useShownRange();
  const { query, opened } = useStore(allChanges.store);
  if (query === null || opened === null) return <h2>The changes are being worked out.</h2>;
  return <h2>{changesHeadline(word, query, opened)}</h2>;
}

function NoCycle(): ReactElement {
  const cycles = useGal((state) => state.cycles);
  if (cycles === null) return <div className="list-blank" />;
  return (
    <div className="list-blank">
      <Empty text="There is nothing to tell changes from: no cycle is known before or after which the list could differ.">
        Changes are told from one cycle of the exchange to the next. Choose another list above, or put more
        messages into the queue and rescan.
      </Empty>
    </div>
  );
}

/** The list without rows: why, and what to do. */
function NoChange(): ReactElement {
  const { word, range } = useShownRange();
  const narrowing = useChanges((state) => state.narrowing);
  const total = useStore(allChanges.store, ({ opened }) => opened?.total ?? 0);
  if (isNarrowed(narrowing) && total > 0)
    return (
      <div className="list-blank">
        <Empty text="No change matches.">
          <p>{count(total)} changes are hidden by the filter.</p>
          <p className="empty-action">
            <Button size="small" onClick={clearFilter}>
              Clear filter
            </Button>
          </p>
        </Empty>
      </div>
    );
  const since =
    range === null || range.from === 0 ? 'the beginning' : stepName(word, range.from).toLowerCase();
  return (
    <div className="list-blank">
      <Empty text={`Nothing changed in this list since ${since}.`}>
        <p>Move the slider to a {word} with a bar above it, or look at all changes so far.</p>
        <p className="empty-action">
          <Button
            size="small"
            onClick={() => {
              showSince({ kind: 'start' });
              focusSoon('.since-kinds [aria-pressed=true]');
            }}
          >
            Show all
          </Button>
        </p>
      </Empty>
    </div>
  );
}
