import type { ReactElement } from 'react';
import type { MessageRef } from '../../shared/cycles/model.ts';
import { count, counted } from '../../shared/format/count.ts';
import type { Preflight, PreflightRemark } from '../../shared/preflight/model.ts';
import { showBesideOrInList } from '../detail/open-message.ts';
import { Basis } from '../sync/basis.tsx';
import { Prose } from '../sync/prose.tsx';
import { Link } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import { remarkLook } from './remark-look.ts';
import { closeRetryDialog } from './retry-store.ts';

/** What a retry would do beyond moving files: the weightiest first, and what nobody looked at. */
export function PreflightRemarks({ preflight }: { readonly preflight: Preflight }): ReactElement | null {
  const { remarks, notChecked } = preflight;
  if (remarks.length + notChecked.length === 0) return null;
  const fine = remarks.filter(({ weight }) => weight === 'fine');
  return (
    <section className="preflight" aria-label="Before it starts">
      <Remarks remarks={remarks.filter(({ weight }) => weight !== 'fine')} />
      {fine.length > 0 && (
        <details className="fold">
          <summary>
            <Mark look={remarkLook('fine')} /> {counted(fine.length, 'more check')}, nothing speaks against it
          </summary>
          <Remarks remarks={fine} />
        </details>
      )}
      <div className="quiet">
        <Basis title="Not checked:" sentences={notChecked} />
      </div>
    </section>
  );
}

function Remarks({ remarks }: Pick<Preflight, 'remarks'>): ReactElement {
  return (
    <ul>
      {remarks.map((remark) => (
        <Remark key={`${remark.kind} ${remark.text}`} remark={remark} />
      ))}
    </ul>
  );
}

function Remark({ remark }: { readonly remark: PreflightRemark }): ReactElement {
  const { weight, text, messages, messagesTotal, kb } = remark;
  const look = remarkLook(weight);
  const left = messagesTotal - messages.length;
  return (
    <li data-weight={weight}>
      <span className="preflight-word" data-tone={look.tone} title={look.meaning}>
        <Mark look={look} /> {look.word}
      </span>
      <span className="selectable">
        <Prose text={text} /> {kb.length > 0 && <span className="quiet">{kb.join(', ')}</span>}
        {messages.length > 0 && (
          <span className="preflight-messages">
            {messages.map((message) => (
              <Concerned key={message.id} message={message} />
            ))}
            {left > 0 && <span className="quiet">and {count(left)} more</span>}
          </span>
        )}
      </span>
    </li>
  );
}

/** Leaving for a message gives the retry up: nothing was done yet. */
function Concerned({ message }: { readonly message: MessageRef }): ReactElement {
  return (
    <Link
      title={`${message.file}\nCloses this and shows the message`}
      onClick={() => {
        closeRetryDialog();
        showBesideOrInList(message.id);
      }}
    >
      {message.file.slice(message.file.lastIndexOf('/') + 1)}
    </Link>
  );
}
