/** Chosen entries, or one with all it says, as text for the clipboard. */
import { listLabel } from '../../../shared/gal/identity.ts';
import type { EntryCard, EntryRow } from '../../../shared/contract/gal-values.ts';
import type { EntryValues } from '../../../shared/gal/model.ts';
import { count, counted } from '../../../shared/format/count.ts';
import { exactTime } from '../../../shared/format/time.ts';
import { ask } from '../../api.ts';
import { showRefusal, showToast } from '../../notices/notices-store.ts';
import { tabSeparated } from '../../ui/tab-separated.ts';
import { stepWord, useGal } from '../gal-store.ts';
import { entryList } from './browse-store.ts';
import { chosenCount } from './choice.ts';
import type { Choice, Stretch } from './choice.ts';
import { addressText, historyLine, promptWord, valuesBefore } from './history-words.ts';

/** More would not fit into one request to the clipboard. */
export const ROWS_COPIED = 2_000;
/** The contract's limit. */
const PAGE = 500;

const HEAD = ['Alias', 'Type', 'Address', 'Address list', 'Template values'];

export async function copyEntries(choice: Choice): Promise<void> {
  const { opened } = entryList.store.getState();
  const chosen = chosenCount(choice);
  if (opened === null || chosen === 0) return;
  const rows = await rowsAt(opened.viewId, choice.stretches);
  const isWhole = rows.length === chosen;
  await copyText(
    tabSeparated([[...HEAD, `Since ${stepWord(useGal.getState())}`, 'Told by'], ...rows.map(cells)]),
    `${count(rows.length)}${isWhole ? '' : ` of ${count(chosen)}`} ${rows.length === 1 ? 'entry' : 'entries'} copied.`,
    isWhole
      ? null
      : `At most ${counted(ROWS_COPIED, 'entry', 'entries')} are copied at once; export the others.`,
  );
}

async function rowsAt(viewId: number, stretches: readonly Stretch[]): Promise<readonly EntryRow[]> {
  const rows: EntryRow[] = [];
  for (const { first, last } of stretches) {
    for (let offset = first; offset <= last && rows.length < ROWS_COPIED; offset += PAGE) {
      const limit = Math.min(PAGE, last - offset + 1, ROWS_COPIED - rows.length);
      const answer = await ask('gal.page', { viewId, offset, limit });
      if (!answer.ok) return rows;
      rows.push(...answer.value);
    }
  }
  return rows;
}

function cells(row: EntryRow): readonly string[] {
  return [
    row.name,
    row.addressType,
    row.address,
    listLabel(row.list),
    String(row.templates),
    row.since === null ? '' : String(row.since),
    row.supplier ?? '',
  ];
}

export async function copyText(text: string, said: string, more: string | null = null): Promise<void> {
  const answer = await ask('shell.copy', { text });
  if (answer.ok) showToast(said, { more });
  else showRefusal(answer.error);
}

/** An entry with its values and its history, as one would put it into a letter. */
export function entryText(card: EntryCard, values: EntryValues): string {
  const facts = [
    `Alias: ${values.name}`,
    `Address: ${addressText(values)}`,
    `Address list: ${listLabel(card.list)}`,
    ...values.templates.map(({ prompt, value }) => `${promptWord(prompt)}: ${value}`),
  ];
  const history = card.history.map((item, index) => {
    const { cycle, atMs, supplier, message } = item;
    const when = [cycle === null ? null : `cycle ${count(cycle)}`, atMs === null ? null : exactTime(atMs)];
    const line = historyLine(item, valuesBefore(card.history, index));
    const by = supplier === null ? '' : ` (${supplier})`;
    return `${when.filter((part) => part !== null).join(', ')}: ${line}${by}, ${message.file}`;
  });
  return [...facts, '', 'History', ...history].join('\n');
}
