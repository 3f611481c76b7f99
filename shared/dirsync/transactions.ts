/**
 * The streaming reader of the Import file format: what every decoder's output is poured into. It counts at the speed
 * of the decoder, keeps one line at most, and yields the same whatever the chunks.
 */
import type { Limits } from '../limits.ts';
import type { TransactionRow } from '../model.ts';
import { createByteLineReader } from './byte-lines.ts';
import { emptyLineFacts, readTransactionLine, refuseLine } from './transaction-line.ts';
import type { LineFacts } from './transaction-line.ts';
import { decodeWindows1252 } from './windows-1252.ts';

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
}

export interface TransactionReader {
  push(bytes: Uint8Array): void;
  /** Call once, after the last `push`. */
  end(): TransactionTotals;
}

export interface TransactionReaderOptions {
  readonly limits: Pick<Limits, 'transactionsPerMessage' | 'transactionLineBytes'>;
  /** Called for each entry in file order. Text is only made when this is given. */
  readonly onTransaction?: (row: TransactionRow) => void;
}

/** Texts of the line an entry began with; empty when nobody asked for them. */
type EntryText = Pick<TransactionRow, 'name' | 'addressType' | 'address'>;

/** An entry whose continuation lines may still come. */
interface OpenEntry {
  readonly code: string;
  readonly start: number;
  end: number;
  readonly text: EntryText;
  readonly problem: string | null;
  /** M may have one line with its new name and address (Q159308). */
  takesSecondLine: boolean;
}

const NO_TEXT: EntryText = { name: '', addressType: null, address: null };
/** How much of an unreadable line is shown. */
const SHOWN_BYTES = 80;
/**
 * Lines that are looked at for each transaction allowed, and on top of that. Without a bound a bomb of two-byte lines
 * that count as nothing (blank, comment, continuation) would take a minute.
 */
const LINES_PER_TRANSACTION = 8;
const SPARE_LINES = 1_000_000;

/** Creates a reader for one payload. It never throws: what cannot be read becomes an entry with code '?'. */
export function createTransactionReader(options: TransactionReaderOptions): TransactionReader {
  const { transactionLineBytes, transactionsPerMessage } = options.limits;
  let linesLeft = transactionsPerMessage * LINES_PER_TRANSACTION + SPARE_LINES;
  const entries = createEntryCounter(options);
  const facts = emptyLineFacts();
  const lines = createByteLineReader(transactionLineBytes, (bytes, start, end, offset, length) => {
    entries.totals.limitReached ||= linesLeft-- <= 0;
    if (entries.totals.limitReached) return;
    if (length > transactionLineBytes) refuseLine(facts, `line longer than ${transactionLineBytes} bytes`);
    else readTransactionLine(bytes, start, end, facts);
    if (facts.role === 'blank' || facts.role === 'comment' || facts.role === 'marker') return;
    if (entries.extend(facts, offset + length)) return;
    const text = options.onTransaction === undefined ? NO_TEXT : textOf(facts, bytes, start, end);
    entries.begin(facts, text, offset, offset + length);
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

function createEntryCounter({ limits, onTransaction }: TransactionReaderOptions) {
  const totals = {
    readable: 0,
    unreadable: 0,
    limitReached: false,
    firstProblem: null as TransactionProblem | null,
  };
  let open: OpenEntry | null = null;

  const close = (): void => {
    if (open === null) return;
    const { code, start, end, text, problem } = open;
    const index = totals.readable + totals.unreadable;
    if (problem === null) totals.readable++;
    else {
      totals.unreadable++;
      totals.firstProblem ??= { problem, start, end };
    }
    onTransaction?.({ index, code, ...text, start, end, problem });
    open = null;
  };
  return {
    totals,
    close,
    /** Whether the line belongs to the entry above it, which then reaches to `end`. */
    extend(facts: LineFacts, end: number): boolean {
      if (open === null || !belongsTo(open, facts)) return false;
      open.end = end;
      open.takesSecondLine = false;
      return true;
    },
    begin(facts: LineFacts, text: EntryText, start: number, end: number): void {
      close();
      totals.limitReached ||= totals.readable + totals.unreadable >= limits.transactionsPerMessage;
      if (totals.limitReached) return;
      const problem =
        facts.role === 'entry' ? null : (facts.problem ?? 'continuation line without an entry above it');
      const code = problem === null ? facts.code : '?';
      open = { code, start, end, text, problem, takesSecondLine: code === 'M' };
    },
  };
}

/** What follows an unreadable entry is part of it, so that one bad line is one problem. */
function belongsTo(open: OpenEntry, facts: LineFacts): boolean {
  if (facts.role === 'template') return 'ADM?'.includes(open.code);
  if (facts.role !== 'continuation') return false;
  return open.takesSecondLine || open.code === 'T' || open.code === '?';
}

function textOf(facts: LineFacts, bytes: Uint8Array, start: number, end: number): EntryText {
  if (facts.role !== 'entry') {
    return { ...NO_TEXT, name: decodeWindows1252(bytes, start, Math.min(end, start + SHOWN_BYTES)) };
  }
  const hasType = facts.typeEnd > facts.typeStart;
  return {
    name: decodeWindows1252(bytes, facts.nameStart, facts.nameEnd),
    addressType: hasType ? decodeWindows1252(bytes, facts.typeStart, facts.typeEnd).toUpperCase() : null,
    address: decodeWindows1252(bytes, facts.addressStart, facts.addressEnd),
  };
}
