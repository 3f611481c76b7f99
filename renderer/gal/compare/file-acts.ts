/** From a file on the disk to a side of the comparison. */
import type { ColumnChoice } from '../../../shared/contract/gal.ts';
import { ask } from '../../api.ts';
import { showRefusal } from '../../notices/notices-store.ts';
import { choiceFor, rememberChoice } from './columns.ts';
import { chooseSide, setFileStep, useCompare } from './compare-store.ts';
import type { FileStep } from './compare-store.ts';
import type { SideName } from './sides.ts';

export async function chooseFile(name: SideName): Promise<void> {
  const answer = await ask('shell.chooseFile', { title: 'Choose a file to compare with' });
  if (!answer.ok) return showRefusal(answer.error);
  if (answer.value !== null) await takeFile(name, answer.value);
}

/** Reads a file that was chosen or dropped; asks for the columns where only the user knows them. */
export function takeFile(name: SideName, path: string): Promise<void> {
  return read(name, path, null);
}

/** The columns of the file that waits for them. */
export async function takeColumns(name: SideName, columns: ColumnChoice): Promise<void> {
  const step = useCompare.getState().steps[name];
  if (step?.kind !== 'columns') return;
  rememberChoice(step.file, columns);
  await read(name, step.path, columns);
}

async function read(name: SideName, path: string, columns: ColumnChoice | null): Promise<void> {
  const step: FileStep = { kind: 'reading', name: fileName(path) };
  setFileStep(name, step);
  const answer = await ask('gal.importFile', { path, columns });
  // Another file was chosen, the sides were swapped, or the queue was closed meanwhile.
  const target = (['left', 'right'] as const).find((side) => useCompare.getState().steps[side] === step);
  if (target === undefined) return;
  if (!answer.ok) setFileStep(target, { kind: 'refused', name: step.name, refusal: answer.error });
  else if (answer.value.kind === 'imported') chooseSide(target, { kind: 'file', file: answer.value });
  else {
    const file = { ...answer.value, guess: choiceFor(answer.value) };
    setFileStep(target, { kind: 'columns', path, file });
  }
}

function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
