/**
 * The Import format (Q96001–Q96003): a list as A transactions; changes as D, M and A transactions in an order in which
 * Import turns the one list into the other.
 */
import { decodeWindows1252, encodeWindows1252 } from '../../dirsync/windows-1252.ts';
import { printEntry } from '../../dirsync/transaction.ts';
import type { Transaction, TransactionLine } from '../../model.ts';
import { entryKey, listOf } from '../identity.ts';
import type { EntryValues } from '../model.ts';
import type { ExportedChange, ExportReport } from './model.ts';

const LINE_END = '\r\n';
/** Longest alias of the format (Q96001). */
const NAME_CHARS = 30;
/** What cannot stand in a line. */
const CONTROLS = /\p{Cc}/u;
/** Types whose entries have no template. */
const WITHOUT_TEMPLATES: ReadonlySet<string> = new Set(['MCI', 'X400', 'SMTP', 'MHS', 'MSMAIL', 'FAX']);

export function* importList(rows: Iterable<EntryValues>, report: ExportReport): Generator<string> {
  for (const values of rows) yield* printed('A', values, null, report);
}

/**
 * First all D, then M, then A: an alias is free before another entry takes it. A rename to the alias that another one
 * only gives up by its own rename is a D and an A; so is what M cannot say, which is that template values are gone, or
 * an alias that its second line would hide.
 */
export function* importChanges(
  rows: () => Iterable<ExportedChange>,
  report: ExportReport,
): Generator<string> {
  const givenUp = aliasesGivenUp(rows());
  const isAnew = (before: EntryValues, after: EntryValues): boolean =>
    (keyOf(before) !== keyOf(after) && givenUp.has(keyOf(after))) || !saysModify(before, after);
  const silent: ExportReport = { written: () => undefined, tell: report.tell };
  for (const { before, after } of rows()) {
    if (before === null) continue;
    if (after === null) yield* printed('D', before, null, report);
    else if (isAnew(before, after)) yield* printed('D', before, null, silent);
  }
  for (const { before, after } of rows()) {
    if (before !== null && after !== null && !isAnew(before, after))
      yield* printed('M', before, after, report);
  }
  for (const { before, after } of rows()) {
    if (after !== null && (before === null || isAnew(before, after)))
      yield* printed('A', after, null, report);
  }
}

function aliasesGivenUp(rows: Iterable<ExportedChange>): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { before, after } of rows) {
    if (before !== null && after !== null && keyOf(before) !== keyOf(after)) keys.add(keyOf(before));
  }
  return keys;
}

function keyOf({ addressType, address, name }: EntryValues): string {
  return entryKey(listOf(addressType, address), name);
}

function saysModify(before: EntryValues, after: EntryValues): boolean {
  return (after.templates.length > 0 || before.templates.length === 0) && !after.name.startsWith('-');
}

/** Nothing where the format has no way to say it. `after` is what an M makes of it. */
function* printed(
  code: 'A' | 'D' | 'M',
  values: EntryValues,
  after: EntryValues | null,
  report: ExportReport,
): Generator<string> {
  const said = after === null ? [values] : [values, after];
  const current = after ?? values;
  if (said.some(({ name, address }) => CONTROLS.test(name + address))) {
    report.tell(`"${current.name}" holds control characters and is left out.`);
    return;
  }
  for (const one of said) tellDoubts(one, code !== 'D' && one === current, report);
  report.written();
  const entry: Transaction = {
    ...NO_LINES,
    code,
    ...lineOf(values),
    second: after === null ? null : lineOf(after),
    templates: code === 'D' ? [] : current.templates,
  };
  // In columns a colon in the name could be taken for that of the address.
  const layout = said.some(({ name }) => name.includes(':')) ? 'tabs' : 'columns';
  yield printEntry(entry, { layout, lineEnd: LINE_END });
}

const NO_LINES = { sequence: null, fields: [], unread: [], linesLeftOut: 0, problem: null } as const;

function lineOf({ name, addressType, address }: EntryValues): TransactionLine {
  return { name, addressType, address };
}

function tellDoubts(values: EntryValues, withTemplates: boolean, { tell }: ExportReport): void {
  const { name, addressType, address, templates } = values;
  const listed = withTemplates ? templates : [];
  const texts = [name, address, ...listed.flatMap(({ prompt, value }) => [prompt, value])];
  if (name.length > NAME_CHARS)
    tell(`"${name}" has ${name.length} characters; Import takes ${NAME_CHARS} of an alias (Q96001).`);
  if (listed.length > 0 && WITHOUT_TEMPLATES.has(addressType))
    tell(`"${name}" has template values, which Import does not take for ${addressType}.`);
  if (texts.some((text) => decodeWindows1252(encodeWindows1252(text)) !== text))
    tell(`"${name}" holds letters that windows-1252 lacks; they are written as "?".`);
}
