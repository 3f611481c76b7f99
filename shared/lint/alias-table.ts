/**
 * Aliases as bytes, each within its list. A map of strings would do the same and cost ten times as much, which every
 * message that is read would pay.
 */
import { decodeText, encodeText } from '../dirsync/code-pages.ts';
import type { CodePage } from './model.ts';

export const THERE = 1;
export const GONE = 2;
export type AliasState = typeof THERE | typeof GONE;

export interface AliasTable {
  /** Number of the alias at bytes [start, end) in `list`, remembered from now on; -1 when there is no room for it. */
  add(list: number, bytes: Uint8Array, start: number, end: number): number;
  /** Null of an alias without one, and of -1. */
  stateOf(alias: number): AliasState | null;
  set(alias: number, state: AliasState): void;
  /** Whether there was an alias that was not remembered. */
  isFull(): boolean;
}

/** Steps from where the hash says to a free slot: names made to share one hash would otherwise cost a square of their number. */
const STEPS = 256;

/** Fourfold: what is there already is put in place anew each time. */
const GROWTH = 4;

/** @param most aliases that are remembered */
export function createAliasTable(most: number, codePage: CodePage): AliasTable {
  const capitals = capitalsOf(codePage);
  const names = createNames(capitals);
  let slots = createSlots(256);
  let states = new Uint8Array(128);
  let count = 0;
  let isFull = false;

  const put = (hash: number, step: number): number => {
    slots.set(hash, step, count);
    count += 1;
    if (count > states.length) states = enlarged(states);
    const larger = slots.isCrowded(count) ? slots.enlarged() : null;
    isFull ||= larger?.hasLost ?? false;
    slots = larger?.slots ?? slots;
    return count - 1;
  };
  return {
    add(list, bytes, start, end) {
      const hash = hashOf(capitals, list, bytes, start, end);
      for (let step = 0; step < STEPS; step++) {
        const alias = slots.at(hash, step);
        if (alias === -1 && count >= most) break;
        if (alias === -1) {
          names.add(list, bytes, start, end);
          return put(hash, step);
        }
        if (slots.isOf(hash, step) && names.is(alias, list, bytes, start, end)) return alias;
      }
      isFull = true;
      return -1;
    },
    stateOf: (alias) => stateIn(states[alias]),
    set(alias, state) {
      if (alias !== -1) states[alias] = state;
    },
    isFull: () => isFull,
  };
}

interface Slots {
  /** The alias `step` slots behind the one of `hash`; -1 when that slot is free. */
  at(hash: number, step: number): number;
  isOf(hash: number, step: number): boolean;
  set(hash: number, step: number, alias: number): void;
  isCrowded(count: number): boolean;
  /** Whether one found no free slot near is told, too. */
  enlarged(): { readonly slots: Slots; readonly hasLost: boolean };
}

/** Aliases near where their hashes say, each beside its hash, so that others are told apart without looking at them. */
function createSlots(size: number): Slots {
  /** Number + 1, 0 for a free slot; and the hash. */
  const pairs = new Int32Array(size * 2);
  const mask = size - 1;
  return {
    at: (hash: number, step: number): number => (pairs[((hash + step) & mask) * 2] ?? 0) - 1,
    isOf: (hash: number, step: number): boolean => pairs[((hash + step) & mask) * 2 + 1] === hash,
    set(hash: number, step: number, alias: number): void {
      const slot = ((hash + step) & mask) * 2;
      pairs[slot] = alias + 1;
      pairs[slot + 1] = hash;
    },
    isCrowded: (count: number): boolean => count * 2 > size,
    enlarged() {
      const larger = createSlots(size * GROWTH);
      let hasLost = false;
      for (let slot = 0; slot < size; slot++) {
        const alias = (pairs[slot * 2] ?? 0) - 1;
        if (alias === -1) continue;
        const hash = pairs[slot * 2 + 1] ?? 0;
        let step = 0;
        while (step < STEPS && larger.at(hash, step) !== -1) step++;
        if (step < STEPS) larger.set(hash, step, alias);
        else hasLost = true;
      }
      return { slots: larger, hasLost };
    },
  };
}

function stateIn(value: number | undefined): AliasState | null {
  return value === THERE || value === GONE ? value : null;
}

function enlarged(states: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(states.length * GROWTH);
  larger.set(states);
  return larger;
}

function hashOf(capitals: Uint8Array, list: number, bytes: Uint8Array, start: number, end: number): number {
  let hash = list;
  for (let index = start; index < end; index++)
    hash = Math.imul(hash ^ (capitals[bytes[index] ?? 0] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** Names one behind the other, in capitals, each with the number of its list. */
function createNames(capitals: Uint8Array) {
  let text = new Uint8Array(4_096);
  /** Where each name ends, and its list. */
  let places = new Int32Array(256);
  let count = 0;
  const startOf = (alias: number): number => (alias === 0 ? 0 : (places[alias * 2 - 2] ?? 0));
  return {
    is(alias: number, list: number, bytes: Uint8Array, start: number, end: number): boolean {
      const from = startOf(alias);
      if (places[alias * 2 + 1] !== list || (places[alias * 2] ?? 0) - from !== end - start) return false;
      for (let index = start; index < end; index++)
        if (text[from + index - start] !== capitals[bytes[index] ?? 0]) return false;
      return true;
    },
    add(list: number, bytes: Uint8Array, start: number, end: number): void {
      const from = startOf(count);
      const to = from + end - start;
      if (to > text.length) {
        const larger = new Uint8Array(to * GROWTH);
        larger.set(text);
        text = larger;
      }
      if (count * 2 === places.length) {
        const larger = new Int32Array(count * 2 * GROWTH);
        larger.set(places);
        places = larger;
      }
      for (let index = start; index < end; index++)
        text[from + index - start] = capitals[bytes[index] ?? 0] ?? 0;
      places[count * 2] = to;
      places[count * 2 + 1] = list;
      count += 1;
    },
  };
}

const CAPITALS = new Map<CodePage, Uint8Array>();

/** MS Mail does not tell case apart. A letter whose capital is no single byte (ß) stands for itself. */
function capitalsOf(codePage: CodePage): Uint8Array {
  const known = CAPITALS.get(codePage) ?? makeCapitals(codePage);
  CAPITALS.set(codePage, known);
  return known;
}

function makeCapitals(codePage: CodePage): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => {
    const capital = decodeText(codePage, Uint8Array.of(byte)).toUpperCase();
    const encoded = encodeText(codePage, capital);
    const isOneByte = capital.length === 1 && decodeText(codePage, encoded) === capital;
    return isOneByte ? (encoded[0] ?? byte) : byte;
  });
}
