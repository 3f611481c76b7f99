/**
 * Entries that should have gone when their list was replaced. An R says that a list holds what follows it and nothing
 * else; where a later message does not tell of the entry, the R came before nothing that put it there, and the
 * requestor was answered since, it is a ghost. What a missing message would have swept is not known, and not claimed;
 * nor is it of the server's own list, which is put together from what it told others, or of the requestor's own
 * entries, of which nobody knows better.
 */
import { NONE } from '../columns.ts';
import type { FoldedList } from '../columns.ts';
import { forEachVersion } from '../compare.ts';
import type { ListAt } from '../compare.ts';
import { listLabel } from '../identity.ts';
import type { AddressList } from '../model.ts';
import { readServerTold, unnamedBy } from '../server-told.ts';
import type { OutlivedReplacement, ServerSource } from '../server-told.ts';
import { cycleOfStep } from '../versions.ts';
import type { CheckedEntry } from './check.ts';

export interface GhostFacts extends ServerSource {
  /** The list that is checked: that of a requestor. */
  readonly list: ListAt;
  /** "NET/PO" of the requestor. */
  readonly requestor: string;
  readonly lists: readonly AddressList[];
  /** Cycles in which a message of that list is missing. */
  readonly unknown: readonly number[];
}

export type Ghosts = ReadonlyMap<number, OutlivedReplacement>;

/** By version of the checked list. */
export function findGhosts(facts: GhostFacts): Ghosts {
  const { list, server, listOfEntry } = facts;
  const ghosts = new Map<number, OutlivedReplacement>();
  const told = readServerTold(facts);
  if (!told.hasReplacements) return ghosts;
  const answered = lastAnswer(list);
  const unknown = Math.max(0, ...facts.unknown);
  const own = facts.lists.findIndex(({ type, network, postOffice }) => {
    return type === 'PCM' && `${network ?? ''}/${postOffice ?? ''}` === facts.requestor.toUpperCase();
  });
  forEachVersion(list, (version, entry) => {
    if (listOfEntry[entry] === own) return;
    const swept = told.sweptAt[entry] ?? NONE;
    const replaced = swept === NONE ? unnamedBy(told, listOfEntry, entry) : endOf(server.folded, swept);
    if (replaced === null || (told.lastNamed[entry] ?? NONE) > replaced.step) return;
    // What was told in the cycle of the R or after it may have come from somebody who knew better.
    const since = cycleOfStep(list.folded, list.folded.from[version] ?? 0);
    const at = cycleOfStep(server.folded, replaced.step);
    if (since < at && at <= answered && unknown < since) ghosts.set(version, replaced);
  });
  return ghosts;
}

/** Cycle of the last reply that counts in the list: one that only skipped cycles has not been told yet. */
function lastAnswer({ folded, step }: ListAt): number {
  for (let at = step; at >= 0; at--)
    if (folded.messages[at]?.role === 'reply') return cycleOfStep(folded, at);
  return 0;
}

function endOf({ to, endedBy }: FoldedList, version: number): OutlivedReplacement {
  return { step: to[version] ?? NONE, row: endedBy[version] ?? NONE };
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
