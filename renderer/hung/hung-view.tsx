import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useStore } from 'zustand';
import type { RetryVariant } from '../../shared/contract/retry.ts';
import { useDetail } from '../detail/detail-store.ts';
import { useBeside } from '../files/files-store.ts';
import { count } from '../../shared/format/count.ts';
import { HUNG_MESSAGES } from '../messages/default-query.ts';
import { ListFooter } from '../messages/list-footer.tsx';
import { useRowSource } from '../messages/row-source.ts';
import type { RowSource } from '../messages/row-source.ts';
import { hungHeadline, isScanning } from '../queue/headlines.ts';
import { messagesIn } from '../queue/others.ts';
import { useQueue } from '../queue/queue-store.ts';
import { openRetryDialog } from '../retry/retry-store.ts';
import { AS_USUAL, VARIANTS } from '../retry/variants.ts';
import { showView } from '../shell/shell-store.ts';
import { Button, Link } from '../ui/button.tsx';
import { MenuButton } from '../ui/menu.tsx';
import { Empty, RefusalNote } from '../ui/refusal.tsx';
import { examine, isExamining, useExamination } from './examination-store.ts';
import { examinedText } from './examination-words.ts';
import { HungItem } from './hung-item.tsx';
import { applyHung, hungView } from './hung-store.ts';
import './hung.css';

const HUNG_ITEM_HEIGHT = 124;

export function HungView(): ReactElement {
  const summary = useQueue((state) => state.summary);
  const beside = useBeside();
  const hung = summary?.counts.hung ?? 0;
  const retried = summary === null ? 0 : messagesIn(summary).hung;
  const source = useRowSource(hungView);
  useEffect(() => hungView.refresh(), []);
  return (
    <section className="view" aria-label="Hung">
      <header className="view-head view-head-actions">
        <div>
          <h1>{hungHeadline(summary, beside)}</h1>
          {hung > 0 && <ExaminationLine />}
        </div>
        {retried > 0 && <RetryAll hung={retried} />}
      </header>
      {source.total === 0 ? <NothingHung /> : <HungList source={source} />}
      <ListFooter view={hungView} chosen={0} onApply={applyHung} />
    </section>
  );
}

/** How far it is known why they hung. Always there and one line: how it gets on stands in the status bar. */
function ExaminationLine(): ReactElement {
  const examination = useExamination((state) => state.examination);
  return (
    <p className="hung-examined quiet cut">
      {examination === null ? '…' : examinedText(examination)} <Examine />
    </p>
  );
}

/** Finds out why messages hung: those that were not examined yet. */
function Examine(): ReactElement | null {
  const examination = useExamination((state) => state.examination);
  if (examination === null || isExamining(examination) || examination.notExamined === 0) return null;
  return (
    <Link
      title="Decodes each again, alone, to find out why it hung. Nothing is delivered."
      onClick={() => void examine(null)}
    >
      Examine {count(examination.notExamined)}
    </Link>
  );
}

function RetryAll({ hung }: { readonly hung: number }): ReactElement {
  return (
    <span className="button-pair">
      <Button weight="primary" onClick={() => retryAllHung()}>
        Retry all {count(hung)}
      </Button>
      <MenuButton
        label="Other ways to retry all"
        size="icon"
        items={VARIANTS.slice(1).map(({ label, variant }) => ({ label, run: () => retryAllHung(variant) }))}
      />
    </span>
  );
}

export function retryAllHung(variant: RetryVariant = AS_USUAL): void {
  void openRetryDialog({ kind: 'query', query: HUNG_MESSAGES }, variant);
}

function HungList({ source }: { readonly source: RowSource }): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const chosen = useDetail((state) => state.id);
  const rows = useVirtualizer({
    count: source.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => HUNG_ITEM_HEIGHT,
    overscan: 6,
  });
  const first = rows.range?.startIndex;
  const last = rows.range?.endIndex;
  useEffect(() => {
    if (first !== undefined && last !== undefined) source.show({ first, last });
  }, [source, first, last]);
  return (
    <div ref={scroller} className="hung-scroller">
      <ul className="hung-list" aria-label="Hung messages" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((item) => (
          <HungItem
            key={item.index}
            row={source.rowAt(item.index)}
            top={item.start}
            place={item.index + 1}
            total={source.total}
            chosen={source.rowAt(item.index)?.id === chosen}
          />
        ))}
      </ul>
    </div>
  );
}

function NothingHung(): ReactElement {
  const { refusal, viewId } = useStore(hungView.store);
  const summary = useQueue((state) => state.summary);
  if (refusal !== null) {
    return (
      <div className="list-blank">
        <RefusalNote refusal={refusal}>
          <Link onClick={applyHung}>Try again</Link>
        </RefusalNote>
      </div>
    );
  }
  if (viewId === null || summary === null) return <div className="list-blank" />;
  return (
    <div className="list-blank">
      <Empty text={isScanning(summary.scan) ? 'Nothing to do here so far.' : 'Nothing to do here.'}>
        <p>
          A message is called hung when its decoder gave no byte for the stall threshold, or passed the
          deadline. A slow decoder that keeps going is never called hung.
        </p>
        <p className="empty-action">
          To see the defect of Q140946 happen,{' '}
          <Link onClick={() => showView('lab')}>run the legacy decoder in the Lab</Link>.
        </p>
      </Empty>
    </div>
  );
}
