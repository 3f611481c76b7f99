/** Real paths from what the queue says, in the manner of the platform the queue's own path shows. */
import type { QueueInfo } from '../../shared/contract/queue.ts';

export function absolutePath(queue: Pick<QueueInfo, 'path' | 'kind'>, file: string): string {
  if (queue.kind === 'file') return queue.path;
  const separator = queue.path.includes('\\') && !queue.path.startsWith('/') ? '\\' : '/';
  const folder = queue.path.endsWith(separator) ? queue.path.slice(0, -1) : queue.path;
  return `${folder}${separator}${file.split('/').join(separator)}`;
}
