import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { GalOverview, OpenedComparison } from '../../../shared/contract/gal-values.ts';
import { counted } from '../../../shared/format/count.ts';
import { Button, Link } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Empty, RefusalNote } from '../../ui/refusal.tsx';
import { ExportMenu } from '../export/export-menu.tsx';
import { useGal } from '../gal-store.ts';
import { ColumnDialog } from './column-dialog.tsx';
import { CompareFilter, showAllDifferences } from './compare-filter.tsx';
import {
  compareAgain,
  differences,
  isNarrowed,
  keepCompared,
  swapSides,
  useCompare,
} from './compare-store.ts';
import { compareHeadline } from './compare-words.ts';
import { DifferenceCard } from './difference-card.tsx';
import { DifferenceList } from './difference-list.tsx';
import { SidePicker } from './side-picker.tsx';
import { emptySide, sideName, sidesToCompare } from './sides.ts';
import type { Sides } from './sides.ts';
import '../../messages/messages.css';
import './compare.css';

/** Two lists beside each other, and why they differ. */
export function CompareTab(): ReactElement {
  const overview = useGal((state) => state.overview);
  const generation = overview?.generation ?? 0;
  useEffect(() => {
    if (generation > 0) keepCompared(generation);
  }, [generation]);
  if (overview === null || generation === 0)
    return (
      <div className="list-blank">
        <Empty text="There is no list to compare yet.">
          Lists are worked out from the transactions of messages; the first line says how far that is.
        </Empty>
      </div>
    );
  return <Comparison overview={overview} />;
}

function Comparison({ overview }: { readonly overview: GalOverview }): ReactElement {
  const chosen = useCompare((state) => state.chosen);
  const sides = sidesToCompare(chosen, overview.views);
  const isComparable = (['left', 'right'] as const).every((name) => {
    const side = sides[name];
    return side !== null && emptySide(side, overview) === null;
  });
  return (
    <section className="compare" aria-label="Comparison">
      <Head sides={sides} overview={overview} isComparable={isComparable} />
      <div className="compare-sides">
        <SidePicker name="left" side={sides.left} views={overview.views} />
        <Button size="small" weight="quiet" disabled={sides.right === null} onClick={swapSides}>
          Swap sides
        </Button>
        <SidePicker name="right" side={sides.right} views={overview.views} />
      </div>
      {isComparable ? <Differences sides={sides} /> : <Incomparable sides={sides} overview={overview} />}
      <ColumnDialog />
    </section>
  );
}

interface HeadProps {
  readonly sides: Sides;
  readonly overview: GalOverview;
  readonly isComparable: boolean;
}

function Head({ sides: { left, right }, overview, isComparable }: HeadProps): ReactElement {
  const whole = useCompare((state) => state.whole);
  const active = useCompare((state) => state.active);
  const { opened, refusal } = useStore(differences.store);
  const rightName = right === null ? '' : sideName(right, left, overview.views);
  return (
    <header className="compare-head">
      <h2 className="compare-headline">
        {!isComparable && 'Nothing is compared yet.'}
        {isComparable && refusal !== null && 'The lists could not be compared.'}
        {isComparable && refusal === null && whole === null && 'Comparing…'}
        {isComparable && refusal === null && whole !== null && compareHeadline(whole, rightName)}
      </h2>
      <ExportMenu
        source="compare"
        viewId={opened?.viewId ?? null}
        total={opened?.total ?? 0}
        rows={active === null ? null : [active.index]}
        chosen={active === null ? 0 : 1}
      />
    </header>
  );
}

/** Why there is nothing to compare, and what to do. */
function Incomparable({ sides, overview }: Omit<HeadProps, 'isComparable'>): ReactElement {
  const given = [sides.left, sides.right].filter((side) => side !== null);
  const troubles = given.map((side) => emptySide(side, overview)).filter((trouble) => trouble !== null);
  return (
    <div className="list-blank">
      {troubles.map(({ text, nextStep }) => (
        <Empty key={text} text={text}>
          {nextStep}
        </Empty>
      ))}
      {given.length < 2 && (
        <Empty text="There is only one list in this queue.">
          Choose a file to compare it with: LDIF, an Exchange directory export (CSV), another CSV, an Import
          file, or an offline address book (.oab, .lzx). Files can be dropped onto a side, too.
        </Empty>
      )}
    </div>
  );
}

function Differences({ sides }: { readonly sides: Sides }): ReactElement {
  const { opened, refusal } = useStore(differences.store);
  const { whole, narrowing } = useCompare();
  if (refusal !== null)
    return (
      <div className="list-blank">
        <RefusalNote refusal={refusal}>
          <Link onClick={compareAgain}>Try again</Link>
        </RefusalNote>
      </div>
    );
  if (whole === null || opened === null) return <div className="list-blank" aria-busy="true" />;
  return (
    <>
      <Unchecked sentences={whole.unchecked} />
      {whole.total > 0 && <CompareFilter whole={whole} opened={opened} />}
      {opened.total > 0 && <DifferenceList />}
      {opened.total === 0 && isNarrowed(narrowing) && (
        <div className="list-blank">
          <Empty text="No difference matches.">
            <p>{counted(whole.total, 'difference')} in all.</p>
            <p className="empty-action">
              <Button size="small" onClick={showAllDifferences}>
                Show all differences
              </Button>
            </p>
          </Empty>
        </div>
      )}
      {opened.total === 0 && !isNarrowed(narrowing) && <Alike whole={whole} />}
      <DifferenceCard sides={sides} />
    </>
  );
}

/** A positive statement, and no more than was looked at. */
function Alike({ whole: { equal, unchecked } }: { readonly whole: OpenedComparison }): ReactElement {
  const entries = counted(equal, 'entry', 'entries');
  const what = 'alias, address and template values are the same on both sides.';
  return (
    <div className="list-blank">
      <Empty text={equal === 0 ? 'There is nothing in either list.' : 'Nothing differs.'}>
        {equal > 0 &&
          (unchecked.length === 0
            ? `Each of ${entries} was looked at: ${what}`
            : `Each of ${entries} was looked at, as far as it is said above.`)}
      </Empty>
    </div>
  );
}

function Unchecked({ sentences }: { readonly sentences: readonly string[] }): ReactElement | null {
  if (sentences.length === 0) return null;
  return (
    <ul className="compare-unchecked selectable" aria-label="Not compared">
      {sentences.map((sentence) => (
        <li key={sentence}>
          <Icon name="information" />
          {sentence}
        </li>
      ))}
    </ul>
  );
}
