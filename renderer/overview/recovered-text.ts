/** What opening the queue did with deliveries that a crash had interrupted; null when there were none. */
import type { QueueInfo } from '../../shared/contract/queue.ts';
import { count, counted } from '../../shared/format/count.ts';

export function recoveredText({ finished, rolledBack }: QueueInfo['recovered']): string | null {
  if (finished === 0 && rolledBack === 0) return null;
  const was = (value: number): string => (value === 1 ? 'was' : 'were');
  if (rolledBack === 0) return `${interrupted(finished)} ${was(finished)} finished.`;
  if (finished === 0)
    return `${interrupted(rolledBack)} ${was(rolledBack)} rolled back; nothing was delivered by ${rolledBack === 1 ? 'it' : 'them'}.`;
  return `${interrupted(finished)} ${was(finished)} finished, ${count(rolledBack)} rolled back.`;
}

function interrupted(value: number): string {
  return counted(value, 'interrupted delivery', 'interrupted deliveries');
}
