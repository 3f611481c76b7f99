/** What is wrong in the database of a post office, from the names and sizes of its files. */
import { counted } from '../../../format/count.ts';
import type { Rule, Symptom } from '../../model.ts';
import { aboutFile, fileEvidence, symptomOf } from '../../plain-rule.ts';
import type { Folders, PlacedFile } from './folders.ts';
import { EMPTY_BETWEEN_RUNS, isImportLeftOver, isRebuildLeftOver, isTemporary, sizeRuleOf } from './names.ts';
import { faultOfLists } from './own-list.ts';
import {
  DXA_DATABASE,
  GATEWAY_NAMES_EMPTY,
  IMPORT_LEFT_OVER,
  LEFT_OVER,
  MAILBAG_HALF,
  NAMES_EMPTY,
  NOT_EMPTIED,
  REBUILD_LEFT_OVER,
  RESYNC_LEFT,
  WRONG_SIZE,
  ZERO_LENGTH,
} from './rules.ts';

export function findInDatabases(folders: Folders): readonly Symptom[] {
  return [
    ...folders
      .databases()
      .flatMap((files) => [
        ...inFiles(files),
        ...inLists(files),
        ...inGatewayLists(files),
        ...inMailbags(files),
      ]),
    ...folders.dxaFolders().flatMap(inDxaFolder),
  ];
}

function inFiles(files: readonly PlacedFile[]): readonly Symptom[] {
  // Files that only the DirSync server has (Q132744, Q112280).
  const isOnServer = files.some(({ name }) => name === 'SRVCONF.GLB' || name === 'MSTTRANS.GLB');
  return files.flatMap((file) => inFile(file, isOnServer));
}

function inFile(file: PlacedFile, isOnServer: boolean): readonly Symptom[] {
  const { name, bytes } = file;
  if (isTemporary(name)) return [about(LEFT_OVER, file, `${name} is still there (${file.file}).`)];
  if (isRebuildLeftOver(name))
    return [about(REBUILD_LEFT_OVER, file, `${name} is still there (${file.file}).`)];
  if (isImportLeftOver(name))
    return [about(IMPORT_LEFT_OVER, file, `${name} is still there (${file.file}).`)];
  if (name === 'RESYNC.GLB')
    return [about(RESYNC_LEFT, file, `RESYNC.GLB of ${counted(bytes, 'byte')} is there (${file.file}).`)];
  if (EMPTY_BETWEEN_RUNS.has(name) && bytes > 0)
    return [about(NOT_EMPTIED, file, `${name} holds ${counted(bytes, 'byte')} and should hold none.`)];
  const isMail = file.directory === 'ATT' || file.directory === 'MAI';
  if (isMail && bytes === 0) return [about(ZERO_LENGTH, file, `${file.file} has 0 bytes.`)];
  const size = sizeRuleOf(name);
  if (size === null || size.fits(bytes)) return [];
  const remedy = isOnServer ? (size.remedyOnServer ?? size.remedy) : size.remedy;
  return [about(WRONG_SIZE, file, `${name} is ${counted(bytes, 'byte')}; it ${size.must}.`, remedy)];
}

function inLists(files: readonly PlacedFile[]): readonly Symptom[] {
  const fault = faultOfLists(files);
  return fault === null ? [] : [about(NAMES_EMPTY, fault.file, fault.text, fault.remedy)];
}

/** An address file without an address has 4 bytes (Q119240). */
function inGatewayLists(files: readonly PlacedFile[]): readonly Symptom[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  return files.flatMap((file) => {
    const list = byName.get(file.name.replace(/\.NME$/, '.GLB'));
    if (!file.name.endsWith('.NME') || file.bytes > 0 || list === undefined || list.bytes <= 4) return [];
    return [
      about(
        GATEWAY_NAMES_EMPTY,
        file,
        `${file.name} has 0 bytes, ${list.name} ${counted(list.bytes, 'byte')}.`,
      ),
    ];
  });
}

/** Only where both directories are there: a folder of one of them says nothing of the other. */
function inMailbags(files: readonly PlacedFile[]): readonly Symptom[] {
  const of = (directory: string, extension: string): Map<string, PlacedFile> =>
    new Map(
      files.flatMap((file) =>
        file.directory === directory && file.name.endsWith(extension)
          ? [[file.name.slice(0, -extension.length), file] as const]
          : [],
      ),
    );
  const indexes = of('MBG', '.MBG');
  const keys = of('KEY', '.KEY');
  if (indexes.size === 0 || keys.size === 0) return [];
  const without = (
    mailbags: ReadonlyMap<string, PlacedFile>,
    others: ReadonlyMap<string, PlacedFile>,
    missing: string,
  ): readonly Symptom[] =>
    [...mailbags].flatMap(([name, file]) =>
      others.has(name) ? [] : [about(MAILBAG_HALF, file, `${file.name} has no ${name}${missing} beside it.`)],
    );
  return [...without(indexes, keys, '.KEY'), ...without(keys, indexes, '.MBG')];
}

function inDxaFolder(files: readonly PlacedFile[]): readonly Symptom[] {
  const log = files.find(({ name }) => name === 'EDB.LOG');
  const hasDatabase = files.some(({ name }) => name === 'XDIR.EDB');
  if (log !== undefined && !hasDatabase)
    return [about(DXA_DATABASE, log, 'EDB.LOG is there and XDIR.EDB is not.')];
  const logs = files
    .flatMap((file) => {
      const number = /^EDB(\d{5})\.LOG$/.exec(file.name)?.[1];
      return number === undefined ? [] : [{ file, number: Number(number) }];
    })
    .toSorted((a, b) => a.number - b.number);
  const gap = logs.find(({ number }, at) => at > 0 && number !== (logs[at - 1]?.number ?? 0) + 1);
  if (gap === undefined) return [];
  return [about(DXA_DATABASE, gap.file, `The logs before ${gap.file.name} are not there without a gap.`)];
}

function about(rule: Rule, file: PlacedFile, text: string, remedy: readonly string[] = []): Symptom {
  const named = { id: file.id, file: file.file, requestor: null };
  return symptomOf(rule, {
    group: file.root,
    text,
    atMs: file.modifiedMs,
    evidence: [fileEvidence(named, `${file.file}, ${counted(file.bytes, 'byte')}`)],
    about: aboutFile(named),
    remedy,
  });
}
