/** A file of transactions as an address list: what it adds are its entries. */
import type { CodePage } from '../../lint/model.ts';
import { DEFAULT_LIMITS } from '../../limits.ts';
import type { TransactionRow } from '../../model.ts';
import { createCodePageGuess } from '../../dirsync/code-pages.ts';
import type { EntryLine } from '../../dirsync/entry-text.ts';
import { createTransactionReader } from '../../dirsync/transactions.ts';
import { importedType } from './addresses.ts';
import { IMPORT_BOUNDS } from './model.ts';
import type { ImportBounds, ImportedRecord, Importer } from './model.ts';
import { createProblemList, quoted } from './problem-list.ts';
import type { ProblemList } from './problem-list.ts';

const LF = 10;
const CR = 13;

/** The code page that bytes from the beginning of a file speak for. */
export function codePageOf(sample: Uint8Array): CodePage {
  const guess = createCodePageGuess();
  guess.push(sample);
  return guess.codePage();
}

export function createImportFormatImporter(
  codePage: CodePage,
  bounds: ImportBounds = IMPORT_BOUNDS,
): Importer {
  const problems = createProblemList();
  const records: ImportedRecord[] = [];
  const lines = createLineNumbers();
  let recordsRead = 0;
  const reader = createTransactionReader({
    limits: { ...DEFAULT_LIMITS, transactionsPerMessage: bounds.records },
    codePage,
    visitor: lines,
    onTransaction(row) {
      recordsRead += 1;
      const record = recordOf(row, lines.ofEntry(), problems);
      if (record !== null) records.push(record);
    },
  });
  return {
    push: (bytes) => reader.push(bytes),
    end() {
      const { limitReached } = reader.end();
      const cut = limitReached ? `Only the first ${bounds.records} transactions were read.` : null;
      return {
        format: 'Import file',
        carriesTemplates: true,
        records,
        recordsRead,
        ...problems.result(),
        cut,
      };
    },
  };
}

const NO_ENTRY: Readonly<Record<string, string>> = {
  D: 'is deleted (D), not listed',
  M: 'is modified (M), not listed',
  G: 'is a group (G)',
  P: 'is a group that is deleted (P)',
};

function recordOf(row: TransactionRow, line: number, problems: ProblemList): ImportedRecord | null {
  const { code, name, addressType, address, templates, problem } = row;
  if (code === '?') problems.tell(line, `${quoted(name)} cannot be read: ${problem ?? 'no transaction'}.`);
  else if (code === 'R' || code === 'T') {
    const does = code === 'R' ? 'replaces' : 'defines the template of';
    problems.tell(
      line,
      `A transaction ${does} the list ${quoted(`${addressType}:${address}`)} and is no entry.`,
    );
  } else if (code !== 'A')
    problems.tell(line, `${quoted(name)} ${NO_ENTRY[code] ?? `has the code ${code}`}.`);
  if (code !== 'A' || address === null) return null;
  if (row.unread.length > 0)
    problems.tell(
      line,
      `${quoted(name)} has lines below it that cannot be read: ${quoted(row.unread[0] ?? '')}.`,
    );
  return { name, addresses: [{ type: importedType(addressType ?? 'PCM'), address }], templates, line };
}

/** Numbers of lines, from 1: CR LF is one line end. */
function createLineNumbers() {
  let current = 1;
  let ofEntry = 1;
  let lastByte = 0;
  let lastOffset = -1;
  return {
    /** Of the entry that is being read. */
    ofEntry: (): number => ofEntry,
    line: ({ role }: Pick<EntryLine, 'role'>): void => {
      if (role === 'entry') ofEntry = current;
    },
    gap: (bytes: Uint8Array, start: number, end: number, offset: number): void => {
      for (let index = start; index < end; index++) {
        const at = offset + index - start;
        const byte = bytes[index] ?? 0;
        const isSecondHalf = byte === LF && lastByte === CR && lastOffset === at - 1;
        if (!isSecondHalf) current += 1;
        lastByte = byte;
        lastOffset = at;
      }
    },
  };
}
