/** Answers `gal.check`: what is odd in a list at a cycle. */
import type { GalCheckQuery } from '../../../shared/contract/gal.ts';
import type { CheckRow, OpenedCheck } from '../../../shared/contract/gal-values.ts';
import type { CheckedEntry } from '../../../shared/gal/checks/check.ts';
import { findGhosts, tellGhost } from '../../../shared/gal/checks/ghost.ts';
import type { Ghosts } from '../../../shared/gal/checks/ghost.ts';
import { runChecks, TELL } from '../../../shared/gal/checks/run-checks.ts';
import type { Findings } from '../../../shared/gal/checks/run-checks.ts';
import { counted } from '../../../shared/format/count.ts';
import { NONE } from '../../../shared/gal/columns.ts';
import type { FoldedList } from '../../../shared/gal/columns.ts';
import { CHECK_KINDS } from '../../../shared/gal/model.ts';
import { unknownCycles } from '../../../shared/gal/causes/unknown-cycles.ts';
import type { CheckKind, PointOfView } from '../../../shared/gal/model.ts';
import { isThere, lastStepOf } from '../../../shared/gal/versions.ts';
import type { GalData } from '../data.ts';
import { entryRow } from './list.ts';
import { byRank } from './order.ts';
import { refusalsOf, tellRefusal } from './refusals.ts';
import type { Refusal } from './refusals.ts';
import { listOfEntry } from './values.ts';

type RequestorView = Extract<PointOfView, { kind: 'requestor' }>;

/** Entries of one finding that are shown. */
const ENTRIES_SHOWN = 20;

/** All that was found in a list at a cycle, whichever kinds are asked for. */
interface CheckedList {
  readonly opened: Omit<OpenedCheck, 'viewId' | 'total'>;
  readonly folded: FoldedList;
  readonly findings: Findings;
  readonly refusals: ReadonlyMap<number, Refusal>;
  readonly ghosts: Ghosts;
  /** Evidence of ghosts is in the server's list; null when there is none. */
  readonly server: FoldedList | null;
}

/** Checks that were opened; pages are cut from them. */
export interface CheckView extends CheckedList {
  readonly opened: Omit<OpenedCheck, 'viewId'>;
  /** Findings that are shown, in their order. */
  readonly rows: Int32Array;
}

/** The list that is looked at: kind after kind is asked for, and all are found at once. */
const keptChecks = new WeakMap<
  FoldedList,
  { readonly cycle: number | null; readonly checked: CheckedList }
>();

/** Null when there is no such list. */
export function openCheck(data: GalData, query: GalCheckQuery): CheckView | null {
  const folded = data.folded(query.view);
  if (folded === null) return null;
  const { cycle, kinds } = query;
  const kept = keptChecks.get(folded);
  const checked = kept?.cycle === cycle ? kept.checked : checkList(data, query, folded);
  keptChecks.set(folded, { cycle, checked });
  const { findings } = checked;
  const rows: number[] = [];
  for (let finding = 0; finding < findings.total; finding++) {
    if (kinds.length === 0 || kinds.includes(findings.kindOf(finding))) rows.push(finding);
  }
  return { ...checked, opened: { ...checked.opened, total: rows.length }, rows: Int32Array.from(rows) };
}

function checkList(data: GalData, query: GalCheckQuery, folded: FoldedList): CheckedList {
  const step = lastStepOf(folded, query.cycle);
  const versions = versionsAt(data, folded, step);
  const placeOf = placesOf(versions, folded.versions);
  const { view } = query;
  const server = view.kind === 'requestor' ? data.folded({ kind: 'server', server: view.server }) : null;
  const ghosts: Ghosts =
    server === null || view.kind !== 'requestor'
      ? new Map()
      : ghostsOf(data, { folded, step }, server, { view, cycle: query.cycle });
  const refusals = refusalsOf(data, view, folded, step);
  const inRank = (rank: Int32Array): Int32Array =>
    byRank(versions, folded.line, rank).map((version) => placeOf[version] ?? NONE);
  const findings = runChecks({
    entries: Array.from(versions, (version) => checkedEntry(data, folded, version)),
    byName: inRank(data.dictionary.rankByName),
    byAddress: inRank(data.dictionary.rankByAddress),
    registered: data.plan.registered,
    taken: versions.filter((version) => refusals.has(folded.entry[version] ?? NONE)),
    ghosts: [...ghosts.keys()],
  });
  const opened = {
    counts: countsOf(findings, data, server),
    checked: versions.length,
    partly: partlyOf(data, folded, server),
    unchecked: uncheckedOf(data, query, folded, server),
  };
  return { opened, folded, findings, refusals, ghosts, server };
}

export function pageOfCheck(
  data: GalData,
  view: CheckView,
  offset: number,
  limit: number,
): readonly CheckRow[] {
  return Array.from(view.rows.subarray(offset, offset + limit), (finding) => checkRow(data, view, finding));
}

/** In the order of their lines: texts are read one after the other then, not here and there. */
function versionsAt({ dictionary }: GalData, folded: FoldedList, step: number): Int32Array {
  const there = new Int32Array(dictionary.rankByName.length).fill(NONE);
  for (let version = 0; version < folded.versions; version++) {
    if (isThere(folded, version, step)) there[folded.line[version] ?? 0] = version;
  }
  return there.filter((version) => version !== NONE);
}

function placesOf(versions: Int32Array, count: number): Int32Array {
  const places = new Int32Array(count).fill(NONE);
  versions.forEach((version, place) => (places[version] = place));
  return places;
}

function checkedEntry(data: GalData, folded: FoldedList, version: number): CheckedEntry {
  const { name, addressType, address } = data.dictionary.line(folded.line[version] ?? NONE);
  return { version, list: listOfEntry(data, folded.entry[version] ?? NONE), name, addressType, address };
}

function ghostsOf(
  data: GalData,
  list: { readonly folded: FoldedList; readonly step: number },
  server: FoldedList,
  { view, cycle }: { readonly view: RequestorView; readonly cycle: number | null },
): Ghosts {
  const unknown = unknownCycles(data.plan, view).filter((one) => cycle === null || one <= cycle);
  return findGhosts({
    list,
    requestor: view.requestor,
    unknown,
    server: { folded: server, step: lastStepOf(server, cycle) },
    listOfEntry: data.dictionary.listOfEntry,
    lists: data.dictionary.lists,
    columnsOf: data.columns,
  });
}

/** Of what was not checked there is no number. */
function countsOf({ counts }: Findings, { plan }: GalData, server: FoldedList | null): OpenedCheck['counts'] {
  return {
    ...counts,
    ...(plan.registered.length === 0 ? { unregistered: null } : {}),
    ...(server === null ? { ghost: null } : {}),
  };
}

/** A list that is cut off is in part unknown to every check, one that a missing message may replace to that for ghosts. */
function partlyOf({ plan }: GalData, { cut }: FoldedList, server: FoldedList | null): readonly CheckKind[] {
  if (cut !== null) return CHECK_KINDS;
  return server !== null && plan.holes.length > 0 ? ['ghost'] : [];
}

function uncheckedOf(
  { plan }: GalData,
  { view }: GalCheckQuery,
  { cut, messages }: FoldedList,
  server: FoldedList | null,
): readonly string[] {
  const sentences: string[] = [];
  if (plan.registered.length === 0)
    sentences.push('Post offices were not checked: no message, log or listing names a server or requestor.');
  if (view.kind === 'loose')
    sentences.push('Ghosts were not looked for: these messages belong to no exchange with a server.');
  else if (view.kind === 'server')
    sentences.push(
      'Ghosts were not looked for in the list of the server: it is put together from what it was told and told others, and what it has removed itself is not known.',
    );
  else if (server === null)
    sentences.push('Ghosts were not looked for: nothing of the list of the server is known.');
  else if (plan.holes.length > 0)
    sentences.push(
      `Ghosts of lists that ${counted(plan.holes.length, 'message')} may replace were not looked for: ${plan.holes.length === 1 ? 'it is' : 'they are'} missing in the lists.`,
    );
  if (cut !== null)
    sentences.push(
      `What ${messages[cut.step]?.message.file ?? 'a message'} and later messages tell was not checked: there are more transactions than are kept.`,
    );
  return sentences;
}

function checkRow(data: GalData, view: CheckView, finding: number): CheckRow {
  const { folded, findings } = view;
  const kind = findings.kindOf(finding);
  const versions = findings.versionsOf(finding);
  const shown = versions.subarray(0, ENTRIES_SHOWN);
  const entries = Array.from(shown, (version) => checkedEntry(data, folded, version));
  return {
    kind,
    text: tell(data, view, kind, entries, versions.length),
    entries: Array.from(shown, (version) => entryRow(data, folded, version)),
    entriesTotal: versions.length,
  };
}

function tell(
  data: GalData,
  { folded, refusals, ghosts, server }: CheckView,
  kind: CheckKind,
  entries: readonly CheckedEntry[],
  total: number,
): string {
  const [first] = entries;
  if (kind === 'alias-taken') {
    const refusal = refusals.get(folded.entry[first?.version ?? NONE] ?? NONE);
    return refusal === undefined ? '' : tellRefusal(data, folded, first?.name ?? '', refusal);
  }
  if (kind !== 'ghost') return TELL[kind](entries, total);
  const outlived = ghosts.get(entries[0]?.version ?? NONE);
  return server === null || outlived === undefined ? '' : tellGhost(entries[0], outlived, server);
}
