import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { count } from '../../../shared/format/count.ts';
import { focusSoon } from '../../sync/focus-soon.ts';
import { Button, Link } from '../../ui/button.tsx';
import { Empty, RefusalNote } from '../../ui/refusal.tsx';
import { shownView, stepWord, useGal } from '../gal-store.ts';
import { CheckKinds } from './check-kinds.tsx';
import { checkWords, checksHeadline, foundText } from './check-words.ts';
import { askForFindings, findings, showFindings, useChecks } from './checks-store.ts';
import { FindingCard } from './finding-card.tsx';
import { FindingRows } from './finding-rows.tsx';
import '../../messages/messages.css';
import './checks.css';

/** What does not look right in the list after the shown cycle. */
export function ChecksTab(): ReactElement {
  useAsking();
  const { opened, refusal } = useStore(findings.store);
  const active = useChecks((state) => state.active);
  if (refusal !== null && opened === null)
    return (
      <div className="list-blank">
        <RefusalNote refusal={refusal}>
          <Link onClick={() => findings.applyAgain()}>Try again</Link>
        </RefusalNote>
      </div>
    );
  return (
    <div className="checks">
      <div className="checks-head">
        <h2>{opened === null ? 'The list is being checked.' : checksHeadline(opened)}</h2>
        <Explanation />
      </div>
      <div className="checks-body">
        <CheckKinds />
        <div className="checks-list">
          {opened !== null && opened.total === 0 ? <NoFinding /> : <FindingRows />}
          <Unchecked />
        </div>
      </div>
      {active?.row != null && <FindingCard row={active.row} />}
    </div>
  );
}

/** Asks anew when the cycle, the point of view or the lists themselves are others than before. */
function useAsking(): void {
  const view = useGal(shownView);
  const cycle = useGal((state) => state.cycle);
  const generation = useGal((state) => state.overview?.generation ?? 0);
  useEffect(() => {
    if (generation > 0 && view !== null) askForFindings({ view, cycle });
  }, [view, cycle, generation]);
}

/** What the chosen kind means, and where that is known from. */
function Explanation(): ReactElement | null {
  const kind = useChecks((state) => state.kind);
  if (kind === null) return null;
  const { word, meaning, articles } = checkWords(kind);
  return (
    <p className="quiet">
      {word}: {meaning}
      {articles.length > 0 && ` (${articles.join(', ')})`}
    </p>
  );
}

/** What was not checked is neither right nor wrong. */
function Unchecked(): ReactElement | null {
  const unchecked = useStore(findings.store, ({ opened }) => opened?.unchecked) ?? [];
  const total = useStore(findings.store, ({ opened }) => opened?.total ?? 0);
  return (
    <footer className="checks-foot quiet">
      <span>{count(total)} shown</span>
      {unchecked.length > 0 && (
        <ul aria-label="Not checked">
          {unchecked.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </footer>
  );
}

/** The list without rows: why, and what to do. */
function NoFinding(): ReactElement {
  const kind = useChecks((state) => state.kind);
  const word = useGal(stepWord);
  const { opened } = useStore(findings.store);
  if (opened === null) return <div className="list-blank" />;
  if (kind === null)
    return (
      <div className="list-blank">
        <Empty text="Nothing was found that does not look right.">
          Each entry of the list after this {word} was looked at
          {opened.unchecked.length === 0 ? '.' : ', as far as the lines below do not say otherwise.'}
        </Empty>
      </div>
    );
  const found = foundText(kind, opened);
  const isWhole = opened.counts[kind] !== null && !opened.partly.includes(kind);
  return (
    <div className="list-blank">
      <Empty text={`${found.charAt(0).toUpperCase()}${found.slice(1)}.`}>
        <p>{isWhole ? checkWords(kind).meaning : 'Why is said below.'}</p>
        <p className="empty-action">
          <Button
            size="small"
            onClick={() => {
              showFindings(null);
              focusSoon('.check-kinds [aria-pressed=true]');
            }}
          >
            Show all findings
          </Button>
        </p>
      </Empty>
    </div>
  );
}
