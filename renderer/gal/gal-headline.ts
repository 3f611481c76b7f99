/** The first line of the address list: how large it is, when, and what is missing in it. Pure. */
import type { GalOverview, TreeNode } from '../../shared/contract/gal-values.ts';
import type { Hole, PointOfView } from '../../shared/gal/model.ts';
import { count, counted } from '../../shared/format/count.ts';
import { holesText } from './holes.ts';

interface Shown {
  readonly overview: GalOverview | null;
  readonly view: PointOfView | null;
  readonly cycle: number | null;
  readonly tree: readonly TreeNode[] | null;
  /** Messages that are missing in this list at this cycle. */
  readonly holes: readonly Hole[];
}

/** In parts, as the second one is a way to what it counts: messages that are missing, or transactions. */
export interface Headline {
  readonly text: string;
  readonly missing: string | null;
}

export function galHeadline(shown: Shown): Headline {
  const { overview, view, tree } = shown;
  if (overview === null) return alone('The address list is being asked for.');
  if (overview.generation === 0 || view === null) {
    const isEmpty = overview.status.kind === 'empty';
    return { text: withoutList(overview), missing: isEmpty ? missingText(overview, shown.holes) : null };
  }
  if (tree === null) return alone('The address list is being worked out.');
  const text = `${counted(entriesIn(tree), 'entry', 'entries')}${ofPostOffices(tree)}${after(shown)}${known(shown)}`;
  return { text, missing: missingText(overview, shown.holes) };
}

function alone(text: string): Headline {
  return { text, missing: null };
}

function withoutList({ status }: GalOverview): string {
  switch (status.kind) {
    case 'waiting':
      return 'The queue is being read; the address list is worked out after that.';
    case 'reading':
      return `Transactions are being read: ${count(status.done)} of ${counted(status.total, 'message')}.`;
    case 'ready':
      return 'The address list is being worked out.';
    case 'empty':
      return 'There is no address list: no transactions were found';
    case 'cancelled':
      return `Not read: cancelled after ${count(status.done)} of ${counted(status.total, 'message')}.`;
    case 'failed':
      return 'The address list could not be worked out.';
  }
}

/** Above the comparison, which says itself what is compared: how much there is to compare. */
export function compareLine(overview: GalOverview): Headline {
  const lists = counted(overview.views.length, 'list');
  const text = `${lists} of this queue can be compared, with one another or with a file`;
  return { text, missing: missingText(overview, overview.holes) };
}

function missingText({ unread }: GalOverview, holes: readonly Hole[]): string | null {
  if (holes.length > 0) return holesText(holes);
  return unread > 0 ? `${counted(unread, 'transaction')} could not be read` : null;
}

export function entriesIn(tree: readonly TreeNode[]): number {
  return tree.reduce((sum, { entries }) => sum + entries, 0);
}

/** A post office may be there with several address types. */
export function postOfficesIn(tree: readonly TreeNode[]): number {
  const names = new Set<string>();
  const visit = ({ branch, entries, children }: TreeNode): void => {
    if (branch.postOffice !== null && entries > 0) names.add(`${branch.network ?? ''}/${branch.postOffice}`);
    children.forEach(visit);
  };
  tree.forEach(visit);
  return names.size;
}

function ofPostOffices(tree: readonly TreeNode[]): string {
  const number = postOfficesIn(tree);
  return number === 0 ? '' : ` of ${counted(number, 'post office')}`;
}

/** Without a request nobody has told the server's list itself. */
function known({ overview, view }: Shown): string {
  const requests = overview?.views.find((one) => one.view === view)?.requests ?? 0;
  return view?.kind === 'server' && requests === 0 ? ', as far as replies tell' : '';
}

function after({ overview, view, cycle }: Shown): string {
  const summary = overview?.views.find((one) => one.view === view);
  const shown = cycle ?? summary?.lastCycle ?? null;
  if (shown === null) return '';
  return view?.kind === 'loose' ? ` after message ${count(shown)}` : ` after cycle ${count(shown)}`;
}
