/** What is said of the examination of hung messages. Pure. */
import type { Examination } from '../../shared/diagnosis/hung/model.ts';
import { count, counted } from '../../shared/format/count.ts';

/** Whether it was examined why they hung; no more than a line. */
export function examinedText({ phase, notExamined, problem }: Examination): string {
  if (phase !== 'idle') return 'Why they hung is being examined.';
  if (problem !== null) return problem;
  return notExamined === 0
    ? 'Why they hung was examined.'
    : `Why they hung was not examined for ${count(notExamined)} of them.`;
}

/** How far a running one is. */
export function examinationText({ phase, done, total }: Examination): string {
  if (phase === 'waiting')
    return `Examining why ${counted(total, 'message')} hung as soon as nothing else runs`;
  return `Examining why messages hung, ${count(done)} of ${count(total)} done`;
}
