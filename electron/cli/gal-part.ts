/** The address list for `inspect`: chosen, counted, and exported if that was asked for. */
import type { GalQuery } from '../../shared/contract/gal.ts';
import type { GalOverview, GalValues, TreeNode, ViewSummary } from '../../shared/contract/gal-values.ts';
import { listLabel } from '../../shared/gal/identity.ts';
import { isMissingIn } from '../../shared/gal/missing.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Engine } from '../engine/engine.ts';
import type { OpenSession } from '../engine/open-session.ts';
import type { GalOptions } from './gal-options.ts';

export interface GalPart {
  /** Whose list it is; null where there is none. */
  readonly view: ViewSummary | null;
  /** After which it is; null where its messages belong to no cycle. */
  readonly cycle: number | null;
  /** Null when it could not be worked out; `problem` says why. */
  readonly entries: number | null;
  /** Of MS Mail post offices, by "NET/PO". */
  readonly postOffices: Readonly<Record<string, number>>;
  /** Of all lists, by their labels. */
  readonly lists: Readonly<Record<string, number>>;
  /** Messages that this list lacks up to its cycle. */
  readonly holes: GalOverview['holes'];
  readonly unread: number;
  readonly basis: readonly string[];
  /** What went wrong with the list; null when nothing did. */
  readonly problem: string | null;
  readonly exported: GalValues['gal.export'] | null;
  /** Why the file was not written; null when it was, or none was asked for. */
  readonly exportProblem: string | null;
}

/** The error is a sentence: what was asked for does not exist. */
export async function readGal(
  engine: Engine,
  queue: OpenSession,
  options: GalOptions,
): Promise<Result<GalPart, string>> {
  queue.gal.overview();
  await queue.gal.settled();
  const overview = queue.gal.overview();
  const nothing = nothingOf(overview);
  if (overview.status.kind === 'failed') return success({ ...nothing, problem: overview.status.text });
  const chosen = chooseView(overview.views, options);
  if (!chosen.ok) return chosen;
  const { value: view } = chosen;
  if (view === null) return success({ ...nothing, entries: 0 });
  const cycle = options.cycle ?? view.lastCycle;
  const query = queryOf(view, options.cycle);
  const opened = await engine.request('gal.open', { query });
  const tree = await engine.request('gal.tree', query);
  if (!opened.ok) return success({ ...nothing, view, cycle, problem: opened.error.text });
  if (!tree.ok) return success({ ...nothing, view, cycle, problem: tree.error.text });
  return success({
    ...nothing,
    view,
    cycle,
    entries: opened.value.total,
    ...countsOf(tree.value),
    holes: overview.holes.filter(
      (hole) => isMissingIn(hole, view.view) && (cycle === null || (hole.cycle ?? 0) <= cycle),
    ),
    ...(await exportedOf(engine, opened.value.viewId, options)),
  });
}

function nothingOf({ holes, unread, basis }: GalOverview): GalPart {
  return {
    view: null,
    cycle: null,
    entries: null,
    postOffices: {},
    lists: {},
    holes,
    unread,
    basis,
    problem: null,
    exported: null,
    exportProblem: null,
  };
}

/** Null where there is no list at all and none was asked for. */
function chooseView(
  views: readonly ViewSummary[],
  { postOffice, cycle, export: exported }: GalOptions,
): Result<ViewSummary | null, string> {
  const view = postOffice === null ? views[0] : views.find((one) => isOf(one, postOffice));
  if (view === undefined) {
    if (postOffice === null && cycle === null && exported === null) return success(null);
    if (views.length === 0) return failure('The queue holds no message with transactions: there is no list.');
    const names = [...new Set(views.filter(({ view: one }) => one.kind !== 'loose').map(({ name }) => name))];
    const there = names.length === 0 ? 'none of a server or requestor' : `those of ${names.join(', ')}`;
    return failure(`There is no list of ${postOffice}; there are ${there}.`);
  }
  if (cycle === null) return success(view);
  const { name, firstCycle, lastCycle } = view;
  if (firstCycle === null || lastCycle === null)
    return failure(`The list of ${name} has no cycle: leave --gal-at out.`);
  if (cycle >= firstCycle && cycle <= lastCycle) return success(view);
  return failure(
    `There is no cycle ${cycle} in the list of ${name}; there are ${firstCycle} to ${lastCycle}.`,
  );
}

function isOf({ view }: ViewSummary, postOffice: string): boolean {
  if (view.kind === 'loose') return false;
  const name = view.kind === 'server' ? view.server : view.requestor;
  return name?.toUpperCase() === postOffice;
}

function queryOf({ view }: ViewSummary, cycle: number | null): GalQuery {
  const sort = { by: 'name', descending: false } as const;
  return { view, cycle, search: '', branch: null, templates: 'any', sort };
}

function countsOf(tree: readonly TreeNode[]): Pick<GalPart, 'postOffices' | 'lists'> {
  const postOffices: Record<string, number> = {};
  const lists: Record<string, number> = {};
  const visit = ({ branch: { network, postOffice, type }, entries, children }: TreeNode): void => {
    for (const child of children) visit(child);
    if (type === null) return;
    const list = { type, network: network === '' ? null : network, postOffice };
    const label = listLabel(list);
    lists[label] = entries;
    if (type === 'PCM' && postOffice !== null) postOffices[label] = entries;
  };
  for (const node of tree) visit(node);
  return { postOffices, lists };
}

async function exportedOf(
  engine: Engine,
  viewId: number,
  { export: wanted }: GalOptions,
): Promise<Pick<GalPart, 'exported' | 'exportProblem'>> {
  if (wanted === null) return { exported: null, exportProblem: null };
  const written = await engine.request('gal.export', { source: 'list', viewId, rows: null, ...wanted });
  return written.ok
    ? { exported: written.value, exportProblem: null }
    : { exported: null, exportProblem: `${written.error.text} ${written.error.nextStep}` };
}
