/** Answers what is asked about one message: its detail, its bytes, and the nodes it consists of. */
import type { MessageId, MessageRow } from '../../shared/model.ts';
import { jobFor, messageBytes, messageDetail, readableRow } from './detail.ts';
import { REAL_DISK } from './disk.ts';
import type { Handlers, WithQueue } from './handlers.ts';
import { saveNode } from './saved-node.ts';
import type { QueueSession } from './session.ts';
import { trialAnswer } from './trial-answer.ts';

export function createMessageHandlers(
  withQueue: WithQueue,
): Pick<Handlers, 'message.detail' | 'message.bytes' | 'message.node' | 'message.saveNode'> {
  const withMessage = <Value>(id: MessageId, act: (session: QueueSession, row: MessageRow) => Value) =>
    withQueue(({ session }) => {
      const row = readableRow(session, id);
      return row.ok ? act(session, row.value) : row;
    });
  return {
    'message.detail': ({ id }) => withQueue(({ session }) => messageDetail(session, id)),
    'message.bytes': (args) => withQueue(({ session }) => messageBytes(session, args)),
    'message.node': ({ id, ...question }) =>
      withMessage(id, async (session, row) => {
        const { base, supervision } = jobFor(session, row);
        const job = { kind: 'node', ...base, ...question } as const;
        return trialAnswer(await session.lookPool.run<'node'>(job, supervision), question.as);
      }),
    'message.saveNode': ({ id, ...wanted }) =>
      withMessage(id, (session, row) => saveNode(session, REAL_DISK, row, wanted)),
  };
}
