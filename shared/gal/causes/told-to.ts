/** What the messages of a requestor's own list name, whether it had an effect there or not. */
import { NONE } from '../columns.ts';
import type { TransactionColumns } from '../columns.ts';
import { isWholeGateway } from '../identity.ts';
import { CODE } from '../import-rules.ts';
import type { MessageId } from '../../model.ts';
import { cycleOfStep } from '../versions.ts';
import type { CauseSource, Past } from './past.ts';

/** A row that names an entry. */
export interface Naming {
  readonly step: number;
  readonly row: number;
  readonly cycle: number;
  readonly code: number;
}

export interface ToldTo {
  /** The last one in a reply; null when none names it. */
  namingOf(entry: number): Naming | null;
  /** The last one in a request of its own. */
  ownNamingOf(entry: number): Naming | null;
  /** Step of its own list that a message is; null for one that is none. */
  stepOf(message: MessageId): number | null;
  /** Cycle of the first reply that replaced the list of the entry, from which on all of it is known; null without one. */
  baseOf(entry: number): number | null;
  /** Whether a reply has named an entry of its type. */
  isTypeSent(entry: number): boolean;
}

/** By entry. */
interface Named {
  readonly step: Int32Array;
  readonly row: Int32Array;
}

interface Read extends Named {
  /** By list. */
  readonly base: Map<number, number>;
  readonly types: Set<string>;
}

export function readToldTo({ folded, step: last }: Past, source: CauseSource): ToldTo {
  const { lists, listOfEntry } = source;
  const column = (): Int32Array => new Int32Array(source.entries).fill(NONE);
  const read: Read = { step: column(), row: column(), base: new Map(), types: new Set() };
  const own: Named = { step: column(), row: column() };
  const steps = new Map<MessageId, number>();
  for (let step = 0; step <= last; step++) {
    const planned = folded.messages[step];
    const columns = planned === undefined ? null : source.columnsOf(planned.message.id);
    if (planned !== undefined) steps.set(planned.message.id, step);
    if (columns === null) continue;
    readNames(planned?.role === 'reply' ? read : own, columns, step);
    if (planned?.role === 'reply') readLists(read, source, columns, cycleOfStep(folded, step));
  }
  const namingIn = ({ step: inSteps, row: rows }: Named, entry: number): Naming | null => {
    const [step, row] = [inSteps[entry] ?? NONE, rows[entry] ?? NONE];
    if (step === NONE) return null;
    const code = source.columnsOf(folded.messages[step]?.message.id ?? NONE)?.code[row] ?? NONE;
    return { step, row, cycle: cycleOfStep(folded, step), code };
  };
  const gateways = gatewaysOf(lists);
  return {
    namingOf: (entry) => namingIn(read, entry),
    ownNamingOf: (entry) => namingIn(own, entry),
    stepOf: (message) => steps.get(message) ?? null,
    baseOf(entry) {
      const list = listOfEntry[entry] ?? NONE;
      const gateway = gateways.get(lists[list]?.type ?? '') ?? NONE;
      const known = [read.base.get(list), read.base.get(gateway)].filter((cycle) => cycle !== undefined);
      return known.length === 0 ? null : Math.min(...known);
    },
    isTypeSent: (entry) => read.types.has(lists[listOfEntry[entry] ?? NONE]?.type ?? ''),
  };
}

function gatewaysOf(lists: CauseSource['lists']): ReadonlyMap<string, number> {
  return new Map(lists.flatMap((list, at) => (isWholeGateway(list) ? [[list.type, at] as const] : [])));
}

function readNames({ step: steps, row: rows }: Named, columns: TransactionColumns, step: number): void {
  for (let row = 0; row < columns.code.length; row++)
    for (const one of [columns.entry[row] ?? NONE, columns.newEntry[row] ?? NONE]) {
      if (one === NONE) continue;
      steps[one] = step;
      rows[one] = row;
    }
}

function readLists(
  { base, types }: Read,
  { lists }: CauseSource,
  { code, list }: TransactionColumns,
  cycle: number,
): void {
  const named = new Set<number>();
  for (let row = 0; row < code.length; row++) {
    const ofList = list[row] ?? NONE;
    if (code[row] === CODE.R && !base.has(ofList)) base.set(ofList, cycle);
    if (code[row] === CODE.A || code[row] === CODE.D || code[row] === CODE.M) named.add(ofList);
  }
  for (const one of named) types.add(lists[one]?.type ?? '');
}
