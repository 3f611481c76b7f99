import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { GalPictures } from '../../../shared/contract/gal-values.ts';
import { openInfo, useQueue } from '../../queue/queue-store.ts';
import { Link } from '../../ui/button.tsx';
import { Empty, RefusalNote } from '../../ui/refusal.tsx';
import { useElementSize } from '../../ui/use-element-size.ts';
import { shownView, useGal } from '../gal-store.ts';
import type { StepWord } from '../time/cycle-words.ts';
import { slideTo, stopOf } from '../time/slide.ts';
import { viewName } from '../view-words.ts';
import { ChangesByCycle } from './changes-by-cycle.tsx';
import { EntriesOverTime } from './entries-over-time.tsx';
import { sourceText } from './picture-file.ts';
import { keyOfShown, refreshPictures, usePictures } from './pictures-store.ts';
import { seriesOf } from './series.ts';
import { SupplyView } from './supply-view.tsx';
import type { Cursor } from './time-picture.tsx';
import './pictures.css';

/** The list over time, and who it comes from. */
export function PicturesTab(): ReactElement {
  const generation = useGal(({ overview }) => overview?.generation ?? 0);
  const key = useGal(keyOfShown);
  const { pictures, of, refusal } = usePictures();
  useEffect(refreshPictures, [generation, key]);
  if (refusal !== null) {
    return (
      <div className="list-blank">
        <RefusalNote refusal={refusal}>
          <Link onClick={refreshPictures}>Try again</Link>
        </RefusalNote>
      </div>
    );
  }
  if (pictures === null || of !== key) return <Empty text="Entries are being counted." />;
  return <PictureList pictures={pictures} />;
}

function PictureList({ pictures }: { readonly pictures: GalPictures }): ReactElement {
  const element = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(element);
  return (
    <div ref={element} className="gal-pictures">
      {width > 0 && <Pictures pictures={pictures} width={Math.max(MIN_WIDTH, width - 2 * SIDE)} />}
    </div>
  );
}

/** As in pictures.css. */
const SIDE = 16;
/** In a window that is narrower still, the pictures are scrolled. */
const MIN_WIDTH = 320;

interface PicturesProps {
  readonly pictures: GalPictures;
  readonly width: number;
}

function Pictures({ pictures, width }: PicturesProps): ReactElement {
  const { cycles, supply } = pictures;
  const series = useMemo(() => seriesOf(pictures), [pictures]);
  const queue = useQueue((state) => openInfo(state)?.name ?? '');
  const name = useGal(({ overview, ...state }) => {
    const views = overview?.views ?? [];
    const shown = shownView({ overview, ...state });
    const summary = views.find(({ view }) => view === shown);
    return summary === undefined ? '' : viewName(summary, views);
  });
  const word: StepWord = useGal((state) => (shownView(state)?.kind === 'loose' ? 'message' : 'cycle'));
  const { chosen, cursor } = useCursor(cycles);
  const source = sourceText(name, queue, cycles, word);
  const common = { width, viewName: name, source, word };
  return (
    <>
      {cycles.length < 2 ? (
        <Empty text={`A picture over time needs two ${word}s; this list has ${cycles.length}.`}>
          What the list is made of is drawn below.
        </Empty>
      ) : (
        <>
          <EntriesOverTime {...common} series={series} cycles={cycles} chosen={chosen} cursor={cursor} />
          <ChangesByCycle {...common} cycles={cycles} chosen={chosen} cursor={cursor} />
        </>
      )}
      <SupplyView {...common} supply={supply} />
    </>
  );
}

/** Both pictures over time point at the same cycle; without pointing it is the one that all tabs show. */
function useCursor(cycles: GalPictures['cycles']): { readonly chosen: number; readonly cursor: Cursor } {
  const [pointed, setPointed] = useState<number | null>(null);
  const cycle = useGal((state) => state.cycle);
  const last = cycles.length - 1;
  const chosen = Math.min(last, stopOf(cycles, cycle));
  const choose = (step: number): void => {
    const wanted = cycles[step];
    if (wanted !== undefined) slideTo(wanted.cycle);
  };
  return {
    chosen,
    cursor: { step: Math.min(pointed ?? chosen, last), onPoint: setPointed, onChoose: choose },
  };
}
