import { memo } from 'react';
import type { ReactElement } from 'react';
import type { MessageRow } from '../../shared/model.ts';
import { ProgressChart } from '../charts/progress-chart.tsx';
import { showMessage } from '../detail/detail-store.ts';
import { stateStory } from '../detail/state-story.ts';
import { bytes } from '../../shared/format/bytes.ts';
import { RetryButton } from '../retry/retry-button.tsx';
import { Prose } from '../sync/prose.tsx';
import { StateBadge } from '../ui/state-mark.tsx';
import { HungVerdict } from './hung-verdict.tsx';
import { thresholdOf } from './threshold.ts';

interface HungItemProps {
  readonly row: MessageRow | undefined;
  readonly top: number;
  readonly place: number;
  readonly total: number;
  readonly chosen: boolean;
}

const CHART = { width: 144, height: 52 };

/** One hung message with its evidence; after a retry, in the same place, what became of it. */
export const HungItem = memo(function HungItem({
  row,
  top,
  place,
  total,
  chosen,
}: HungItemProps): ReactElement {
  const style = { transform: `translateY(${top}px)` };
  if (row === undefined) {
    return (
      <li className="hung-item quiet" style={style} aria-posinset={place} aria-setsize={total}>
        …
      </li>
    );
  }
  const { text, nextStep } = stateStory(row.state);
  return (
    <li
      className="hung-item"
      style={style}
      aria-posinset={place}
      aria-setsize={total}
      data-id={row.id}
      data-state={row.state.kind}
      data-chosen={chosen}
      onMouseDown={() => showMessage(row.id)}
    >
      <p className="hung-title">
        <StateBadge kind={row.state.kind} />
        <button type="button" className="hung-file cut" title={row.file} onClick={() => showMessage(row.id)}>
          {row.file}
        </button>
      </p>
      <div className="hung-actions">{canRetry(row) && <RetryButton id={row.id} file={row.file} />}</div>
      <div className="hung-words">
        <p className="quiet cut">
          {row.requestor !== null && <span className="mono">{row.requestor}</span>}
          {row.subject !== null && <span> · {row.subject}</span>}
        </p>
        {row.state.kind === 'hung' && <HungVerdict id={row.id} />}
        <p className="hung-evidence" title={text}>
          <Prose text={text} />
          {row.state.kind !== 'hung' && nextStep !== null && <span className="quiet"> {nextStep}</span>}
        </p>
      </div>
      <HungChart row={row} />
    </li>
  );
});

/** What is delivered or under way needs no second click. */
function canRetry({ state }: MessageRow): boolean {
  return state.kind !== 'delivered' && state.kind !== 'retrying';
}

function HungChart({ row }: { readonly row: MessageRow }): ReactElement {
  if (row.state.kind !== 'hung') return <div className="hung-chart" />;
  const { evidence } = row.state;
  return (
    <figure className="hung-chart">
      <ProgressChart
        samples={evidence.samples}
        elapsedMs={evidence.elapsedMs}
        threshold={thresholdOf(evidence)}
        width={CHART.width}
        height={CHART.height}
        axes={false}
      />
      <figcaption className="quiet">{bytes(evidence.bytesOut)} out</figcaption>
    </figure>
  );
}
