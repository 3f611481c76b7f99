import type { ReactElement } from 'react';
import type { LabRun, LabSize } from '../../shared/contract/lab.ts';
import { StackedBar } from '../charts/stacked-bar.tsx';
import { count, counted } from '../../shared/format/count.ts';
import { duration } from '../../shared/format/duration.ts';
import { decoderMeaning } from '../ui/decoder-words.ts';
import { StateMark } from '../ui/state-mark.tsx';
import { Time } from '../ui/time.tsx';
import { WORKER_CHOICES } from './lab-store.ts';
import { cellOf, labMatrices, totalsOf } from './matrix.ts';
import type { LabMatrix, LabTotals } from './matrix.ts';

const BAR_WIDTH = 128;

export function LabResults({ runs }: { readonly runs: readonly LabRun[] }): ReactElement {
  const matrices = labMatrices(runs);
  if (matrices.length === 0) {
    return <p className="lab-none quiet">Results appear here as a table of message sizes and workers.</p>;
  }
  return (
    <>
      {matrices.map((matrix) => (
        <Matrix key={matrix.decoder} matrix={matrix} />
      ))}
    </>
  );
}

function Matrix({ matrix }: { readonly matrix: LabMatrix }): ReactElement {
  const columns = [...new Set([...WORKER_CHOICES, ...matrix.runs.keys()])].toSorted((a, b) => a - b);
  return (
    <section className="lab-matrix" tabIndex={0} aria-label={`Results of ${matrix.decoder}`}>
      <h2 title={decoderMeaning(matrix.decoder)}>{matrix.decoder}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th>Decompressed size</th>
            {columns.map((workers) => (
              <th key={workers}>
                <ColumnHead workers={workers} run={matrix.runs.get(workers)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.sizes.map((size) => (
            <tr key={size}>
              <td>{size}</td>
              {columns.map((workers) => (
                <td key={workers}>
                  <Cell run={matrix.runs.get(workers)} size={size} />
                </td>
              ))}
            </tr>
          ))}
          <tr className="lab-total">
            <td>All sizes</td>
            {columns.map((workers) => {
              const run = matrix.runs.get(workers);
              return (
                <td key={workers}>{run === undefined ? <NotRun /> : <Outcome totals={totalsOf(run)} />}</td>
              );
            })}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function ColumnHead({
  workers,
  run,
}: {
  readonly workers: number;
  readonly run: LabRun | undefined;
}): ReactElement {
  return (
    <>
      {counted(workers, 'worker')}
      {run !== undefined && (
        <span className="lab-when">
          {run.phase === 'running' ? 'running' : <Time ms={run.atMs} />}
          {run.phase === 'cancelled' && ', cancelled'}
          {run.phase === 'finished' && `, took ${duration(run.elapsedMs)}`}
        </span>
      )}
    </>
  );
}

function Cell({ run, size }: { readonly run: LabRun | undefined; readonly size: LabSize }): ReactElement {
  if (run === undefined) return <NotRun />;
  const cell = cellOf(run, size);
  return cell === null || cell.total === 0 ? (
    <span className="quiet">no message</span>
  ) : (
    <Outcome totals={cell} />
  );
}

function NotRun(): ReactElement {
  return <span className="quiet">not run</span>;
}

function Outcome({ totals }: { readonly totals: LabTotals }): ReactElement {
  const { total, decoded, failed, hung } = totals;
  const open = total - decoded - failed - hung;
  return (
    <div className="lab-outcome">
      <StackedBar
        width={BAR_WIDTH}
        whole={total}
        counts={[
          { key: 'hung', count: hung },
          { key: 'failed', count: failed },
          { key: 'decoded', count: decoded },
        ]}
      />
      <p>
        <Number kind="hung" value={hung} word="hung" />
        <Number kind="failed" value={failed} word="failed" />
        <Number kind="decoded" value={decoded} word="decoded" />
        {open > 0 && <span className="quiet">{count(open)} open</span>}
      </p>
    </div>
  );
}

interface NumberProps {
  readonly kind: 'hung' | 'failed' | 'decoded';
  readonly value: number;
  readonly word: string;
}

function Number({ kind, value, word }: NumberProps): ReactElement | null {
  if (value === 0) return null;
  return (
    <span className="lab-number" data-kind={kind} title={`${count(value)} ${word}`}>
      <StateMark kind={kind} />
      {count(value)} {word}
    </span>
  );
}
