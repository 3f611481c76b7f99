import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NONE, STILL_THERE } from '../../shared/gal/columns.ts';
import type { FoldedList } from '../../shared/gal/columns.ts';
import { listKey, listOf } from '../../shared/gal/identity.ts';
import type { PointOfView } from '../../shared/gal/model.ts';
import { isThere, lastStepOf } from '../../shared/gal/versions.ts';
import type { GalData } from '../../electron/gal/data.ts';
import { historyOf } from '../../electron/gal/queries/history.ts';
import { valuesOf } from '../../electron/gal/queries/values.ts';
import { GAL_SERVER, galOf } from '../fixtures/gal.ts';
import type { GalMessageText } from '../fixtures/gal.ts';
import { toldEffects } from '../fixtures/gal-view.ts';
import { believeReply, importInto, takeRequest } from '../fixtures/gal-reference.ts';
import type { ReferenceEntry, ReferenceLine, ReferenceTransaction } from '../fixtures/gal-reference.ts';

const SEQUENCES = 10_000;
const REQUESTORS = ['NORTH/PO1', 'NORTH/PO2'];
const ALIASES = ['Ann', 'ANN', 'Bo', 'bo', 'Cy', 'Dée'];
const PLACES = ['PCM:NORTH/PO1/', 'PCM:north/po1/', 'PCM:NORTH/PO2/', 'SNADS:NORTH/PO1/', 'SMTP:'];
const VALUES = [null, null, 'Tel/1', 'Tel/2'];
const CODES = ['A', 'A', 'A', 'A', 'D', 'M', 'M', 'M', 'R', 'T', 'again'] as const;

interface Message extends GalMessageText {
  readonly transactions: readonly ReferenceTransaction[];
}

/** Every four bytes are a transaction; some begin a message, some of these a cycle. */
function messagesFrom(bytes: Uint8Array): Message[] {
  const messages: {
    message: Omit<Message, 'text' | 'transactions'>;
    transactions: ReferenceTransaction[];
  }[] = [];
  let cycle = 1;
  for (let at = 0; at + 3 < bytes.length; at += 4) {
    const [one = 0, two = 0, three = 0, four = 0] = bytes.subarray(at, at + 4);
    if (messages.length === 0 || one % 8 === 0) {
      const isReply = two % 2 === 1;
      const requestor = REQUESTORS[three % 2] ?? '';
      cycle += four % 3 === 0 && messages.length > 0 ? 1 : 0;
      const supplier = isReply ? GAL_SERVER : requestor;
      messages.push({
        message: { role: isReply ? 'reply' : 'request', cycle, supplier, requestor },
        transactions: [],
      });
    }
    const { transactions } = messages.at(-1) ?? { transactions: [] as ReferenceTransaction[] };
    const code = CODES[(one >> 3) % CODES.length] ?? 'A';
    const line = lineFrom(two, three);
    const last = transactions.at(-1);
    if (code === 'again' && last !== undefined) transactions.push(last);
    if (code === 'again') continue;
    transactions.push({
      code,
      line,
      second: code === 'M' && four % 4 !== 0 ? lineFrom(two >> 2, four >> 2) : null,
      values: 'RT'.includes(code) ? null : (VALUES[four % VALUES.length] ?? null),
    });
  }
  return messages.map(({ message, transactions }) => ({
    ...message,
    transactions,
    text: transactions.map(printed).join('\r\n'),
  }));
}

function lineFrom(place: number, alias: number): ReferenceLine {
  const prefix = PLACES[place % PLACES.length] ?? '';
  const list = listKey(listOf(prefix.split(':')[0] ?? '', prefix.slice(prefix.indexOf(':') + 1)));
  return {
    name: ALIASES[alias % ALIASES.length] ?? '',
    list,
    address: `${prefix.slice(prefix.indexOf(':') + 1)}BOX${(alias >> 4) % 2}`,
  };
}

function printed({ code, line, second, values }: ReferenceTransaction): string {
  const type = line.list.split(':')[0] ?? '';
  if (code === 'R' || code === 'T') return `${code} ${line.list.includes(':') ? line.list : `${type}:`}`;
  const text = (letter: string, one: ReferenceLine): string =>
    `${letter} ${one.name}\t${one.list.split(':')[0] ?? ''}:${one.address}`;
  return [
    text(code, line),
    ...(second === null ? [] : [text(' ', second)]),
    ...(values === null ? [] : [`- ${values}`]),
  ].join('\r\n');
}

type Snapshots = ReadonlyMap<number, readonly string[]>;

/** The lists after each cycle, by the reference. Requests come before replies, the rest stays as it is. */
function referenceOf(messages: readonly Message[], view: PointOfView) {
  const isServer = view.kind === 'server';
  const entries = new Map<string, ReferenceEntry>();
  const settled = new Set<string>();
  const effects: string[] = [];
  const snapshots = new Map<number, readonly string[]>();
  for (const cycle of new Set(messages.map((message) => message.cycle ?? 0))) {
    for (const role of ['request', 'reply'] as const)
      for (const requestor of REQUESTORS) {
        if (view.kind === 'requestor' && view.requestor !== requestor) continue;
        const own = messages.filter(
          (one) => one.cycle === cycle && one.role === role && one.requestor === requestor,
        );
        for (const { transactions } of own)
          if (!isServer) importInto(entries, transactions, (effect) => effects.push(effect));
          else if (role === 'request') takeRequest(entries, settled, transactions);
          else believeReply(entries, settled, transactions);
      }
    const texts = [...entries.values()].map(({ line, values }) => saying(line, values));
    snapshots.set(cycle, texts.sort());
  }
  return { snapshots, effects: effects.sort() };
}

function saying({ name, list, address }: ReferenceLine, values: string | null): string {
  return [list, name, address, values ?? 'none'].join(' | ');
}

function snapshotsOf(data: GalData, folded: FoldedList, cycles: Iterable<number>): Snapshots {
  return new Map(
    [...cycles].map((cycle) => {
      const step = lastStepOf(folded, cycle);
      const there = Array.from({ length: folded.versions }, (_, version) => version).filter((version) =>
        isThere(folded, version, step),
      );
      return [cycle, there.map((version) => textOf(data, folded, version)).sort()];
    }),
  );
}

/** One text is compared much faster than ten thousand maps of lists. */
function printedLists(snapshots: Snapshots): string {
  return [...snapshots].map(([cycle, entries]) => [`Cycle ${cycle}`, ...entries].join('\n')).join('\n');
}

function textOf({ dictionary }: GalData, folded: FoldedList, version: number): string {
  const entry = folded.entry[version] ?? NONE;
  const { name, address } = dictionary.line(folded.line[version] ?? NONE);
  const [templates] = dictionary.templates(folded.values[version] ?? NONE);
  const list = dictionary.lists[dictionary.listOfEntry[entry] ?? NONE];
  const values = templates === undefined ? null : `${templates.prompt}/${templates.value}`;
  return saying({ name, address, list: list === undefined ? '' : listKey(list) }, values);
}

const bytes = (most: number): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength: 4, maxLength: most, size: 'max' });

describe('a folded list', () => {
  test(
    `is what a simple reference makes of ${SEQUENCES} random exchanges, at every cycle`,
    { timeout: 60_000 },
    () => {
      const check = (given: Uint8Array): void => {
        const messages = messagesFrom(given);
        const data = galOf(messages);
        for (const { view } of data.plan.views) {
          const folded = data.folded(view);
          const reference = referenceOf(messages, view);
          if (folded === null) throw new Error('no such view');
          const { snapshots } = reference;
          expect(printedLists(snapshotsOf(data, folded, snapshots.keys()))).toBe(printedLists(snapshots));
          // Of replies in the server's list the reference knows what is left, not what came of each transaction.
          if (view.kind !== 'requestor') continue;
          const effects = toldEffects(data, view).map(({ effect }) => effect);
          expect(effects.sort().join(' ')).toBe(reference.effects.join(' '));
        }
      };
      fc.assert(fc.property(bytes(140), check), { numRuns: SEQUENCES });
    },
  );

  test('tells of one entry the same as folding everything does', () => {
    const check = (given: Uint8Array): void => {
      const data = galOf(messagesFrom(given));
      for (const { view } of data.plan.views) {
        const folded = data.folded(view);
        if (folded === null) throw new Error('no such view');
        const effects = effectsByEntry(data, view);
        for (const entry of data.dictionary.listOfEntry.keys()) {
          const { items } = historyOf(data, view, entry);
          const told = items.map(({ message, index, effect }) => `${message.id} ${index} ${effect}`);
          expect(told).toEqual(expect.arrayContaining(effects.get(entry) ?? []));
          const now = Array.from({ length: folded.versions }, (_, version) => version).find(
            (version) => folded.entry[version] === entry && folded.to[version] === STILL_THERE,
          );
          const last = now !== undefined ? items.at(-1)?.after : null;
          expect(last).toEqual(now !== undefined ? valuesOf(data, folded, now) : null);
        }
      }
    };
    fc.assert(fc.property(bytes(64), check), { numRuns: 200 });
  });
});

/** "3 1 added": effects by entry that a whole fold tells of. */
function effectsByEntry(data: GalData, view: PointOfView): ReadonlyMap<number, string[]> {
  const { messages } = data.folded(view) ?? { messages: [] };
  const effects = new Map<number, string[]>();
  const tell = (entry: number, text: string): void => {
    if (entry !== NONE) effects.set(entry, [...(effects.get(entry) ?? []), text]);
  };
  for (const { step, row, effect } of toldEffects(data, view)) {
    const id = messages[step]?.message.id ?? NONE;
    const columns = data.columns(id);
    const [entry, newEntry] = [columns?.entry[row] ?? NONE, columns?.newEntry[row] ?? NONE];
    const text = `${id} ${columns?.index[row] ?? NONE} ${effect}`;
    tell(entry, text);
    if (newEntry !== entry) tell(newEntry, text);
  }
  return effects;
}
