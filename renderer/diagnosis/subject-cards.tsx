import { useState } from 'react';
import type { ReactElement } from 'react';
import type { FindingSubject } from '../../shared/contract/diagnosis.ts';
import type { Finding } from '../../shared/diagnosis/model.ts';
import { RefusalNote } from '../ui/refusal.tsx';
import { VerdictCard } from './card.tsx';
import { useDiagnosis } from './diagnosis-store.ts';
import { noneText } from './none-text.ts';
import { useFindingsOf } from './subject-findings.ts';
import './diagnosis.css';

interface SubjectCardsProps {
  readonly subject: FindingSubject;
  /** What it is, after "with": "this message". */
  readonly name: string;
  /** Above a list of its own: opened cards are short, and lead to the overview. */
  readonly brief?: boolean;
}

/** The verdicts on one message, requestor or cycle: a line each, opened where it stands. */
export function SubjectCards({ subject, name, brief = false }: SubjectCardsProps): ReactElement {
  const answer = useFindingsOf(subject);
  const status = useDiagnosis((state) => state.overview?.status ?? null);
  return (
    <section aria-label="Verdicts" className="subject-cards">
      {answer?.ok === false && (
        <>
          <p>Not checked for causes.</p>
          <RefusalNote refusal={answer.error} />
        </>
      )}
      {answer?.ok !== false && (answer === null || answer.value.length === 0) && (
        <p className="quiet subject-none">{noneText(answer === null ? null : status, name)}</p>
      )}
      {answer?.ok === true && answer.value.length > 0 && <Cards findings={answer.value} brief={brief} />}
    </section>
  );
}

interface CardsProps {
  readonly findings: readonly Finding[];
  readonly brief: boolean;
}

function Cards({ findings, brief }: CardsProps): ReactElement {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <ul className="verdicts" aria-label="Verdicts">
      {findings.map((finding) => (
        <VerdictCard
          key={finding.key}
          finding={finding}
          compact
          brief={brief}
          isOpen={finding.key === open}
          onToggle={() => setOpen(finding.key === open ? null : finding.key)}
        />
      ))}
    </ul>
  );
}
