/** The folder of codecs that the administrator added: which modules it holds, and which of them are used. */
import fs from 'node:fs';
import path from 'node:path';
import { errorText } from '../../shared/error-text.ts';
import { count } from '../../shared/format/count.ts';
import type { PlugInList, PlugInSource } from '../../shared/formats/plug-in.ts';
import type { Limits } from '../../shared/limits.ts';
import { NO_PROGRESS } from '../../shared/progress.ts';
import { FileFault, openRegularFile } from '../workers/jobs/regular-file.ts';
import { refused } from '../workers/plug-ins/checked.ts';
import type { CheckedModule, ModuleText } from '../workers/plug-ins/checked.ts';
import { checkModules } from './check-modules.ts';

export interface ReadPlugIns {
  /** All modules of the folder by the name of their file, used or not. */
  readonly list: PlugInList;
  /** Those that are used. */
  readonly sources: readonly PlugInSource[];
}

/**
 * Reads the folder of plug-ins; nothing below it. Asynchronous: what a module calls itself is known only by evaluating
 * it, which is done in a thread of its own and takes some 100 ms. A module that hangs there costs itself, never the rest.
 * @param folder as it was chosen; null for none, which starts no thread
 * @param entry module of that thread (electron/workers/plug-in-check.ts)
 */
export async function readPlugIns(folder: string | null, entry: URL, limits: Limits): Promise<ReadPlugIns> {
  if (folder === null) return { list: { folder, plugIns: [], problem: null }, sources: [] };
  let names: readonly string[];
  try {
    names = fs.readdirSync(folder).filter((name) => name.endsWith('.js'));
  } catch (error) {
    return { list: { folder, plugIns: [], problem: folderProblem(error) }, sources: [] };
  }
  const taken = names.toSorted().slice(0, limits.plugInFiles);
  const read = taken.map((name) => readModule(folder, name, limits));
  const texts = read.flatMap(({ text }) => (text === null ? [] : [text]));
  const answers = (await checkModules(entry, texts, limits)).values();
  // There is an answer for each text, in their order.
  const checked = read.map(({ text, problem }) =>
    text === null ? problem : (answers.next().value ?? problem),
  );
  const plugIns = withoutDoubles(checked);
  const sources = texts.flatMap(({ file, source }) => {
    const name = plugIns.find((one) => one.file === file)?.name ?? null;
    return name === null ? [] : [{ file, name, source }];
  });
  return { list: { folder, plugIns, problem: leftOut(names.length, limits) }, sources };
}

function folderProblem(error: unknown): string {
  switch (error instanceof Error && 'code' in error ? error.code : null) {
    case 'ENOENT':
      return 'The folder does not exist.';
    case 'ENOTDIR':
      return 'It is a file, not a folder.';
    case 'EACCES':
    case 'EPERM':
      return 'You may not read the folder.';
    default:
      return `The folder cannot be read: ${errorText(error)}.`;
  }
}

interface ReadModule {
  /** Null when it could not be read. */
  readonly text: ModuleText | null;
  /** What is told when nothing is known but its file. */
  readonly problem: CheckedModule;
}

function readModule(folder: string, file: string, { plugInFileBytes }: Limits): ReadModule {
  const not = (problem: string): ReadModule => ({ text: null, problem: refused(file, problem) });
  try {
    const bytes = firstBytes(path.join(folder, file), plugInFileBytes + 1);
    if (bytes.length > plugInFileBytes) return not(`it has more than ${count(plugInFileBytes)} bytes`);
    const source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text: { file, source }, problem: refused(file, 'it did not answer') };
  } catch (error) {
    if (error instanceof FileFault) return not(fileProblem(error));
    return not('it is no text in UTF-8');
  }
}

/** @throws FileFault */
function firstBytes(file: string, length: number): Uint8Array {
  const { store, close } = openRegularFile(file, NO_PROGRESS);
  try {
    return store.read(0, length);
  } finally {
    close();
  }
}

function fileProblem({ failure }: FileFault): string {
  return failure.kind === 'not-a-regular-file'
    ? 'it is a link or something else that is no regular file'
    : `it cannot be read: ${failure.detail}`;
}

/** The first file with a name has it. */
function withoutDoubles(checked: readonly CheckedModule[]): readonly CheckedModule[] {
  const files = new Map<string, string>();
  return checked.map((module) => {
    const { file, name } = module;
    const first = name === null ? undefined : files.get(name);
    if (first !== undefined) return refused(file, `its name "${name}" is that of ${first}`);
    if (name !== null) files.set(name, file);
    return module;
  });
}

function leftOut(found: number, { plugInFiles }: Limits): string | null {
  if (found <= plugInFiles) return null;
  return `The folder holds ${count(found)} modules; the first ${count(plugInFiles)} by name are looked at.`;
}
