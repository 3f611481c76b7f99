/** What can be done with a node beside looking at it. The message itself stays as it is. */
import { exactBytes } from '../../shared/format/bytes.ts';
import { shownName } from '../../shared/format/shown-name.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { Codec } from '../../shared/formats/names.ts';
import { WHOLE_FILE } from '../../shared/formats/node.ts';
import type { SavedNode } from '../../shared/formats/node.ts';
import type { MessageId, MessageRow, PartFacts } from '../../shared/model.ts';
import { ask } from '../api.ts';
import { refreshJournal } from '../journal/journal-store.ts';
import { showToast } from '../notices/notices-store.ts';
import { showUnsaved } from './format-store.ts';
import type { NodePlace } from './format-store.ts';
import { savedName } from './saved-name.ts';
import { failureSentence } from './trial-words.ts';

interface Wanted {
  readonly id: MessageId;
  readonly part: Pick<PartFacts, 'path' | 'fileName' | 'format'>;
  /** What its codec gives; else its own bytes. */
  readonly decompressed: boolean;
  /** Another codec than the one it was recognised as; null for that one. */
  readonly as: Codec | null;
}

/**
 * The whole file or message, as it is in its archive.
 * @param format tells a mail from anything else
 */
export async function saveWhole(
  { id, file }: Pick<MessageRow, 'id' | 'file'>,
  format: 'message' | 'unknown',
): Promise<Refusal | null> {
  const part = { path: WHOLE_FILE, fileName: file, format };
  return saveNode({ id, part, decompressed: false, as: null });
}

/** A refusal is shown where the node is, as long as that is. */
export async function saveInCard(
  { id, path }: NodePlace,
  save: () => Promise<Refusal | null>,
): Promise<void> {
  showUnsaved(null);
  const refusal = await save();
  if (refusal !== null) showUnsaved({ id, path, refusal });
}

/** Asks where to, and says where it is, how much, and plainly when it is not all. Returns why it could not be. */
export async function saveNode({ id, part, decompressed, as }: Wanted): Promise<Refusal | null> {
  const title = decompressed ? 'Save decompressed content' : 'Save content';
  const chosen = await ask('shell.chooseSave', { title, name: savedName(part, decompressed) });
  if (!chosen.ok) return chosen.error;
  const path = chosen.value;
  if (path === null) return null;
  const answer = await ask('message.saveNode', { id, part: part.path, decompressed, as, path });
  if (!answer.ok) return answer.error;
  const { failure, path: file } = answer.value;
  const { text, remarks } = savedWords(answer.value);
  refreshJournal();
  showToast(text, {
    more: file,
    remarks,
    tone: failure === null ? 'plain' : 'bad',
    actions: [{ label: 'Show file', run: () => void ask('shell.reveal', { path: file }) }],
  });
  return null;
}

export function savedWords({
  path,
  bytes,
  failure,
}: Pick<SavedNode, 'bytes' | 'failure'> & { readonly path: string }): {
  readonly text: string;
  readonly remarks: readonly string[];
} {
  const name = shownName(path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
  if (failure === null) return { text: `${name} saved, ${exactBytes(bytes)}.`, remarks: [] };
  return {
    text: `Only a part was saved, ${exactBytes(bytes)}: decoding failed.`,
    remarks: [failureSentence(failure), 'Its name says so; it must not be delivered as if it were whole.'],
  };
}
