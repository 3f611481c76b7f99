/** Answers what is asked about messages that hung: why, and how far finding out is. */
import { success } from '../../shared/result.ts';
import type { Handlers, WithQueue } from './handlers.ts';
import { readProof } from './read-proofs.ts';

type HungName = 'hung.proof' | 'hung.examine' | 'hung.cancelExamination' | 'hung.examination';

export function createHungHandlers(withQueue: WithQueue): Pick<Handlers, HungName> {
  return {
    'hung.proof': ({ id }) =>
      withQueue(async ({ session, examination, around }) => {
        const rest = await around.latest();
        return success(readProof(session, id, examination.passedOver(), rest));
      }),
    'hung.examine': ({ ids }) => withQueue(({ examination }) => success(examination.examine(ids))),
    'hung.cancelExamination': () => withQueue(({ examination }) => success(examination.cancel())),
    'hung.examination': () => withQueue(({ examination }) => success(examination.state())),
  };
}
