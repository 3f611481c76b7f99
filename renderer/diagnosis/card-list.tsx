import type { ReactElement } from 'react';
import type { Finding } from '../../shared/diagnosis/model.ts';
import type { DiagnosisOverview } from '../../shared/contract/diagnosis.ts';
import { count, counted } from '../../shared/format/count.ts';
import { Link } from '../ui/button.tsx';
import { VerdictCard } from './card.tsx';
import { reachCards, toggleCard, useDiagnosis } from './diagnosis-store.ts';
import { askedText } from './headline.ts';
import { isNews, newsOf, newsText } from './news.ts';
import { NotChecked } from './not-checked.tsx';
import { showNews } from './show-card.ts';
import './diagnosis.css';

/** All verdicts, the worst first; what is over is folded in at the end. */
export function CardList({ overview }: { readonly overview: DiagnosisOverview }): ReactElement {
  const shown = useDiagnosis((state) => state.shown);
  const now = shown.filter(({ isOver }) => !isOver);
  const over = shown.filter(({ isOver }) => isOver);
  return (
    <section
      aria-label="Verdicts"
      className="card-list"
      onPointerEnter={() => reachCards(true)}
      onPointerLeave={({ currentTarget }) => reachCards(currentTarget.contains(document.activeElement))}
      onFocus={() => reachCards(true)}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget) && !currentTarget.matches(':hover')) reachCards(false);
      }}
    >
      {now.length > 0 && <Cards findings={now} label="What is wrong" />}
      {overview.findingsLeftOut > 0 && (
        <p className="quiet card-list-note">
          and {counted(overview.findingsLeftOut, 'card')} more of less weight, which are not listed here
        </p>
      )}
      {over.length > 0 && (
        <details className="fold card-list-over">
          <summary>
            <span className="fold-count">{count(over.length)} over</span>
            <span className="quiet cut">{over.map(({ title }) => title).join('; ')}</span>
          </summary>
          <Cards findings={over} label="Over" />
        </details>
      )}
      <div className="card-list-rest quiet">
        <p>{askedText(overview)}</p>
        <NotChecked sentences={overview.notChecked} />
      </div>
    </section>
  );
}

function Cards({
  findings,
  label,
}: {
  readonly findings: readonly Finding[];
  readonly label: string;
}): ReactElement {
  const open = useDiagnosis((state) => state.open);
  return (
    <ul className="verdicts" aria-label={label}>
      {findings.map((finding) => (
        <VerdictCard
          key={finding.key}
          finding={finding}
          isOpen={open.has(finding.key)}
          onToggle={() => toggleCard(finding.key)}
        />
      ))}
    </ul>
  );
}

/** Says that there are other results than those being read, where nothing moves by it. */
export function CardNews(): ReactElement {
  const { overview, shown } = useDiagnosis();
  const isWorking = overview?.status.kind === 'working' && overview.revision !== null;
  const news = overview === null ? null : newsOf(shown, overview.findings);
  const isOther = news !== null && isNews(news) && shown.length > 0;
  return (
    <p className="card-news" role="status">
      {isOther && (
        <>
          {newsText(news)} <Link onClick={showNews}>Show</Link>
        </>
      )}
      {!isOther && isWorking && <span className="quiet">The causes are being worked out anew…</span>}
    </p>
  );
}
