/**
 * Entries that should have gone when their list was replaced. An R says that a list holds what follows it and nothing
 * else; where a later message does not tell of the entry, and the R came before nothing that put it there, it is a
 * ghost. What an R that cannot be read would have swept is not known, and not claimed.
 */
import { NONE } from '../columns.ts';
import type { FoldedList, TransactionColumns } from '../columns.ts';
import { forEachVersion } from '../compare.ts';
import type { ListAt } from '../compare.ts';
import type { MessageId } from '../../model.ts';
import { listLabel } from '../identity.ts';
import { CODE } from '../import-rules.ts';
import { versionsByEnd } from '../versions-by-end.ts';
import { cycleOfStep } from '../versions.ts';
import type { CheckedEntry } from './check.ts';

export interface GhostFacts {
  /** The list that is checked. */
  readonly list: ListAt;
  /** The server's own list, and its last step that counts. */
  readonly server: ListAt;
  readonly listOfEntry: Int32Array;
  columnsOf(message: MessageId): TransactionColumns | null;
}

/** The R that an entry outlived: a row of the columns of a step of the server's list. */
export interface OutlivedReplacement {
  readonly step: number;
  readonly row: number;
}

export type Ghosts = ReadonlyMap<number, OutlivedReplacement>;

/** By version of the checked list. */
export function findGhosts(facts: GhostFacts): Ghosts {
  const { list, server } = facts;
  const ghosts = new Map<number, OutlivedReplacement>();
  const told = readServer(facts);
  if (!told.hasReplacements) return ghosts;
  forEachVersion(list, (version, entry) => {
    const swept = told.sweptAt[entry] ?? NONE;
    const replaced = swept === NONE ? unnamedBy(told, facts, entry) : endOf(server.folded, swept);
    if (replaced === null || (told.lastNamed[entry] ?? NONE) > replaced.step) return;
    // What was told in the cycle of the R or after it may have come from somebody who knew better.
    const since = cycleOfStep(list.folded, list.folded.from[version] ?? 0);
    if (since < cycleOfStep(server.folded, replaced.step)) ghosts.set(version, replaced);
  });
  return ghosts;
}

function endOf({ to, endedBy }: FoldedList, version: number): OutlivedReplacement {
  return { step: to[version] ?? NONE, row: endedBy[version] ?? NONE };
}

/** An R in a reply: the server said what the list holds, to whomever. */
function unnamedBy(told: ServerTold, { listOfEntry }: GhostFacts, entry: number): OutlivedReplacement | null {
  const replaced = told.inReplies.get(listOfEntry[entry] ?? NONE);
  return replaced === undefined || replaced.named.has(entry) ? null : replaced;
}

interface ServerTold {
  hasReplacements: boolean;
  /** By entry: the version that an R has swept from the server's list, if that was its end. */
  readonly sweptAt: Int32Array;
  /** By entry: the last step with an A or M of it. */
  readonly lastNamed: Int32Array;
  /** By list: its last R in a reply. */
  readonly inReplies: Map<number, ReplyReplacement>;
}

interface ReplyReplacement extends OutlivedReplacement {
  /** Entries that the reply names anywhere: what it names before its R may be known, too. */
  readonly named: ReadonlySet<number>;
}

function readServer({ server, listOfEntry, columnsOf }: GhostFacts): ServerTold {
  const byEntry = (): Int32Array => new Int32Array(listOfEntry.length).fill(NONE);
  const told = { hasReplacements: false, sweptAt: byEntry(), lastNamed: byEntry(), inReplies: new Map() };
  const { folded, step: last } = server;
  const ended = versionsByEnd(folded, last);
  let at = 0;
  for (let step = 0; step <= last; step++) {
    const planned = folded.messages[step];
    const columns = planned === undefined ? null : columnsOf(planned.message.id);
    const first = at;
    while (at < ended.length && folded.to[ended[at] ?? 0] === step) at += 1;
    if (columns === null) continue;
    readNames(columns, step, told);
    if (!columns.code.includes(CODE.R)) continue;
    told.hasReplacements = true;
    for (const version of ended.subarray(first, at)) {
      const isSwept = columns.code[folded.endedBy[version] ?? NONE] === CODE.R;
      if (isSwept) told.sweptAt[folded.entry[version] ?? NONE] = version;
    }
    // An unread transaction might name the entry.
    if (planned?.role === 'reply' && isWhole(columns)) readReplacements(columns, step, told);
  }
  return told;
}

function readNames(
  { code, entry, newEntry }: TransactionColumns,
  step: number,
  { lastNamed }: ServerTold,
): void {
  for (let row = 0; row < code.length; row++) {
    if (code[row] !== CODE.A && code[row] !== CODE.M) continue;
    lastNamed[entry[row] ?? NONE] = step;
    const renamed = newEntry[row] ?? NONE;
    if (renamed !== NONE) lastNamed[renamed] = step;
  }
}

/** Transactions that could not be read leave gaps in the numbers of the others. */
function isWhole({ index, part }: TransactionColumns): boolean {
  return index.every((at, row) => {
    const isFirst = row === 0 || part[row] !== part[row - 1];
    return at === (isFirst ? 0 : (index[row - 1] ?? 0) + 1);
  });
}

function readReplacements(columns: TransactionColumns, step: number, { inReplies }: ServerTold): void {
  const named = new Set<number>();
  const replaced = new Map<number, number>();
  columns.code.forEach((code, row) => {
    if (code === CODE.R) replaced.set(columns.list[row] ?? NONE, row);
    for (const entry of [columns.entry[row] ?? NONE, columns.newEntry[row] ?? NONE]) named.add(entry);
  });
  for (const [list, row] of replaced) inReplies.set(list, { step, row, named });
}

/** What proves it, as a sentence. */
export function tellGhost(
  entry: CheckedEntry | undefined,
  { step }: OutlivedReplacement,
  server: FoldedList,
): string {
  const planned = server.messages[step];
  if (entry === undefined || planned === undefined) return '';
  const list = listLabel(entry.list);
  const how =
    planned.role === 'request'
      ? `the request of ${planned.supplier ?? 'an unknown post office'}`
      : 'a reply of the server';
  return `“${entry.name}” outlived an R: in cycle ${planned.cycle ?? 0} ${how} (${planned.message.file}) replaced the list ${list} and did not name it again, and nothing has added it since.`;
}
