/** Answers what is asked about cycles, ledger and timeline. */
import { failure, success } from '../../shared/result.ts';
import { countOutside } from '../index/read-sync.ts';
import type { Handlers, WithQueue } from './handlers.ts';
import { refusal } from './refusal.ts';
import { overviewOf } from './sync-overview.ts';
import { packTimeline } from './timeline.ts';

const NO_REQUESTOR = refusal(
  'not-found',
  'No message of this requestor is in the queue any more.',
  'Rescan the queue.',
);

export function createSyncHandlers(
  withQueue: WithQueue,
): Pick<Handlers, 'sync.overview' | 'sync.requestor' | 'sync.timeline'> {
  return {
    'sync.overview': () =>
      withQueue(async ({ session, syncPicture }) =>
        success(overviewOf(await syncPicture(), session.settings.keepUpdatesCycles)),
      ),
    'sync.requestor': ({ requestor, server }) =>
      withQueue(async ({ syncPicture }) => {
        const { cycles, ledger, revision } = await syncPicture();
        const isAsked = (one: { readonly requestor: string; readonly server: string | null }): boolean =>
          one.requestor === requestor && one.server === server;
        const found = cycles.requestors.find(isAsked);
        const kept = ledger.ledgers.find(isAsked);
        if (found === undefined || kept === undefined) return failure(NO_REQUESTOR);
        return success({ revision, cycles: found.cycles, ledger: kept });
      }),
    'sync.timeline': () =>
      withQueue(async ({ session, syncPicture }) => {
        const { revision, messages, cycles } = await syncPicture();
        const outside = countOutside(session.index.read);
        // Of whom only listings tell has nothing to draw.
        const requestors = cycles.requestors.filter((one) => one.cycles.length > 0);
        return success(packTimeline({ revision, messages, requestors, outside }));
      }),
  };
}
