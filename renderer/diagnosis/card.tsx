import { useId } from 'react';
import type { ReactElement } from 'react';
import { articleAbout } from '../../shared/catalogue/articles.ts';
import type { Finding } from '../../shared/diagnosis/model.ts';
import { Prose } from '../sync/prose.tsx';
import { Mark } from '../ui/mark.tsx';
import { Time } from '../ui/time.tsx';
import { CardActs } from './card-acts.tsx';
import { CardConsequences, CardEvidence } from './card-evidence.tsx';
import { certaintyWords, findingLook } from './finding-look.ts';
import { whomText } from './finding-words.ts';

interface VerdictCardProps {
  readonly finding: Finding;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** In a narrow place: closed, it is one line. */
  readonly compact?: boolean;
}

/** One cause: closed, what is wrong and how sure that is; opened, what shows it and what to do. */
export function VerdictCard({ finding, isOpen, onToggle, compact = false }: VerdictCardProps): ReactElement {
  const content = useId();
  const look = findingLook(finding);
  // Beside a message it stands below the name of its file.
  const Title = compact ? 'h3' : 'h2';
  return (
    <li
      className="verdict"
      data-severity={finding.severity}
      data-over={finding.isOver}
      data-open={isOpen}
      data-rule={finding.rule}
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
            title={compact && !isOpen ? finding.title : undefined}
          >
            {finding.title}
          </span>
        </button>
      </Title>
      <div id={content} className="verdict-content">
        {(isOpen || !compact) && <Whom finding={finding} />}
        {!isOpen && !compact && <p className="verdict-meaning cut">{finding.meaning}</p>}
        {isOpen && <OpenCard finding={finding} />}
      </div>
    </li>
  );
}

function Whom({ finding }: { readonly finding: Finding }): ReactElement {
  const { word, meaning } = certaintyWords(finding.certainty);
  const whom = whomText(finding);
  return (
    <p className="verdict-whom quiet">
      <span
        className="verdict-certainty"
        data-certainty={finding.certainty}
        title={`${meaning} ${finding.disproof}`}
      >
        {word}
      </span>
      {whom !== '' && <span className="cut">{whom}</span>}
      {finding.atMs !== null && (
        <span className="verdict-time">
          last seen <Time ms={finding.atMs} />
        </span>
      )}
    </p>
  );
}

function OpenCard({ finding }: { readonly finding: Finding }): ReactElement {
  const { word, meaning } = certaintyWords(finding.certainty);
  return (
    <>
      <p className="verdict-prose selectable">
        <Prose text={finding.meaning} />
      </p>
      <p className="verdict-prose selectable">
        <strong>{word}.</strong> {meaning} <span className="quiet">Against it would speak:</span>{' '}
        <Prose text={finding.disproof} />
      </p>
      <div className="verdict-columns">
        <CardEvidence finding={finding} />
        <WhatToDo finding={finding} />
      </div>
      <CardConsequences finding={finding} />
      <CardActs finding={finding} />
    </>
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
          <Article key={id} id={id} />
        ))}
        <span>rule {rule}</span>
      </p>
    </section>
  );
}

/** An article by its number; what it is about is read where the number is pointed at. */
function Article({ id }: { readonly id: string }): ReactElement {
  const about = articleAbout(id);
  return (
    <abbr
      className="verdict-article"
      title={about === null ? `Knowledge Base article ${id}` : `${id}: ${about}`}
    >
      {id}
    </abbr>
  );
}
