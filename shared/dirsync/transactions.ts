/**
 * The streaming reader of the Import file format: what every decoder's output is poured into. It counts at the speed
 * of the decoder, keeps one line at most, and yields the same whatever the chunks.
 */
import type { Limits } from '../limits.ts';
import type { TransactionRow } from '../model.ts';
import type { CodePage } from '../lint/model.ts';
import { createByteLineReader } from './byte-lines.ts';
import { markLength } from './byte-order-mark.ts';
import type { GapSink } from './byte-lines.ts';
import { createEntryText } from './entry-text.ts';
import type { EntryLine, EntryText, LineRole } from './entry-text.ts';
import { emptyLineFacts, readSecondLine, readTransactionLine, refuseLine } from './transaction-line.ts';
import type { LineFacts } from './transaction-line.ts';

export interface TransactionProblem {
  /** What is wrong, in plain words. */
  readonly problem: string;
  /** Byte range of the entry in the payload, [start, end). */
  readonly start: number;
  readonly end: number;
}

export interface TransactionTotals {
  readonly readable: number;
  readonly unreadable: number;
  /** There was more than `transactionsPerMessage` allows; the rest was not looked at. */
  readonly limitReached: boolean;
  readonly firstProblem: TransactionProblem | null;
  /** Of the numbers that a foreign requestor puts before its entries; null where there are none. */
  readonly highestSequence: number | null;
}

export interface TransactionReader {
  push(bytes: Uint8Array): void;
  /** Call once, after the last `push`. */
  end(): TransactionTotals;
}

/** Is shown every line of an entry as it passes, and the line ends between all lines. */
export interface EntryVisitor {
  line(line: EntryLine): void;
  readonly gap: GapSink;
}

export interface TransactionReaderOptions {
  readonly limits: Pick<Limits, 'transactionsPerMessage' | 'transactionLineBytes'>;
  /** Where in its payload the stream begins; places count from the payload's first byte. */
  readonly offset?: number;
  readonly codePage?: CodePage;
  /** Called for each entry in file order. Text is only made when this is given, and only of those that `wants`. */
  readonly onTransaction?: (row: TransactionRow) => void;
  readonly wants?: (index: number) => boolean;
  readonly visitor?: EntryVisitor;
}

/** An entry whose continuation lines may still come. */
interface OpenEntry {
  readonly index: number;
  readonly code: string;
  readonly start: number;
  end: number;
  /** Null when nobody asked for its texts. */
  readonly text: EntryText | null;
  readonly problem: string | null;
  /** M may have one line with its new name and address (Q159308). */
  takesSecondLine: boolean;
}

/** The line at hand, refilled for each: counting allocates nothing for a line. */
type LineAtHand = { -readonly [Field in keyof EntryLine]: EntryLine[Field] };

/**
 * Lines that are looked at for each transaction allowed, and on top of that. Without a bound a bomb of two-byte lines
 * that count as nothing (blank, comment, continuation) would take a minute.
 */
const LINES_PER_TRANSACTION = 8;
const SPARE_LINES = 1_000_000;

/** Creates a reader for one payload. It never throws: what cannot be read becomes an entry with code '?'. */
export function createTransactionReader(options: TransactionReaderOptions): TransactionReader {
  const { transactionLineBytes, transactionsPerMessage } = options.limits;
  const streamStart = options.offset ?? 0;
  let linesLeft = transactionsPerMessage * LINES_PER_TRANSACTION + SPARE_LINES;
  const entries = createEntryCounter(options);
  const line = emptyLine();
  const lines = createByteLineReader({
    lineBytes: transactionLineBytes,
    offset: options.offset,
    onGap: options.visitor?.gap,
    onLine(bytes, start, end, offset, length) {
      entries.totals.limitReached ||= linesLeft-- <= 0;
      if (entries.totals.limitReached) return;
      const mark = offset === streamStart ? markLength(bytes, start, end) : 0;
      line.bytes = bytes;
      line.start = start + mark;
      line.end = end;
      line.offset = offset + mark;
      line.length = length - mark;
      const { facts } = line;
      readTransactionLine(bytes, line.start, end, facts);
      if (length > transactionLineBytes)
        refuseLine(facts, 'too-long', `line longer than ${transactionLineBytes} bytes`);
      if (facts.role === 'blank' || facts.role === 'comment' || facts.role === 'marker') return;
      if (!entries.extend(line)) entries.begin(line);
    },
  });
  return {
    push(bytes) {
      if (!entries.totals.limitReached) lines.push(bytes);
    },
    end() {
      lines.end();
      entries.close();
      return entries.totals;
    },
  };
}

/** Before the first line: of no bytes. */
export function emptyLine(): LineAtHand {
  return {
    bytes: new Uint8Array(),
    start: 0,
    end: 0,
    offset: 0,
    length: 0,
    index: 0,
    role: 'entry',
    facts: emptyLineFacts(),
  };
}

const NO_TOTALS: TransactionTotals = {
  readable: 0,
  unreadable: 0,
  limitReached: false,
  firstProblem: null,
  highestSequence: null,
};
type TotalsSoFar = { -readonly [Field in keyof TransactionTotals]: TransactionTotals[Field] };

function createEntryCounter(options: TransactionReaderOptions) {
  const { limits, onTransaction, visitor } = options;
  const totals: TotalsSoFar = { ...NO_TOTALS };
  let open: OpenEntry | null = null;

  const close = (): void => {
    if (open === null) return;
    const { index, code, start, end, text, problem } = open;
    if (problem === null) totals.readable++;
    else {
      totals.unreadable++;
      totals.firstProblem ??= { problem, start, end };
    }
    if (text !== null) onTransaction?.({ index, code, ...text.finish(), start, end, problem });
    open = null;
  };
  return {
    totals,
    close,
    /** Whether the line belongs to the entry above it, which then reaches to its end. */
    extend(line: LineAtHand): boolean {
      const role = open === null ? null : roleIn(open, line.facts);
      if (open === null || role === null) return false;
      line.index = open.index;
      line.role = role;
      extendEntry(open, line, visitor);
      return true;
    },
    begin(line: LineAtHand): void {
      close();
      line.index = totals.readable + totals.unreadable;
      line.role = 'entry';
      totals.limitReached ||= line.index >= limits.transactionsPerMessage;
      if (totals.limitReached) return;
      open = openEntry(line, options);
      const { sequence } = line.facts;
      if (open.problem === null && sequence > (totals.highestSequence ?? -1))
        totals.highestSequence = sequence;
      visitor?.line(line);
    },
  };
}

function openEntry(line: EntryLine, options: TransactionReaderOptions): OpenEntry {
  const { onTransaction, wants, codePage = 'windows-1252' } = options;
  const { index, facts, offset: start } = line;
  const problem = problemOf(facts);
  const code = problem === null ? facts.code : '?';
  const isWanted = onTransaction !== undefined && (wants?.(index) ?? true);
  const text = isWanted ? createEntryText(line, codePage) : null;
  return { index, code, start, end: start + line.length, text, problem, takesSecondLine: code === 'M' };
}

function extendEntry(open: OpenEntry, line: EntryLine, visitor: EntryVisitor | undefined): void {
  open.end = line.offset + line.length;
  open.takesSecondLine = false;
  if (open.text === null && visitor === undefined) return;
  if (line.role === 'second') readSecondLine(line.bytes, line.start, line.end, line.facts);
  open.text?.add(line);
  visitor?.line(line);
}

function problemOf(facts: LineFacts): string | null {
  if (facts.role === 'entry') return null;
  return facts.problem ?? 'continuation line without an entry above it';
}

/** What follows an unreadable entry is part of it, so that one bad line is one problem. */
function roleIn(open: OpenEntry, { role }: LineFacts): LineRole | null {
  if (role === 'template') return open.code === '?' ? 'rest' : 'ADM'.includes(open.code) ? 'template' : null;
  if (role !== 'continuation') return null;
  if (open.takesSecondLine) return 'second';
  return open.code === 'T' ? 'field' : open.code === '?' ? 'rest' : null;
}
