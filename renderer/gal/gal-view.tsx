import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { Link } from '../ui/button.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { BrowseTab } from './browse/browse-tab.tsx';
import { ChangesTab } from './changes/changes-tab.tsx';
import { ChecksTab } from './checks/checks-tab.tsx';
import { CompareTab } from './compare/compare-tab.tsx';
import { GalFoot } from './gal-foot.tsx';
import { compareLine, galHeadline } from './gal-headline.ts';
import type { Headline } from './gal-headline.ts';
import { NoList, StatusNote } from './gal-status.tsx';
import { hasList, lookFrom, refreshGal, showGalTab, shownView, useGal } from './gal-store.ts';
import type { GalTab } from './gal-store.ts';
import { HoleList } from './hole-list.tsx';
import { holesOf } from './holes.ts';
import { PicturesTab } from './pictures/pictures-tab.tsx';
import { CycleSlider } from './time/cycle-slider.tsx';
import { ViewChooser } from './view-chooser.tsx';
import '../messages/messages.css';
import '../sync/sync.css';
import './gal.css';

const TABS: readonly { readonly key: GalTab; readonly title: string }[] = [
  { key: 'browse', title: 'Entries' },
  { key: 'changes', title: 'Changes' },
  { key: 'compare', title: 'Compare' },
  { key: 'checks', title: 'Checks' },
  { key: 'pictures', title: 'Pictures' },
];

const TAB_COMPONENTS: Readonly<Record<GalTab, () => ReactElement>> = {
  browse: BrowseTab,
  changes: ChangesTab,
  compare: CompareTab,
  checks: ChecksTab,
  pictures: PicturesTab,
};

/** The Global Address List: whose, at which cycle, and the ways to look at it. */
export function GalView(): ReactElement {
  const isThere = useGal(hasList);
  const [showsMissing, setShowsMissing] = useState(false);
  const closeMissing = (): void => {
    setShowsMissing(false);
    document.getElementById(MISSING_ID)?.focus();
  };
  useEffect(() => refreshGal(), []);
  return (
    <section className="view" aria-label="Address list">
      <Head showsMissing={showsMissing} onMissing={() => setShowsMissing(!showsMissing)} />
      {showsMissing && <HoleList onClose={closeMissing} />}
      {isThere ? (
        <>
          <StatusNote />
          <TabsOfList />
          <GalFoot />
        </>
      ) : (
        <NoList />
      )}
    </section>
  );
}

/** The way to what is missing, which the keyboard comes back to. */
const MISSING_ID = 'gal-missing';

interface HeadProps {
  readonly showsMissing: boolean;
  readonly onMissing: () => void;
}

/** The first line, and whose list it is about. */
function Head({ showsMissing, onMissing }: HeadProps): ReactElement {
  const gal = useGal();
  const { overview, refusal } = gal;
  const view = shownView(gal);
  const hasChooser = hasList(gal) && showsOneList(gal);
  const { text, missing } = headlineOf(gal);
  const isRefused = overview === null && refusal !== null;
  return (
    <header className="view-head view-head-actions">
      <h1>
        {isRefused ? 'The address list could not be asked for' : text}
        {missing !== null && (
          <>
            ;{' '}
            <Link id={MISSING_ID} aria-expanded={showsMissing} onClick={onMissing}>
              {missing}
            </Link>
          </>
        )}
        {(isRefused || missing !== null || !text.endsWith('.')) && '.'}
      </h1>
      {overview !== null && view !== null && hasChooser && (
        <ViewChooser
          label="Whose list"
          views={overview.views}
          chosen={view}
          onChoose={({ view: next }) => lookFrom(next)}
        />
      )}
    </header>
  );
}

type Gal = ReturnType<typeof useGal.getState>;

/** A comparison has two lists, and chooses whose and at which cycle itself. */
function showsOneList({ tab }: Gal): boolean {
  return tab !== 'compare';
}

function headlineOf(state: Gal): Headline {
  const { overview, cycle, tree } = state;
  if (overview !== null && hasList(state) && !showsOneList(state)) return compareLine(overview);
  const view = shownView(state);
  const holes = overview === null ? [] : holesOf(overview.holes, view, cycle);
  return galHeadline({ overview, view, cycle, tree, holes });
}

function TabsOfList(): ReactElement {
  const tab = useGal((state) => state.tab);
  const isOfOne = useGal(showsOneList);
  const Tab = TAB_COMPONENTS[tab];
  return (
    <Tabs label="Ways to look at the address list" tabs={TABS} chosen={tab} onChoose={showGalTab}>
      {isOfOne && <CycleSlider />}
      <Tab />
    </Tabs>
  );
}
