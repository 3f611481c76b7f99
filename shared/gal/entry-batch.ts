/**
 * Transactions on their way between threads: two buffers that change hands without being copied, however many texts
 * they hold. Written where messages are decompressed, read where the address list is kept.
 */
import type { TemplateField, TemplateValue, TransactionLine, TransactionRow } from '../model.ts';

/** The one who gets a batch does nothing else while reading it, and each is in memory as a whole. */
export const BATCH_TRANSACTIONS = 2_000;
export const BATCH_CHARS = 256 * 1024;

/** A buffer for numbers and lengths of texts in the order in which they are read, and one for the texts themselves. */
export interface EntryBatch {
  readonly transactions: number;
  readonly numbers: Float64Array<ArrayBuffer>;
  /** UTF-16 units of all texts, one behind the other. */
  readonly texts: Uint16Array<ArrayBuffer>;
}

/** A transaction that could be read, as far as the address list is concerned. */
export interface BatchedTransaction extends TransactionLine {
  readonly code: string;
  /** Number of its part among the parts that were asked for. */
  readonly part: number;
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly second: TransactionLine | null;
  readonly templates: readonly TemplateValue[];
  readonly fields: readonly TemplateField[];
}

export interface BatchWriter {
  add(part: number, row: TransactionRow): void;
  /** Hands over what is left. */
  end(): void;
}

/** Length of a text that is null. */
const NO_TEXT = -1;

/** Hands over a batch whenever one is full. A single transaction is never divided. */
export function createBatchWriter(hand: (batch: EntryBatch) => void): BatchWriter {
  const pair = createBufferPair();
  const { number, text } = pair;
  const line = (value: TransactionLine): void => {
    text(value.name);
    text(value.addressType);
    text(value.address);
  };
  let transactions = 0;
  const end = (): void => {
    if (transactions > 0) hand({ transactions, ...pair.take() });
    transactions = 0;
  };
  return {
    add(part, row) {
      for (const value of [row.code.charCodeAt(0), part, row.index, row.start, row.end]) number(value);
      line(row);
      number(row.second === null ? 0 : 1);
      if (row.second !== null) line(row.second);
      number(row.templates.length);
      for (const { prompt, value } of row.templates) [prompt, value].forEach(text);
      number(row.fields.length);
      for (const { prompt, column, length, flags, defaultText } of row.fields) {
        [prompt, flags, defaultText].forEach(text);
        [column, length].forEach(number);
      }
      transactions += 1;
      if (transactions >= BATCH_TRANSACTIONS || pair.chars() >= BATCH_CHARS) end();
    },
    end,
  };
}

function createBufferPair() {
  let numbers = new Float64Array(BATCH_TRANSACTIONS * 16);
  let texts = new Uint16Array(BATCH_CHARS);
  let [numbersUsed, charsUsed] = [0, 0];
  const number = (value: number): void => {
    if (numbersUsed === numbers.length) numbers = grown(numbers, Float64Array);
    numbers[numbersUsed++] = value;
  };
  return {
    number,
    text(value: string | null): void {
      number(value === null ? NO_TEXT : value.length);
      if (value === null) return;
      while (charsUsed + value.length > texts.length) texts = grown(texts, Uint16Array);
      for (let at = 0; at < value.length; at += 1) texts[charsUsed++] = value.charCodeAt(at);
    },
    chars: () => charsUsed,
    /** Copies of what was written, and begins anew. */
    take(): Pick<EntryBatch, 'numbers' | 'texts'> {
      const taken = { numbers: numbers.slice(0, numbersUsed), texts: texts.slice(0, charsUsed) };
      [numbersUsed, charsUsed] = [0, 0];
      return taken;
    },
  };
}

function grown<Numbers extends Float64Array<ArrayBuffer> | Uint16Array<ArrayBuffer>>(
  numbers: Numbers,
  type: new (length: number) => Numbers,
): Numbers {
  const larger = new type(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

/** The inverse of `createBatchWriter`, one transaction at a time. */
export function readBatch(batch: EntryBatch, take: (transaction: BatchedTransaction) => void): void {
  const { numbers, texts } = batch;
  let [atNumber, atChar] = [0, 0];
  const number = (): number => numbers[atNumber++] ?? 0;
  const text = (): string | null => {
    const length = number();
    if (length === NO_TEXT) return null;
    atChar += length;
    return textOf(texts, atChar - length, atChar);
  };
  const given = (): string => text() ?? '';
  const line = (): TransactionLine => ({ name: given(), addressType: text(), address: text() });
  for (let left = batch.transactions; left > 0; left -= 1) {
    take({
      code: String.fromCharCode(number()),
      part: number(),
      index: number(),
      start: number(),
      end: number(),
      ...line(),
      second: number() === 0 ? null : line(),
      templates: listOf(number(), () => ({ prompt: given(), value: given() })),
      fields: listOf(number(), () => {
        const [prompt, flags, defaultText] = [given(), given(), given()];
        return { prompt, flags, defaultText, column: number(), length: number() };
      }),
    });
  }
}

const NOTHING: readonly never[] = [];

function listOf<Value>(length: number, read: () => Value): readonly Value[] {
  return length === 0 ? NOTHING : Array.from({ length }, read);
}

/** So many arguments every engine takes. */
const UNITS_AT_ONCE = 4_096;

function textOf(units: Uint16Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += UNITS_AT_ONCE)
    text += String.fromCharCode(...units.subarray(at, Math.min(end, at + UNITS_AT_ONCE)));
  return text;
}
