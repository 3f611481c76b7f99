import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import type { Finding } from '../../shared/diagnosis/model.ts';
import { count, counted } from '../../shared/format/count.ts';
import { Prose } from '../sync/prose.tsx';
import { Link } from '../ui/button.tsx';
import { Moment } from '../ui/time.tsx';
import { EvidenceLine } from './evidence-line.tsx';
import { consequencesText, consequencesTotal, tellsDay } from './finding-words.ts';

/** At first as many as are read at a glance. */
const SHOWN = 4;

/** What shows it: the latest first, each with its links. */
export function CardEvidence({ finding }: { readonly finding: Finding }): ReactElement {
  const [all, setAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const { symptoms, symptomsTotal } = finding;
  const shown = all ? symptoms : symptoms.slice(0, SHOWN);
  const left = symptomsTotal - shown.length;
  const canShowMore = symptoms.length > shown.length;
  function showAll(): void {
    flushSync(() => setAll(true));
    // The button is gone; what it showed begins after what was there.
    list.current?.children[SHOWN]?.querySelector<HTMLElement>('button')?.focus();
  }
  return (
    <section aria-label="What shows it">
      <p className="verdict-label">What shows it</p>
      <ul className="verdict-symptoms" ref={list}>
        {shown.map((symptom, at) => (
          // Of one answer: their places do not change. The first one shows how they are told.
          <SymptomItem key={at} symptom={symptom} isShort={symptoms.length > 1 && at > 0} />
        ))}
      </ul>
      {left > 0 && (
        <p className="quiet">
          {canShowMore ? (
            <Link onClick={showAll}>and {count(left)} more</Link>
          ) : (
            `and ${count(left)} more, which are not listed here`
          )}
        </p>
      )}
    </section>
  );
}

/** Pieces of evidence that one of several may bring along without being folded. */
const UNFOLDED = 3;

interface SymptomItemProps {
  readonly symptom: Finding['symptoms'][number];
  /** One line, where there is more evidence than a few pieces; the rest is behind "Why". */
  readonly isShort: boolean;
}

function SymptomItem({ symptom, isShort }: SymptomItemProps): ReactElement {
  const { text, evidence, atMs, isOver } = symptom;
  const canFold = isShort && evidence.length > UNFOLDED;
  const [isOpen, setOpen] = useState(false);
  const isFolded = canFold && !isOpen;
  return (
    <li>
      <div className={canFold ? 'verdict-symptom-line' : undefined}>
        <p className={isFolded ? 'cut selectable' : 'selectable'} title={isFolded ? text : undefined}>
          <Prose text={text} />
          {atMs !== null && !tellsDay(text, atMs) && (
            <span className="quiet">
              {' '}
              <Moment ms={atMs} />
            </span>
          )}
          {isOver && <span className="quiet">, over</span>}
        </p>
        {canFold && (
          <Link aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            Why
          </Link>
        )}
      </div>
      {!isFolded && evidence.length > 0 && (
        <ul className="verdict-evidence" aria-label="Evidence">
          {evidence.map((piece, at) => (
            <li key={at}>
              <EvidenceLine {...piece} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** What merely follows from it, folded in. */
export function CardConsequences({ finding }: { readonly finding: Finding }): ReactElement | null {
  if (consequencesTotal(finding) === 0) return null;
  return (
    <details className="verdict-consequences fold">
      <summary>
        <span className="fold-count">{consequencesText(finding)}</span>
        <span className="quiet cut">{finding.consequences.map(({ title }) => title).join('; ')}</span>
      </summary>
      <ul>
        {finding.consequences.map(({ rule, title, symptoms, isOver, evidence }, at) => (
          <li key={`${rule} ${at}`} data-over={isOver}>
            <p className="selectable">
              {title}{' '}
              <span className="quiet">
                {counted(symptoms, 'time')}
                {isOver && ', over now'}
              </span>
            </p>
            <ul className="verdict-evidence" aria-label={`Evidence: ${title}`}>
              {evidence.map((piece, place) => (
                <li key={place}>
                  <EvidenceLine {...piece} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}
