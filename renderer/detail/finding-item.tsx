import { useState } from 'react';
import type { ReactElement } from 'react';
import type { CodePage, LintFinding } from '../../shared/lint/model.ts';
import type { MessageId, PartFacts } from '../../shared/model.ts';
import { count } from '../../shared/format/count.ts';
import { FindingCode } from '../catalogue/finding-code.tsx';
import { Link } from '../ui/button.tsx';
import { asSentence } from './lint-words.ts';
import { RepairView } from './repair-view.tsx';

interface FindingItemProps {
  readonly id: MessageId;
  readonly part: PartFacts;
  readonly finding: LintFinding;
  readonly codePage: CodePage;
  readonly onTransaction: (index: number) => void;
}

/** One finding: where, why, and what would repair it. */
export function FindingItem({ id, part, finding, codePage, onTransaction }: FindingItemProps): ReactElement {
  const [isShown, setShown] = useState(false);
  const { transaction, reason, repair } = finding;
  return (
    <li className="finding">
      <div className="finding-line">
        <Link title="Show this transaction" onClick={() => onTransaction(transaction)}>
          No. {count(transaction + 1)}
        </Link>
        <span className="selectable">
          {asSentence(reason)}
          {finding.code !== null && <FindingCode code={finding.code} />}
        </span>
        {repair !== null && (
          <Link aria-expanded={isShown} onClick={() => setShown(!isShown)}>
            {isShown ? 'Hide repair' : 'Show repair'}
          </Link>
        )}
      </div>
      {isShown && repair !== null && <RepairView id={id} part={part} repair={repair} codePage={codePage} />}
    </li>
  );
}
