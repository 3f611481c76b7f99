import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { Link } from '../ui/button.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { BrowseTab } from './browse/browse-tab.tsx';
import { ChangesTab } from './changes/changes-tab.tsx';
import { ChecksTab } from './checks/checks-tab.tsx';
import { CompareTab } from './compare/compare-tab.tsx';
import { GalFoot } from './gal-foot.tsx';
import { galHeadline } from './gal-headline.ts';
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
  useEffect(() => refreshGal(), []);
  return (
    <section className="view" aria-label="Address list">
      <Head onMissing={() => setShowsMissing(!showsMissing)} />
      {showsMissing && <HoleList onClose={() => setShowsMissing(false)} />}
      {isThere ? (
        <>
          <StatusNote />
          <CycleSlider />
          <TabsOfList />
          <GalFoot />
        </>
      ) : (
        <NoList />
      )}
    </section>
  );
}

/** The first line, and whose list it is about. */
function Head({ onMissing }: { readonly onMissing: () => void }): ReactElement {
  const { overview, refusal, cycle, tree } = useGal();
  const view = useGal(shownView);
  const isThere = useGal(hasList);
  const holes = overview === null ? [] : holesOf(overview.holes, view, cycle);
  const { text, missing } = galHeadline({ overview, view, cycle, tree, holes: holes.length });
  const isRefused = overview === null && refusal !== null;
  return (
    <header className="view-head view-head-actions">
      <h1>
        {isRefused ? 'The address list could not be asked for' : text}
        {missing !== null && (
          <>
            ; <Link onClick={onMissing}>{missing}</Link>
          </>
        )}
        {(isRefused || missing !== null || !text.endsWith('.')) && '.'}
      </h1>
      {overview !== null && view !== null && isThere && (
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

function TabsOfList(): ReactElement {
  const tab = useGal((state) => state.tab);
  const Tab = TAB_COMPONENTS[tab];
  return (
    <Tabs label="Ways to look at the address list" tabs={TABS} chosen={tab} onChoose={showGalTab}>
      <Tab />
    </Tabs>
  );
}
