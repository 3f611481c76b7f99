import type { ReactElement } from 'react';
import type { GalStatus } from '../../shared/contract/gal-values.ts';
import { count, counted } from '../../shared/format/count.ts';
import { rescan } from '../queue/queue-store.ts';
import { Button, Link } from '../ui/button.tsx';
import { Progress } from '../ui/progress.tsx';
import { Empty, RefusalNote } from '../ui/refusal.tsx';
import { takeLostFocus } from '../ui/take-lost-focus.ts';
import { cancelReading, readOn, retryGal, useGal } from './gal-store.ts';

/** Above a list that is there: it is being brought up to date, or not all was read. Takes no room otherwise. */
export function StatusNote(): ReactElement | null {
  const { overview, refusal } = useGal();
  if (overview === null) return null;
  if (refusal !== null) {
    return (
      <p className="gal-note" role="alert">
        {refusal.text} {refusal.nextStep} <Link onClick={retryGal}>Try again</Link>
      </p>
    );
  }
  const { status, updating } = overview;
  if (status.kind === 'cancelled') {
    return (
      <p className="gal-note quiet" role="status">
        Reading was cancelled after {count(status.done)} of {counted(status.total, 'message')}: the list holds
        what was read before.{' '}
        <Link ref={takeLostFocus} onClick={() => void readOn()}>
          Read on
        </Link>
      </p>
    );
  }
  if (status.kind === 'failed') {
    return (
      <p className="gal-note" role="status">
        The list could not be brought up to date: {status.text}{' '}
        <Link onClick={() => void readOn()}>Try again</Link>
      </p>
    );
  }
  if (status.kind === 'empty' || (!updating && status.kind === 'ready')) return null;
  return (
    <p className="gal-note quiet" role="status">
      The messages have changed; the list is being brought up to date
      {status.kind === 'reading' && ` (${count(status.done)} of ${counted(status.total, 'message')})`}.{' '}
      {status.kind === 'reading' && (
        <Link ref={takeLostFocus} onClick={() => void cancelReading()}>
          Cancel
        </Link>
      )}
    </p>
  );
}

/** In place of the list: why there is none, and what to do. */
export function NoList(): ReactElement {
  const { overview, refusal } = useGal();
  if (refusal !== null) {
    return (
      <div className="list-blank">
        <RefusalNote refusal={refusal}>
          <Link onClick={retryGal}>Try again</Link>
        </RefusalNote>
      </div>
    );
  }
  return <div className="list-blank">{overview !== null && <Why status={overview.status} />}</div>;
}

function Why({ status }: { readonly status: GalStatus }): ReactElement | null {
  switch (status.kind) {
    case 'waiting':
      return (
        <Empty text="Messages are still being read and decompressed.">
          The list is made of the transactions in them; it is begun by itself when the scan is done.
        </Empty>
      );
    case 'reading':
      return <Reading status={status} />;
    case 'ready':
      return null;
    case 'empty':
      return (
        <Empty text="None of the messages in this queue holds transactions that could be read.">
          <p>
            The list is made of the requests (ReqTx) and replies (SrvTx) of directory synchronization, and of
            transaction files. Open a queue or an archive that has them; if they should be here and failed or
            hang, look at them in Messages, then rescan.
          </p>
          <p className="empty-action">
            <Button size="small" onClick={() => void rescan()}>
              Rescan
            </Button>
          </p>
        </Empty>
      );
    case 'cancelled':
      return (
        <Empty
          text={`Reading was cancelled after ${count(status.done)} of ${counted(status.total, 'message')}.`}
        >
          <p>What was read is kept; reading goes on where it stopped.</p>
          <p className="empty-action">
            <Button size="small" ref={takeLostFocus} onClick={() => void readOn()}>
              Read on
            </Button>
          </p>
        </Empty>
      );
    case 'failed':
      return (
        <Empty text={status.text}>
          <p>No message was changed. The other views go on without the list.</p>
          <p className="empty-action">
            <Button size="small" ref={takeLostFocus} onClick={() => void readOn()}>
              Try again
            </Button>
          </p>
        </Empty>
      );
  }
}

function Reading({
  status,
}: {
  readonly status: Extract<GalStatus, { readonly kind: 'reading' }>;
}): ReactElement {
  const { done, total, transactions } = status;
  return (
    <div className="gal-reading">
      <p>{counted(transactions, 'transaction')} so far.</p>
      <Progress label="Reading transactions" done={done} total={total} />
      <p className="quiet">The other views can be used meanwhile. What is read is kept for the next time.</p>
      <Button size="small" ref={takeLostFocus} onClick={() => void cancelReading()}>
        Cancel
      </Button>
    </div>
  );
}
