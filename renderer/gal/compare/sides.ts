/** The two lists that are compared: each from a point of view at a cycle, or from a file. */
import type { GalSide } from '../../../shared/contract/gal.ts';
import type { GalOverview, ImportedFile, ViewSummary } from '../../../shared/contract/gal-values.ts';
import type { PointOfView } from '../../../shared/gal/model.ts';

export type ReadFile = Extract<ImportedFile, { readonly kind: 'imported' }>;

export type Side =
  | { readonly kind: 'view'; readonly view: PointOfView; readonly cycle: number | null }
  | { readonly kind: 'file'; readonly file: ReadFile };

export const SIDE_NAMES = ['left', 'right'] as const;
export type SideName = (typeof SIDE_NAMES)[number];

/** Null where there is nothing to compare with yet. */
export type Sides = Readonly<Record<SideName, Side | null>>;

/** What was chosen; where nothing was, the server's list against the first requestor's. */
export function sidesToCompare(chosen: Sides, views: readonly ViewSummary[]): Sides {
  const list = (kind: PointOfView['kind']): Side | null => {
    const found = views.find(({ view, messages }) => view.kind === kind && messages > 0);
    return found === undefined ? null : { kind: 'view', view: found.view, cycle: null };
  };
  return {
    left: chosen.left ?? list('server') ?? list('requestor') ?? list('loose'),
    right: chosen.right ?? list('requestor'),
  };
}

export function toGalSide(side: Side): GalSide {
  return side.kind === 'file' ? { kind: 'file', fileId: side.file.fileId } : side;
}

/** A text for each point of view, so that it can be the value of a choice. */
export function viewKey(view: PointOfView): string {
  if (view.kind === 'loose') return view.kind;
  // A line break is in no name.
  return [view.kind, view.kind === 'requestor' ? view.requestor : '', view.server ?? ''].join('\n');
}

export function summaryOf(view: PointOfView, views: readonly ViewSummary[]): ViewSummary | null {
  const key = viewKey(view);
  return views.find((known) => viewKey(known.view) === key) ?? null;
}

/** As it is called within a sentence; `other` stands on the other side. */
export function sideName(side: Side, other: Side | null, views: readonly ViewSummary[]): string {
  if (side.kind === 'file') return side.file.name;
  const isTwice = other?.kind === 'view' && viewKey(other.view) === viewKey(side.view);
  const cycle = side.cycle === null ? 'the latest cycle' : `cycle ${side.cycle}`;
  return isTwice ? `${listName(side.view, views)} after ${cycle}` : listName(side.view, views);
}

function listName(view: PointOfView, views: readonly ViewSummary[]): string {
  if (view.kind === 'loose') return 'the loose messages';
  if (view.kind === 'requestor') return `the list of ${view.requestor}`;
  const servers = views.filter((known) => known.view.kind === 'server');
  const name = summaryOf(view, views)?.name;
  return servers.length > 1 && name !== undefined ? `the list of the server ${name}` : 'the server’s list';
}

/** Why a side says nothing that could be compared, and what to do; null when it does. */
export function emptySide(
  side: Side,
  overview: Pick<GalOverview, 'views'>,
): { readonly text: string; readonly nextStep: string } | null {
  if (side.kind === 'file') {
    if (side.file.entries > 0) return null;
    return {
      text: `No entry was found in ${side.file.name}.`,
      nextStep:
        side.file.problemsTotal > 0
          ? 'What could not be read in it is listed above. Choose another file, or mend this one.'
          : 'It can be read, but holds nothing with an address. Choose another file.',
    };
  }
  const summary = summaryOf(side.view, overview.views);
  if (summary !== null && summary.messages > 0) return null;
  const name = summary?.name ?? (side.view.kind === 'requestor' ? side.view.requestor : 'this list');
  return {
    text: `No readable message of ${name} was found in this queue, so its list is not known.`,
    nextStep: 'Choose another list, or a file with its entries.',
  };
}

/** A cycle as it is typed: null is the latest, and one that the list does not have is unknown. */
export function typedCycle(
  text: string,
  { firstCycle, lastCycle }: Pick<ViewSummary, 'firstCycle' | 'lastCycle'>,
): number | null | 'unknown' {
  const typed = text.trim();
  if (typed === '') return null;
  const cycle = /^\d{1,8}$/u.test(typed) ? Number(typed) : Number.NaN;
  const isKnown = cycle >= (firstCycle ?? 1) && cycle <= (lastCycle ?? 0);
  return isKnown ? cycle : 'unknown';
}
