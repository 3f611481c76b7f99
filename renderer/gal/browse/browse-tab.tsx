import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { count, counted } from '../../../shared/format/count.ts';
import { focusSoon } from '../../sync/focus-soon.ts';
import { Button, Link } from '../../ui/button.tsx';
import { Empty, RefusalNote } from '../../ui/refusal.tsx';
import { Splitter } from '../../ui/splitter.tsx';
import { useElementSize } from '../../ui/use-element-size.ts';
import { stepWord, useGal } from '../gal-store.ts';
import { BranchTree } from './branch-tree.tsx';
import { NOT_NARROWED, isNarrowed } from './browse-query.ts';
import { entryList, followList, narrow, useBrowse } from './browse-store.ts';
import { useCard } from './card-store.ts';
import { EntryCard } from './entry-card.tsx';
import { EntryList } from './entry-list.tsx';
import { EntryFilterBar } from './filter-bar.tsx';
import { PANES, setPaneSize, usePaneSizes } from './pane-sizes.ts';
import type { Pane } from './pane-sizes.ts';
import './browse.css';

/** From this width on the card stands beside the list, else below it. */
const CARD_BESIDE_WIDTH = 980;

/** The entries of the list: by branch, by words, one by one. */
export function BrowseTab(): ReactElement {
  const element = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(element);
  const { treeWidth, cardHeight } = usePaneSizes();
  const isChosen = useCard(({ entry }) => entry !== null);
  useEffect(() => followList(), []);
  const style: Readonly<Record<string, string>> = { '--card-height': `${cardHeight}px` };
  return (
    <div ref={element} className="browse">
      <EntryFilterBar />
      <div
        className="browse-panes"
        data-beside={width >= CARD_BESIDE_WIDTH}
        data-card={isChosen}
        style={style}
      >
        <div className="browse-tree" style={{ width: treeWidth }}>
          <BranchTree />
          <Splitter
            label="Width of the entries"
            orientation="vertical"
            // The pane after the line is the one that is sized.
            size={width - treeWidth}
            min={width - PANES.treeWidth.max}
            max={width - PANES.treeWidth.min}
            onResize={(size) => setPaneSize('treeWidth', width - size)}
          />
        </div>
        <ListAndCard beside={width >= CARD_BESIDE_WIDTH} />
      </div>
    </div>
  );
}

function ListAndCard({ beside }: { readonly beside: boolean }): ReactElement {
  const total = useStore(entryList.store, ({ opened }) => opened?.total ?? 0);
  const isChosen = useCard(({ entry }) => entry !== null);
  const sizes = usePaneSizes();
  const pane: Pane = beside ? 'cardWidth' : 'cardHeight';
  const size = sizes[pane];
  return (
    <>
      <div className="browse-list">
        {total === 0 ? <NoEntries /> : <EntryList />}
        {isChosen && (
          <Splitter
            label="Size of the entry"
            orientation={beside ? 'vertical' : 'horizontal'}
            size={size}
            min={PANES[pane].min}
            max={PANES[pane].max}
            onResize={(wanted) => setPaneSize(pane, wanted)}
          />
        )}
      </div>
      {isChosen && (
        <div className="browse-card" style={beside ? { width: size } : {}}>
          <EntryCard />
        </div>
      )}
    </>
  );
}

/** The list without rows: why, and what to do. */
function NoEntries(): ReactElement {
  const { opened, refusal } = useStore(entryList.store);
  const narrowing = useBrowse((state) => state.narrowing);
  const cycle = useGal((state) => state.cycle);
  const word = useGal(stepWord);
  if (refusal !== null) {
    return (
      <div className="list-blank">
        <RefusalNote refusal={refusal}>
          <Link onClick={() => entryList.applyAgain()}>Try again</Link>
        </RefusalNote>
      </div>
    );
  }
  if (opened === null) return <div className="list-blank" />;
  const after = cycle === null ? '' : ` after ${word} ${count(cycle)}`;
  return (
    <div className="list-blank">
      {isNarrowed(narrowing) && opened.of > 0 ? (
        <Empty text={`No entry matches the filter${after}.`}>
          <p>{counted(opened.of, 'entry is', 'entries are')} hidden by it.</p>
          <p className="empty-action">
            <Button size="small" onClick={clearAndFocus}>
              Clear filter
            </Button>
          </p>
        </Empty>
      ) : (
        <Empty text={`The list is empty${after}.`}>
          No transaction that counts so far made an entry that is still there. Choose a later {word} above, or
          another list.
        </Empty>
      )}
    </div>
  );
}

function clearAndFocus(): void {
  narrow(NOT_NARROWED);
  focusSoon('.centre [role=searchbox]');
}
