/** Answers what is asked about verdicts. */
import type { diagnosisRequestSchemas } from '../../shared/contract/diagnosis.ts';
import { failure, success } from '../../shared/result.ts';
import type { Handlers, WithQueue } from './handlers.ts';
import { refusal } from './refusal.ts';

const NO_CARD = refusal('not-found', 'This verdict no longer holds.', 'Look at the overview again.');

export function createDiagnosisHandlers(
  withQueue: WithQueue,
): Pick<Handlers, Exclude<keyof typeof diagnosisRequestSchemas, `hung.${string}` | `ladder.${string}`>> {
  return {
    'diagnosis.overview': () => withQueue(({ diagnosis }) => success(diagnosis.overview())),
    'diagnosis.of': ({ subject }) => withQueue(({ diagnosis }) => success(diagnosis.of(subject))),
    'diagnosis.messages': ({ key }) =>
      withQueue(({ diagnosis }) => {
        const ids = diagnosis.messagesOf(key);
        return ids === null ? failure(NO_CARD) : success(ids);
      }),
  };
}
