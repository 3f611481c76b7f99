import type { ReactElement } from 'react';
import type { MessageId } from '../../shared/model.ts';
import { showTab } from '../detail/detail-store.ts';
import { openBeside } from '../detail/open-message.ts';
import { certaintyWords } from '../diagnosis/finding-look.ts';
import { Link } from '../ui/button.tsx';
import { LookBadge } from '../ui/look-badge.tsx';
import { useProof } from './use-proof.ts';
import { verdictLook } from './verdict-look.ts';

/** Why it hung, in one line; the reasons are beside the list. */
export function HungVerdict({ id }: { readonly id: MessageId }): ReactElement {
  const answer = useProof(id);
  if (answer === null) return <p className="hung-verdict quiet">…</p>;
  if (!answer.ok)
    return <p className="hung-verdict quiet cut">Why it hung is not known: {answer.error.text}</p>;
  if (answer.value === null) return <p className="hung-verdict quiet">Why it hung was not examined.</p>;
  const { verdict, certainty, text } = answer.value;
  return (
    <p className="hung-verdict">
      <LookBadge look={verdictLook(verdict)} />
      {verdict !== 'undecided' && <span className="hung-certainty">{certaintyWords(certainty).word}</span>}
      <span className="cut" title={text}>
        {text}
      </span>
      <Link
        onClick={() => {
          openBeside(id);
          showTab('attempts');
        }}
      >
        Why
      </Link>
    </p>
  );
}
