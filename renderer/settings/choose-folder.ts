import { ask } from '../api.ts';
import { showRefusal } from '../notices/notices-store.ts';

/** Asks for a folder; nothing happens when none is chosen. */
export async function chooseFolder(title: string, onChosen: (folder: string) => void): Promise<void> {
  const answer = await ask('shell.chooseFolder', { title });
  if (!answer.ok) showRefusal(answer.error);
  else if (answer.value !== null) onChosen(answer.value);
}
