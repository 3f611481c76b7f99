import { useEffect, useMemo, useRef } from 'react';
import type { ReactElement } from 'react';
import { CATALOGUE } from '../../shared/catalogue/catalogue.ts';
import { counted } from '../../shared/format/count.ts';
import { openInfo, useQueue } from '../queue/queue-store.ts';
import { focusSoon } from '../sync/focus-soon.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/refusal.tsx';
import { Splitter } from '../ui/splitter.tsx';
import { useElementSize } from '../ui/use-element-size.ts';
import { CARD_SIZES, setCardSize, useCardSizes } from './card-size.ts';
import { CatalogueCard } from './catalogue-card.tsx';
import { catalogueHeadline } from './catalogue-headline.ts';
import { CatalogueFilterBar } from './catalogue-filter-bar.tsx';
import { CatalogueList } from './catalogue-list.tsx';
import { NOT_FILTERED, catalogueRows } from './catalogue-rows.ts';
import { filterCatalogue, leaveCatalogue, useCatalogue } from './catalogue-store.ts';
import '../messages/messages.css';
import './catalogue.css';

/** From this width on the card stands beside the list, else below it. */
const BESIDE_WIDTH = 960;

/** What codes, events, reports and exit codes mean; with or without an open queue. */
export function CatalogueView(): ReactElement {
  const element = useRef<HTMLElement>(null);
  const { filter, occurrence } = useCatalogue();
  const isOpen = useQueue((state) => openInfo(state) !== null);
  const logLines = useQueue((state) => state.summary?.logs.lines ?? null);
  useEffect(focusFirst, []);
  const rows = useMemo(() => catalogueRows(filter, occurrence), [filter, occurrence]);
  const { width } = useElementSize(element);
  return (
    <section
      ref={element}
      className="view catalogue-view"
      aria-label="Error catalogue"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) leaveCatalogue();
      }}
    >
      <header className="view-head view-head-actions">
        <h1>{catalogueHeadline(CATALOGUE.length, occurrence, isOpen ? logLines : null)}</h1>
        <Button size="small" title="Back to where you came from (Esc)" onClick={leaveCatalogue}>
          Close
        </Button>
      </header>
      <CatalogueFilterBar />
      <div className="catalogue-panes" data-beside={width >= BESIDE_WIDTH}>
        <div className="catalogue-list-pane">
          {rows.length === 0 ? <NoRows /> : <CatalogueList rows={rows} />}
          <CardSplitter beside={width >= BESIDE_WIDTH} />
        </div>
        <CardPane beside={width >= BESIDE_WIDTH} />
      </div>
    </section>
  );
}

/** Who was led to an entry goes on from there; who comes by himself comes to look something up. */
function focusFirst(): void {
  const isLed = useCatalogue.getState().chosen !== null;
  // Codes without an entry are in the list only once they were counted.
  focusSoon(
    isLed
      ? '#catalogue-list, .catalogue-view:not(:has(#catalogue-list))'
      : '.catalogue-view [role=searchbox]',
  );
}

function CardSplitter({ beside }: { readonly beside: boolean }): ReactElement {
  const side = beside ? 'width' : 'height';
  const size = useCardSizes((state) => state[side]);
  return (
    <Splitter
      label="Size of the entry"
      orientation={beside ? 'vertical' : 'horizontal'}
      size={size}
      min={CARD_SIZES[side].min}
      max={CARD_SIZES[side].max}
      onResize={(wanted) => setCardSize(side, wanted)}
    />
  );
}

function CardPane({ beside }: { readonly beside: boolean }): ReactElement {
  const { width, height } = useCardSizes();
  return (
    <div className="catalogue-card-pane" style={beside ? { width } : { height }}>
      <CatalogueCard />
    </div>
  );
}

/** The list without rows: why, and what to do. */
function NoRows(): ReactElement {
  const { filter } = useCatalogue();
  const { search, kind, hereOnly } = filter;
  const typed = search.trim();
  return (
    <div className="list-blank">
      <Empty
        text={
          typed === '' ? 'Nothing of this kind stands in the logs of this queue.' : `No entry has “${typed}”.`
        }
      >
        <p>
          {typed !== '' && (kind !== null || hereOnly)
            ? `Only a part of the ${counted(CATALOGUE.length, 'entry', 'entries')} is searched.`
            : 'Every word must occur in an entry: in its code, source, text or articles. A code that is in no entry is told by no source the catalogue is made from.'}
        </p>
        <p className="empty-action">
          <Button size="small" onClick={clearAndFocus}>
            Show all entries
          </Button>
        </p>
      </Empty>
    </div>
  );
}

function clearAndFocus(): void {
  filterCatalogue(NOT_FILTERED);
  focusSoon('.catalogue-view [role=searchbox]');
}
