import { useState } from 'react';
import type { ReactElement } from 'react';
import type { ScanProgress, Summary, WorkingMessage } from '../../shared/contract/queue.ts';
import { bytes } from '../../shared/format/bytes.ts';
import { count, counted } from '../../shared/format/count.ts';
import { duration } from '../../shared/format/duration.ts';
import { ExaminationStatus } from '../hung/examination-status.tsx';
import { isScanning } from '../queue/headlines.ts';
import { cancelScan, useQueue } from '../queue/queue-store.ts';
import { RunStatus } from '../retry/run-status.tsx';
import { Button } from '../ui/button.tsx';
import { Progress } from '../ui/progress.tsx';
import { scanText, slowest } from './status-text.ts';
import './status-bar.css';

/** What is going on now, with the ways to stop it. */
export function StatusBar(): ReactElement {
  const summary = useQueue((state) => state.summary);
  return (
    <footer className="status-bar" role="contentinfo" aria-label="Status">
      {summary === null ? <span className="quiet">Opening…</span> : <ScanStatus scan={summary.scan} />}
      <RunStatus />
      <ExaminationStatus />
      {summary !== null && <Workers summary={summary} />}
    </footer>
  );
}

function ScanStatus({ scan }: { readonly scan: ScanProgress }): ReactElement {
  const scanning = isScanning(scan);
  return (
    <div className="status-group">
      <span className={scanning ? '' : 'quiet'}>{scanText(scan)}</span>
      {scanning && (
        <>
          <span className="status-progress">
            <Progress label="Scan" done={scan.filesDone} total={scan.filesSeen} />
          </span>
          <Button size="small" weight="quiet" onClick={() => void cancelScan()}>
            Cancel scan
          </Button>
        </>
      )}
    </div>
  );
}

/** The longest silent worker speaks for all; the others are a click away. */
function Workers({ summary }: { readonly summary: Summary }): ReactElement {
  const [open, setOpen] = useState(false);
  const { working } = summary.scan;
  const one = slowest(working);
  return (
    <div className="status-group status-workers">
      {one !== null && (
        <span className="cut quiet">
          <span className="mono">{one.file}</span> {progressText(one)}
        </span>
      )}
      <Button
        size="small"
        weight="quiet"
        aria-expanded={open}
        disabled={working.length === 0}
        onClick={() => setOpen(!open)}
      >
        {working.length === 0
          ? `${counted(summary.workers, 'worker')} idle`
          : `${count(working.length)} of ${counted(summary.workers, 'worker')} busy`}
      </Button>
      {open && working.length > 0 && <WorkerList working={working} />}
    </div>
  );
}

function WorkerList({ working }: { readonly working: readonly WorkingMessage[] }): ReactElement {
  return (
    <div className="worker-list">
      <table className="plain-table">
        <thead>
          <tr>
            <th>Message</th>
            <th>Phase</th>
            <th className="number">In</th>
            <th className="number">Out</th>
            <th className="number">Last byte</th>
          </tr>
        </thead>
        <tbody>
          {working.map((one) => (
            <tr key={one.id}>
              <td className="cut mono worker-file" title={one.file}>
                {one.file}
              </td>
              <td>{one.phase}</td>
              <td className="number">{bytes(one.bytesIn)}</td>
              <td className="number">{bytes(one.bytesOut)}</td>
              <td className="number">{duration(one.silentMs)} ago</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function progressText(one: WorkingMessage): string {
  const silence = one.silentMs >= 1000 ? `, ${duration(one.silentMs)} without a byte` : '';
  return `${bytes(one.bytesOut)} out${silence}`;
}
