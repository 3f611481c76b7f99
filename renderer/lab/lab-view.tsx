import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { DECODERS } from '../../shared/state.ts';
import { showState } from '../messages/filter.ts';
import { counted } from '../../shared/format/count.ts';
import { useQueue } from '../queue/queue-store.ts';
import { Button, Link } from '../ui/button.tsx';
import { decoderMeaning } from '../ui/decoder-words.ts';
import { Progress } from '../ui/progress.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { LabResults } from './lab-results.tsx';
import { WORKER_CHOICES, cancelLab, loadLabRuns, runningLab, startLab, useLab } from './lab-store.ts';
import { labHeadline } from './matrix.ts';
import './lab.css';

export function LabView(): ReactElement {
  const runs = useLab((state) => state.runs);
  const refusal = useLab((state) => state.refusal);
  useEffect(() => void loadLabRuns(), []);
  return (
    <section className="view scrolling-view" aria-label="Lab">
      <header className="view-head">
        <h1>{labHeadline(runs)}</h1>
      </header>
      <LabForm />
      {refusal !== null && <RefusalNote refusal={refusal} />}
      <LabResults runs={runs} />
      <Explanation />
    </section>
  );
}

function LabForm(): ReactElement {
  const running = useLab(runningLab);
  return (
    <div className="lab-form">
      <DecoderChoice disabled={running !== null} />
      <WorkersChoice disabled={running !== null} />
      <div className="lab-start">
        {running === null ? (
          <>
            <Button weight="primary" onClick={() => void startLab()}>
              Run
            </Button>
            <ToHungMessages />
          </>
        ) : (
          <>
            <Button onClick={() => void cancelLab()}>Cancel run</Button>
            <span className="lab-progress">
              <Progress label="Lab run" done={running.done} total={running.total} />
            </span>
          </>
        )}
      </div>
    </div>
  );
}

function DecoderChoice({ disabled }: { readonly disabled: boolean }): ReactElement {
  const decoder = useLab((state) => state.decoder);
  return (
    <fieldset disabled={disabled}>
      <legend>Decoder</legend>
      {DECODERS.toReversed().map((choice) => (
        <label key={choice} className="choice">
          <input
            type="radio"
            name="decoder"
            checked={decoder === choice}
            onChange={() => useLab.setState({ decoder: choice })}
          />
          {choice}
          <span className="quiet">{decoderMeaning(choice)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function WorkersChoice({ disabled }: { readonly disabled: boolean }): ReactElement {
  const { workers, record } = useLab();
  return (
    <fieldset disabled={disabled}>
      <legend>Workers at the same time</legend>
      <div className="lab-workers">
        {WORKER_CHOICES.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name="workers"
              checked={workers === choice}
              onChange={() => useLab.setState({ workers: choice })}
            />
            {choice}
          </label>
        ))}
      </div>
      <label className="choice lab-record">
        <input
          type="checkbox"
          checked={record}
          onChange={(event) => useLab.setState({ record: event.target.checked })}
        />
        Record hung and failed outcomes in the message list
        <span className="quiet">
          Marks messages as hung by a model, over the state they have in the list. They can then be retried;
          no file in the queue is changed.
        </span>
      </label>
    </fieldset>
  );
}

function ToHungMessages(): ReactElement | null {
  const hasRuns = useLab((state) => state.runs.length > 0);
  const hung = useQueue((state) => state.summary?.counts.hung ?? 0);
  if (!hasRuns || hung === 0) return null;
  return <Link onClick={() => void showState('hung')}>Show {counted(hung, 'hung message')}</Link>;
}

/** What the legacy decoder is, and what it is not. */
function Explanation(): ReactElement {
  return (
    <section className="lab-explanation" aria-label="About the legacy decoder">
      <h2>What is shown here</h2>
      <p>
        Knowledge Base article Q140946 tells of an interchange service that stopped on some outgoing directory
        messages, never on all: in organisations with large address lists, and only on machines with more than
        one processor. Its remedy was a service pack; the article does not say which algorithm was used, and
        no public source does.
      </p>
      <p>
        legacy-msmi is therefore not that code. It is our reproduction of the <em>kind</em> of defect: one
        static work area, used by all threads at once without a lock. While one thread hands its bytes on, a
        second one takes the area over; the first then waits for a turn that never comes back. Nothing is
        staged: no random numbers and no waiting. With one worker it cannot happen; the larger the message,
        the likelier it is.
      </p>
      <p>
        The watchdog ends a decoder that gives no byte for the stall threshold and keeps what it measured. All
        other messages go on. The legacy decoder never delivers anything.
      </p>
    </section>
  );
}
