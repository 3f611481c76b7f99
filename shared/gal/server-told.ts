/** What the messages of the server's list say of replaced lists: who was named last, and by whom not. */
import { NONE } from './columns.ts';
import type { TransactionColumns } from './columns.ts';
import type { ListAt } from './compare.ts';
import { CODE } from './import-rules.ts';
import type { MessageId } from '../model.ts';
import { versionsByEnd } from './versions-by-end.ts';
import { isWhole } from './whole-columns.ts';

export interface ServerSource {
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

/** An R in a reply: the server said what the list holds, to whomever. */
export function unnamedBy(
  told: ServerTold,
  listOfEntry: Int32Array,
  entry: number,
): OutlivedReplacement | null {
  const replaced = told.inReplies.get(listOfEntry[entry] ?? NONE);
  return replaced === undefined || replaced.named.has(entry) ? null : replaced;
}

export interface ServerTold {
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

export function readServerTold({ server, listOfEntry, columnsOf }: ServerSource): ServerTold {
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

function readReplacements(columns: TransactionColumns, step: number, { inReplies }: ServerTold): void {
  const named = new Set<number>();
  const replaced = new Map<number, number>();
  columns.code.forEach((code, row) => {
    if (code === CODE.R) replaced.set(columns.list[row] ?? NONE, row);
    for (const entry of [columns.entry[row] ?? NONE, columns.newEntry[row] ?? NONE]) named.add(entry);
  });
  for (const [list, row] of replaced) inReplies.set(list, { step, row, named });
}
