import type { ReactElement } from 'react';
import { CYCLE_STEPS } from '../../shared/cycles/model.ts';
import type { Cycle, CycleStepName } from '../../shared/cycles/model.ts';
import { exactTime } from '../../shared/format/time.ts';
import { LineLink, MessageLink } from '../sync/proof-links.tsx';
import {
  failedRun,
  isOutOfOrder,
  relativeToServer,
  stepMessage,
  stepWords,
  whyNoTime,
} from './step-words.ts';

/** The six steps of a cycle, from left to right, each with its time, or with the reason why there is none. */
export function CycleChain({ cycle }: { readonly cycle: Cycle }): ReactElement {
  return (
    <ol className="chain" aria-label={`Steps of cycle ${cycle.index}`}>
      {CYCLE_STEPS.map((step) => (
        <ChainStep key={step} cycle={cycle} step={step} />
      ))}
    </ol>
  );
}

interface ChainStepProps {
  readonly cycle: Cycle;
  readonly step: CycleStepName;
}

function ChainStep({ cycle, step }: ChainStepProps): ReactElement {
  const known = cycle.steps[step];
  const { time, title } = stepWords(step);
  const message = stepMessage(cycle, step);
  const failed = known === null ? failedRun(cycle, step) : null;
  const line = (known ?? failed)?.line ?? null;
  const relative = relativeToServer(cycle, step);
  return (
    <li
      className="chain-step"
      data-step={step}
      data-known={known !== null}
      data-late={isOutOfOrder(cycle, step)}
    >
      <p className="chain-title">
        {time !== '' && <strong>{time} </strong>}
        {title}
      </p>
      {known === null ? (
        <p className={failed === null ? 'quiet' : 'chain-failed'}>{whyNoTime(cycle, step)}</p>
      ) : (
        <p className="chain-time" title={exactTime(known.atMs)}>
          {relative ?? <time dateTime={new Date(known.atMs).toISOString()}>{exactTime(known.atMs)}</time>}
        </p>
      )}
      {message !== null && (
        <p className="cut">
          <MessageLink message={message} />
        </p>
      )}
      {line !== null && (
        <p className="cut">
          <LineLink line={line} />
        </p>
      )}
    </li>
  );
}
