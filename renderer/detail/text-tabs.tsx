import type { ReactElement } from 'react';
import type { MessageDetail } from '../../shared/model.ts';
import { count } from '../../shared/format/count.ts';
import { Empty } from '../ui/refusal.tsx';
import { showTab } from './detail-store.ts';
import { Link } from '../ui/button.tsx';

export function HeadersTab({ detail }: { readonly detail: MessageDetail }): ReactElement {
  if (detail.headers.length === 0) {
    return (
      <Empty text="No headers could be read.">
        <Link onClick={() => showTab('bytes')}>Look at the bytes</Link>
      </Empty>
    );
  }
  return (
    <div className="tab-text">
      <dl className="facts">
        {detail.headers.map(({ name, value }, index) => (
          // Names repeat (Received); their order is fixed.
          <HeaderLine key={index} name={name} value={value} />
        ))}
      </dl>
    </div>
  );
}

function HeaderLine({ name, value }: { readonly name: string; readonly value: string }): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd className="mono selectable">{value}</dd>
    </>
  );
}

export function BodyTab({ detail }: { readonly detail: MessageDetail }): ReactElement {
  if (detail.bodyText === '')
    return <Empty text="The message has no text body.">What it holds is on the Format tab.</Empty>;
  return (
    <div className="tab-text">
      {detail.bodyIsCut && (
        <p className="quiet">
          Only the first {count(detail.bodyText.length)} characters are shown; the rest is on the Bytes tab.
        </p>
      )}
      <pre className="body-text mono selectable">{detail.bodyText}</pre>
    </div>
  );
}
