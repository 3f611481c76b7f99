/** Finds entries of the catalogue: by what a log line says, by name, by words. */
import { sourceKey } from '../logs/event-source.ts';
import type { LogFormat, LogLine } from '../logs/model.ts';
import { ENTRIES } from './entries.ts';
import { ENTRY_KINDS } from './model.ts';
import type { CatalogueEntry, EntryKind } from './model.ts';

/** Source of the entries of all codes that the DirSync programs write into their logs. */
const DIRSYNC = 'DirSync';
/** Source of the exit codes that DISPATCH.LOG shows. */
const NSDA = 'NSDA';
/** Source of the reasons in brackets in reports of mail that was not delivered. */
const MS_MAIL = 'MS Mail';

/** What the code of a log line means. unknown: it has one, and no entry tells it. none: it has no code. */
export type LineMeaning =
  | { readonly kind: 'known'; readonly entry: CatalogueEntry }
  | { readonly kind: 'unknown'; readonly source: string; readonly code: string }
  | { readonly kind: 'none' };

export type CodedLine = Pick<LogLine, 'format' | 'code' | 'program' | 'facts' | 'text'>;

/** All entries: kind after kind, in each by source and number. */
export const CATALOGUE: readonly CatalogueEntry[] = ENTRIES.toSorted(
  (a, b) =>
    ENTRY_KINDS.indexOf(a.kind) - ENTRY_KINDS.indexOf(b.kind) ||
    compareTexts(a.source.toLowerCase(), b.source.toLowerCase()) ||
    compareCodes(a.code, b.code),
);

const BY_ID: ReadonlyMap<string, CatalogueEntry> = new Map(CATALOGUE.map((entry) => [keyOf(entry), entry]));

type Name = Pick<CatalogueEntry, 'kind' | 'source' | 'code'>;

/** Stable name of an entry: "event MSExchangeMSMI 2446". */
export function entryId({ kind, source, code }: Name): string {
  return `${kind} ${source} ${code}`;
}

/** Case and blanks do not count; null for a name that no entry has. */
export function entryById(id: string): CatalogueEntry | null {
  return BY_ID.get(keyOfId(id)) ?? null;
}

/** The entry of a number that one of the DirSync programs prints in brackets, or that the linter prints for it. */
export function entryOfCode(code: number): CatalogueEntry | null {
  return entryById(entryId({ kind: 'code', source: DIRSYNC, code: String(code) }));
}

export function meaningOf(line: CodedLine): LineMeaning {
  const name = nameIn(line);
  if (name === null) return { kind: 'none' };
  const entry = BY_ID.get(keyOf(name));
  return entry === undefined
    ? { kind: 'unknown', source: name.source, code: name.code }
    : { kind: 'known', entry };
}

/** What the code of a line is a code of; null when it has none. */
function nameIn({ format, code, program, facts }: CodedLine): Name | null {
  if (code === null || code < 0) return null;
  const kind = KIND_IN_FORMAT[format ?? 'none'];
  if (kind === null) return null;
  const eventSource = facts?.kind === 'event' ? facts.source : '';
  const source = { code: DIRSYNC, event: eventSource, 'exit-code': programOf(program) }[kind];
  return { kind, source, code: String(code) };
}

/**
 * What the reasons in brackets mean that a report of mail which was not delivered repeats: event 2117 of the connector
 * (Q162841, Q165396), code 154 of the DirSync programs (Q187779).
 */
export function reasonsIn(line: CodedLine): readonly CatalogueEntry[] {
  const name = nameIn(line);
  if (name === null || !REPORTS.has(keyOf(name))) return [];
  const codes = [...line.text.matchAll(/\[(\d{2,3})\]/g)].map((match) => (match[1] ?? '').padStart(3, '0'));
  return [...new Set(codes)].flatMap(
    (code) => entryById(entryId({ kind: 'ndr', source: MS_MAIL, code })) ?? [],
  );
}

const REPORTS: ReadonlySet<string> = new Set(['event MSExchangeMSMI 2117', 'code DirSync 154'].map(keyOfId));

const KIND_IN_FORMAT: Readonly<Record<LogFormat | 'none', 'code' | 'event' | 'exit-code' | null>> = {
  dirsync: 'code',
  dsserver: 'code',
  event: 'event',
  dispatch: 'exit-code',
  // Their numbers are sizes, times and positions.
  'sent-recv': null,
  listds: null,
  listq: null,
  dssched: null,
  none: null,
};

/** "NSDA -RT" is NSDA, which is also what Dispatch runs where the line names nothing. */
function programOf(program: string | null): string {
  return /^\s*([^\s-]+)/.exec(program ?? '')?.[1] ?? NSDA;
}

/**
 * Entries in which every word occurs, case and diacritics aside: those whose code is one of the words first, then those
 * that have all words in their title, then the others. All of the kind when nothing is searched for.
 */
export function searchCatalogue(search: string, kind: EntryKind | null = null): readonly CatalogueEntry[] {
  const words = wordsOf(search);
  const ranks: CatalogueEntry[][] = [[], [], []];
  for (const entry of CATALOGUE) {
    if (kind !== null && entry.kind !== kind) continue;
    const rank = rankOf(entry, words);
    if (rank !== null) ranks[rank]?.push(entry);
  }
  return ranks.flat();
}

/** "[ 027]" is written for 27: brackets and zeros in front do not count. */
function wordsOf(search: string): readonly string[] {
  const folded = foldedText(search).replaceAll(/[[\]]/g, ' ');
  return folded.split(/\s+/u).filter(Boolean);
}

function rankOf(entry: CatalogueEntry, words: readonly string[]): 0 | 1 | 2 | null {
  const text = searchedText(entry);
  if (!words.every((word) => text.all.includes(word) || withoutZeros(word) === text.code)) return null;
  if (words.some((word) => withoutZeros(word) === text.code)) return 0;
  return words.every((word) => text.title.includes(word)) ? 1 : 2;
}

interface SearchedText {
  readonly code: string;
  readonly title: string;
  readonly all: string;
}

const searchedTexts = new WeakMap<CatalogueEntry, SearchedText>();

function searchedText(entry: CatalogueEntry): SearchedText {
  const known = searchedTexts.get(entry);
  if (known !== undefined) return known;
  const { code, title, meaning, causes, remedy, kb } = entry;
  const text = {
    code: withoutZeros(foldedText(code)),
    title: foldedText(title),
    all: foldedText([entryId(entry), title, meaning, ...causes, ...remedy, ...kb].join('\n')),
  };
  searchedTexts.set(entry, text);
  return text;
}

function withoutZeros(word: string): string {
  return /^\d/.test(word) ? word.replace(/^0+(?=.)/, '') : word;
}

function foldedText(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function keyOf({ kind, source, code }: Name): string {
  return keyOfId(entryId({ kind, source: sourceKey(source), code }));
}

function keyOfId(id: string): string {
  return id.toLowerCase().replaceAll(/\s+/g, '');
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Numbers by their size, before what is none. */
function compareCodes(a: string, b: string): number {
  const isNumber = [a, b].map((code) => /^\d+$/.test(code));
  if (isNumber[0] === true && isNumber[1] === true) return Number(a) - Number(b);
  return isNumber[0] === isNumber[1] ? compareTexts(a, b) : isNumber[0] === true ? -1 : 1;
}
