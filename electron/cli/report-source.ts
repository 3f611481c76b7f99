import { failureText } from '../../shared/failure.ts';
import type { MessageRow } from '../../shared/model.ts';
import { EVERYTHING } from '../../shared/query.ts';
import type { MessageState } from '../../shared/state.ts';
import type { OpenSession } from '../engine/open-session.ts';

const PAGE = 500;

/** All messages in file order, a page at a time: a report of a hundred thousand does not need them all in memory. */
export function* allMessages({ views }: OpenSession): Generator<MessageRow> {
  const { viewId, total } = views.open(EVERYTHING);
  for (let offset = 0; offset < total; offset += PAGE) yield* views.page(viewId, offset, PAGE) ?? [];
}

/** Why a message is in its state; null where the state says it all. */
export function reasonOf(state: MessageState): { readonly kind: string; readonly text: string } | null {
  switch (state.kind) {
    case 'failed':
      return {
        kind: state.failure.kind,
        text: `${failureText(state.failure.kind).title}: ${state.failure.detail}`,
      };
    case 'hung':
      return { kind: state.evidence.cause, text: evidenceSentence(state.evidence) };
    case 'unrecognised':
      return { kind: 'unrecognised', text: state.reason };
    default:
      return null;
  }
}

function evidenceSentence(evidence: Extract<MessageState, { kind: 'hung' }>['evidence']): string {
  const activity = {
    burned: `its thread used ${evidence.cpuMs} ms of CPU in ${evidence.measuredMs} ms`,
    waited: 'its thread waited and used no CPU',
    mixed: `its thread used ${evidence.cpuMs} ms of CPU in ${evidence.measuredMs} ms`,
    unknown: 'whether its thread was computing could not be measured',
  }[evidence.activity];
  return (
    `${evidence.cause === 'deadline' ? `not finished after ${evidence.elapsedMs} ms` : `no byte for ${evidence.silentMs} ms`}, ` +
    `stopped at ${evidence.bytesIn} bytes in and ${evidence.bytesOut} bytes out; ${activity}; ` +
    `${evidence.decoder}, ${evidence.codec ?? 'no codec'}, ${evidence.workersBusy} of ${evidence.workers} workers busy`
  );
}
