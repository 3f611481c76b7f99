import type { RequestArgs } from '../../shared/contract.ts';
import type { QueueSettings } from '../../shared/contract/queue.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { definedOnly } from './defined-only.ts';
import { writeQueueSettings } from './open-queue.ts';
import type { OpenSession } from './open-session.ts';
import { checkTargetFolder } from './target-folder.ts';

/** Changes the settings that are given; what was worked out with the former ones no longer holds. */
export function configureQueue(
  queue: OpenSession,
  step: RequestArgs<'queue.configure'>,
): Result<QueueSettings, Refusal> {
  const { session } = queue;
  const folder =
    step.deliveryFolder == null
      ? success(step.deliveryFolder)
      : checkTargetFolder(session.root, step.deliveryFolder, 'delivery');
  if (!folder.ok) return folder;
  session.settings = {
    ...session.settings,
    ...definedOnly({ ...step, deliveryFolder: folder.value }),
  };
  writeQueueSettings(session.index.write, session.settings);
  queue.info = { ...queue.info, settings: session.settings };
  session.changed();
  return success(session.settings);
}
