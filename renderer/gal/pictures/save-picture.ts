import { pngOf } from '../../charts/canvas-painter.ts';
import type { Drawing } from '../../charts/drawing.ts';
import { lightPalette } from '../../charts/light-palette.ts';
import { svgText } from '../../charts/svg-text.ts';
import { ask } from '../../api.ts';
import { showRefusal, showToast } from '../../notices/notices-store.ts';
import { tabSeparated } from '../../ui/tab-separated.ts';
import { fileName, withCaption } from './picture-file.ts';
import type { Caption } from './picture-file.ts';
import type { PictureTable } from './picture-tables.ts';

/** What is shown, as it goes into a file. */
export interface SavedPicture {
  readonly drawing: Drawing;
  readonly caption: Caption;
  readonly viewName: string;
}

/** Pixels of the file for one of the drawing: sharp in print. */
const PNG_SCALE = 2;

export async function saveAsSvg({ drawing, caption, viewName }: SavedPicture): Promise<void> {
  const title = `${caption.title}: ${caption.headline}`;
  const file = svgText(withCaption(drawing, caption), lightPalette(), title);
  await save(fileName(caption.title, viewName, 'svg'), new TextEncoder().encode(file));
}

export async function saveAsPng({ drawing, caption, viewName }: SavedPicture): Promise<void> {
  const bytes = await pngOf(withCaption(drawing, caption), lightPalette(), PNG_SCALE);
  if (bytes === null)
    showToast('The picture could not be painted.', { more: 'Save it as SVG instead.', tone: 'bad' });
  else await save(fileName(caption.title, viewName, 'png'), bytes);
}

export async function copyTable({ head, rows }: PictureTable): Promise<void> {
  const answer = await ask('shell.copy', { text: tabSeparated([head, ...rows]) });
  if (!answer.ok) showRefusal(answer.error);
  else showToast('Table copied.');
}

async function save(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const chosen = await ask('shell.chooseSave', { title: 'Save picture', name });
  if (!chosen.ok) return showRefusal(chosen.error);
  if (chosen.value === null) return;
  const answer = await ask('file.save', { path: chosen.value, bytes });
  if (!answer.ok) return showRefusal(answer.error);
  const { path } = answer.value;
  showToast('Picture saved.', {
    more: path,
    actions: [{ label: 'Show in folder', run: () => void ask('shell.reveal', { path }) }],
  });
}
