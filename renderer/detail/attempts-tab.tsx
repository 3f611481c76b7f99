import { useRef } from 'react';
import type { ReactElement } from 'react';
import { failureText } from '../../shared/failure.ts';
import type { Attempt, MessageDetail, MessageRow } from '../../shared/model.ts';
import { ProgressChart, ProgressLegend } from '../charts/progress-chart.tsx';
import type { Threshold } from '../charts/progress-chart.ts';
import { counted } from '../../shared/format/count.ts';
import { duration } from '../../shared/format/duration.ts';
import { ProofSection } from '../hung/proof-section.tsx';
import { thresholdOf } from '../hung/threshold.ts';
import { useSettings } from '../settings/settings-store.ts';
import { Prose } from '../sync/prose.tsx';
import { DecoderName } from '../ui/decoder-name.tsx';
import { decoderCaveat } from '../ui/decoder-words.ts';
import { Empty } from '../ui/refusal.tsx';
import { StateBadge } from '../ui/state-mark.tsx';
import { Time } from '../ui/time.tsx';
import { useElementSize } from '../ui/use-element-size.ts';

const CHART_HEIGHT = 168;

/** Every decode of this message, the latest first. */
export function AttemptsTab({ detail }: { readonly detail: MessageDetail }): ReactElement {
  const element = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(element);
  const stallMs = useSettings((state) => state.settings?.watchdog.stallMs ?? null);
  return (
    <div className="tab-text" ref={element}>
      <ProofSection row={detail.row} />
      {detail.attempts.length === 0 && <p className="quiet">No decode was attempted yet.</p>}
      {detail.attempts.toReversed().map((attempt) => (
        <AttemptFigure
          key={attempt.number}
          attempt={attempt}
          threshold={thresholdFor(attempt, detail.row, stallMs)}
          isTold={isOfState(attempt, detail.row)}
          width={Math.max(200, width - 32)}
        />
      ))}
    </div>
  );
}

interface AttemptFigureProps {
  readonly attempt: Attempt;
  readonly threshold: Threshold | null;
  /** What came of it is the state of the message, which stands above the tabs. */
  readonly isTold: boolean;
  readonly width: number;
}

function AttemptFigure({ attempt, threshold, isTold, width }: AttemptFigureProps): ReactElement {
  const last = attempt.samples.at(-1);
  const caveat = decoderCaveat(attempt.decoder);
  return (
    <figure className="attempt">
      <figcaption>
        <p className="attempt-head">
          <strong>Attempt {attempt.number}</strong>
          <StateBadge kind={attempt.outcome} />
        </p>
        <p className="quiet">
          <DecoderName decoder={attempt.decoder} />
          {caveat !== null && ` (${caveat})`}, {counted(attempt.workers, 'worker')}, took{' '}
          {duration(attempt.elapsedMs)}, started <Time ms={attempt.startedAtMs} />
        </p>
        {!isTold && <AttemptText attempt={attempt} />}
      </figcaption>
      {last === undefined ? (
        <Empty text="No progress was recorded.">The attempt ended before the first reading.</Empty>
      ) : (
        <>
          <ProgressLegend bytesIn={last.bytesIn} bytesOut={last.bytesOut} />
          <ProgressChart
            samples={attempt.samples}
            elapsedMs={attempt.elapsedMs}
            threshold={threshold}
            width={width}
            height={CHART_HEIGHT}
            axes
          />
        </>
      )}
    </figure>
  );
}

/** What the engine noted; where it noted nothing but the outcome, the badge has said it. */
function AttemptText({ attempt }: { readonly attempt: Attempt }): ReactElement | null {
  if (attempt.text !== '' && attempt.text !== attempt.outcome)
    return (
      <p className="selectable">
        <Prose text={attempt.text} />
      </p>
    );
  return attempt.failureKind === null ? null : <p>{failureText(attempt.failureKind).title}</p>;
}

function isOfState(attempt: Attempt, { state }: MessageRow): boolean {
  return state.kind === 'hung' && state.evidence.attempt === attempt.number;
}

/** The rule that ended the attempt is in its evidence; for earlier ones the setting of today stands in. */
function thresholdFor(attempt: Attempt, row: MessageRow, stallMs: number | null): Threshold | null {
  if (attempt.outcome !== 'hung') return null;
  if (row.state.kind === 'hung' && isOfState(attempt, row)) return thresholdOf(row.state.evidence);
  return stallMs === null ? null : { kind: 'silence', ms: stallMs };
}
