import type { ReactElement } from 'react';
import { Button } from '../ui/button.tsx';
import { Progress } from '../ui/progress.tsx';
import { cancelExamination, isExamining, useExamination } from './examination-store.ts';
import { examinationText } from './examination-words.ts';

/** The running examination, in the status bar. */
export function ExaminationStatus(): ReactElement | null {
  const examination = useExamination((state) => state.examination);
  if (examination === null || !isExamining(examination)) return null;
  return (
    <div className="status-group">
      <span title={examination.current ?? undefined}>{examinationText(examination)}</span>
      <span className="status-progress">
        <Progress label="Examining" done={examination.done} total={examination.total} />
      </span>
      <Button size="small" weight="quiet" onClick={() => void cancelExamination()}>
        Cancel examining
      </Button>
    </div>
  );
}
