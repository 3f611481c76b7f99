/** What is said of the examination of hung messages. Pure. */
import type { Examination } from '../../shared/diagnosis/hung/model.ts';
import { count, counted } from '../../shared/format/count.ts';

export function examinationText({ phase, done, total, notExamined }: Examination): string {
  if (phase === 'idle')
    return notExamined === 0
      ? 'Why they hung was examined.'
      : `Why they hung was not examined for ${count(notExamined)} of them.`;
  if (phase === 'waiting')
    return `Examining why ${counted(total, 'message')} hung as soon as nothing else runs`;
  return `Examining why messages hung, ${count(done)} of ${count(total)} done`;
}
