import type { CodePageChoice } from '../../shared/contract/transactions.ts';
import type { MessageId } from '../../shared/model.ts';
import { counted } from '../../shared/format/count.ts';
import { ask } from '../api.ts';
import { refreshJournal } from '../journal/journal-store.ts';
import { showRefusal, showToast } from '../notices/notices-store.ts';

/** Asks where to, and says where the copy is. The message itself stays as it is. */
export async function saveRepaired(id: MessageId, part: string, codePage: CodePageChoice): Promise<void> {
  const chosen = await ask('shell.chooseFolder', { title: 'Save repaired copy to' });
  if (!chosen.ok) return showRefusal(chosen.error);
  if (chosen.value === null) return;
  const answer = await ask('message.saveRepaired', { id, part, codePage, folder: chosen.value });
  refreshJournal();
  if (!answer.ok) return showRefusal(answer.error);
  const { path, repairs } = answer.value;
  showToast(`Repaired copy saved, ${counted(repairs, 'repair')}.`, {
    more: path,
    actions: [{ label: 'Show file', run: () => void ask('shell.reveal', { path }) }],
  });
}
