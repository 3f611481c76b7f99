import { useId } from 'react';
import type { ReactElement } from 'react';
import type { Finding } from '../../shared/diagnosis/model.ts';
import { ArticleLink } from '../catalogue/article-link.tsx';
import { useExamination } from '../hung/examination-store.ts';
import { Prose } from '../sync/prose.tsx';
import { Link } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import { Moment } from '../ui/time.tsx';
import { MEANING_WHILE_EXAMINED, titleWhileExamined } from './being-examined.ts';
import { CardActs } from './card-acts.tsx';
import { CardConsequences, CardEvidence } from './card-evidence.tsx';
import { certaintyWords, findingLook } from './finding-look.ts';
import { whomText } from './finding-words.ts';
import { showCard } from './show-card.ts';

interface VerdictCardProps {
  readonly finding: Finding;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** In a narrow place: closed, it is one line. */
  readonly compact?: boolean;
  /** Where there is no room for all of it: opened, it is short, and leads to the whole card. */
  readonly brief?: boolean;
}

/** One cause: closed, what is wrong and how sure that is; opened, what shows it and what to do. */
export function VerdictCard({
  finding,
  isOpen,
  onToggle,
  compact = false,
  brief = false,
}: VerdictCardProps): ReactElement {
  const content = useId();
  const look = findingLook(finding);
  const whileExamined = titleWhileExamined(
    finding,
    useExamination(({ examination }) => examination),
  );
  const title = whileExamined ?? finding.title;
  const meaning = whileExamined === null ? finding.meaning : MEANING_WHILE_EXAMINED;
  const isUndecided = whileExamined !== null;
  // Beside a message it stands below the name of its file.
  const Title = compact ? 'h3' : 'h2';
  return (
    <li
      className="verdict"
      data-severity={finding.severity}
      data-over={finding.isOver}
      data-open={isOpen}
      data-rule={finding.rule}
      data-key={finding.key}
      data-compact={compact}
    >
      <Title>
        <button
          type="button"
          className="verdict-head"
          aria-expanded={isOpen}
          aria-controls={content}
          onClick={onToggle}
        >
          <Mark look={look} />
          <span className="verdict-word" data-tone={look.tone} title={look.meaning}>
            {look.word}
          </span>
          <span
            className={compact && !isOpen ? 'verdict-title cut' : 'verdict-title'}
            title={compact && !isOpen ? title : undefined}
          >
            {title}
          </span>
        </button>
      </Title>
      <div id={content} className="verdict-content">
        {(isOpen || !compact) && <Whom finding={finding} isSure={!isUndecided} />}
        {!isOpen && !compact && <p className="verdict-meaning cut">{meaning}</p>}
        {isOpen && (
          <>
            <p className="verdict-prose selectable">
              <Prose text={meaning} />
            </p>
            {brief ? <WayToCard finding={finding} /> : <OpenCard finding={finding} isSure={!isUndecided} />}
          </>
        )}
      </div>
    </li>
  );
}

interface OfCardProps {
  readonly finding: Finding;
  /** Not while it is still being found out. */
  readonly isSure: boolean;
}

function Whom({ finding, isSure }: OfCardProps): ReactElement {
  const { word, meaning } = certaintyWords(finding.certainty);
  const whom = whomText(finding);
  return (
    <p className="verdict-whom quiet">
      {isSure && (
        <span
          className="verdict-certainty"
          data-certainty={finding.certainty}
          title={`${meaning} What would disprove it: ${finding.disproof}`}
        >
          {word}
        </span>
      )}
      {whom !== '' && <span className="cut">{whom}</span>}
      {finding.atMs !== null && (
        <span className="verdict-time">
          last seen <Moment ms={finding.atMs} />
        </span>
      )}
    </p>
  );
}

/** What to do comes first: in a narrow place all that shows it stands below. */
function OpenCard({ finding, isSure }: OfCardProps): ReactElement {
  const { word, meaning } = certaintyWords(finding.certainty);
  return (
    <>
      {isSure && (
        <p className="verdict-prose selectable">
          <strong>{word}.</strong> {meaning} <span className="quiet">What would disprove it:</span>{' '}
          <Prose text={finding.disproof} />
        </p>
      )}
      <CardActs finding={finding} />
      <div className="verdict-columns">
        <WhatToDo finding={finding} />
        <CardEvidence finding={finding} />
      </div>
      <CardConsequences finding={finding} />
    </>
  );
}

/** Where the rest of it is. */
function WayToCard({ finding }: { readonly finding: Finding }): ReactElement {
  return (
    <p className="verdict-whole">
      <Link title="Shows the whole card on the overview" onClick={() => showCard(finding.key)}>
        What shows it, and what to do
      </Link>
    </p>
  );
}

function WhatToDo({ finding }: { readonly finding: Finding }): ReactElement {
  const { remedy, kb, rule } = finding;
  return (
    <section aria-label="What to do">
      <p className="verdict-label">What to do</p>
      {remedy.length === 0 ? (
        <p className="quiet">Nothing has to be done.</p>
      ) : (
        <ol className="verdict-steps selectable">
          {remedy.map((step) => (
            <li key={step}>
              <Prose text={step} />
            </li>
          ))}
        </ol>
      )}
      <p className="verdict-articles quiet selectable">
        {kb.map((id) => (
          <ArticleLink key={id} id={id} />
        ))}
        <span>rule {rule}</span>
      </p>
    </section>
  );
}
