/** From a byte to the transaction that holds it. */
import type { MessageId } from '../../shared/model.ts';
import { count } from '../../shared/format/count.ts';
import { ask } from '../api.ts';
import { showRefusal, showToast } from '../notices/notices-store.ts';
import { showTransaction } from './detail-store.ts';

export async function showTransactionAt(id: MessageId, part: string, offset: number): Promise<void> {
  const answer = await ask('message.transactionAt', { id, part, offset });
  if (!answer.ok) showRefusal(answer.error);
  else if (answer.value !== null) showTransaction({ part, index: answer.value });
  else
    showToast(`Byte ${count(offset)} belongs to no transaction.`, {
      more: 'It lies before the first one, between two, or behind the last.',
    });
}
