import type { ReactElement } from 'react';
import './controls.css';

interface ProgressProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

export function Progress({ label, done, total }: ProgressProps): ReactElement {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <span
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuenow={done}
      aria-valuemax={total}
    >
      <span className="progress-fill" style={{ width: `${share * 100}%` }} />
    </span>
  );
}
