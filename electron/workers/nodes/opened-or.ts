import type { Failure } from '../../../shared/failure.ts';
import type { Opened } from '../../../shared/formats/container.ts';
import type { Container } from '../../../shared/formats/names.ts';
import type { DecoderSet } from '../decoder-set.ts';
import { failureOf } from './pour.ts';
import type { PourTools } from './pour.ts';

/** The opened container, or why it cannot be opened; `kind` tells them apart. */
export function openedOr(
  path: string,
  content: Uint8Array,
  container: Container,
  { open, limits, heartbeat }: Pick<DecoderSet, 'open'> & Pick<PourTools, 'limits' | 'heartbeat'>,
): Opened | Failure {
  try {
    return open(container, content, { limits, passed: heartbeat.consumed });
  } catch (error) {
    return failureOf(error, path);
  }
}

/** Why a container holds more than is listed of it; null when it does not. */
export function unreadOf({ unread }: Opened, path: string): Failure | null {
  return unread === null ? null : failureOf(unread, path);
}
