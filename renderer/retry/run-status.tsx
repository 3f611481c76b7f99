import type { ReactElement } from 'react';
import type { RunState } from '../../shared/contract/retry.ts';
import { Button, Link } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Progress } from '../ui/progress.tsx';
import { revealDelivery } from './announce.ts';
import { controlRun, forgetRun, useRetry } from './retry-store.ts';
import { isUnderWay, runProgressText, runResultText } from './run-text.ts';

/** The running retry, or the result of the last one, in the status bar. */
export function RunStatus(): ReactElement | null {
  const run = useRetry((state) => state.run);
  if (run === null) return null;
  return isUnderWay(run) ? <RunningStatus run={run} /> : <ResultStatus run={run} />;
}

function RunningStatus({ run }: { readonly run: RunState }): ReactElement {
  const paused = run.phase === 'paused';
  return (
    <div className="status-group">
      <span title={run.current ?? undefined}>{runProgressText(run)}</span>
      <span className="status-progress">
        <Progress label="Retry" done={run.done} total={run.total} />
      </span>
      <Button size="small" weight="quiet" onClick={() => void controlRun(paused ? 'resume' : 'pause')}>
        {paused ? 'Resume' : 'Pause'}
      </Button>
      <Button size="small" weight="quiet" onClick={() => void controlRun('cancel')}>
        Cancel retry
      </Button>
    </div>
  );
}

function ResultStatus({ run }: { readonly run: RunState }): ReactElement {
  const text = runResultText(run);
  return (
    <div className="status-group">
      <span title={run.reason ?? undefined}>{run.reason === null ? text : `${text}. ${run.reason}`}</span>
      {run.delivered > run.elsewhere && <Link onClick={() => void revealDelivery()}>Show folder</Link>}
      <Button size="icon" weight="quiet" aria-label="Dismiss result" title="Dismiss" onClick={forgetRun}>
        <Icon name="close" />
      </Button>
    </div>
  );
}
