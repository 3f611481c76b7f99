/** What points of view are called. Pure. */
import type { PointOfView } from '../../shared/gal/model.ts';
import type { ViewSummary } from '../../shared/contract/gal-values.ts';

/** "Server CENTRAL/PO1", "NORTH/PO1". A requestor that changed its server has a list with each. */
export function viewName(summary: ViewSummary, all: readonly ViewSummary[]): string {
  const { view, name } = summary;
  switch (view.kind) {
    case 'server':
      return `Server ${name}`;
    case 'loose':
      return name;
    case 'requestor': {
      const isTwice = all.some(
        (other) =>
          other !== summary && other.view.kind === 'requestor' && other.view.requestor === view.requestor,
      );
      return isTwice ? `${name} with ${view.server ?? 'an unknown server'}` : name;
    }
  }
}

const MEANINGS: Readonly<Record<PointOfView['kind'], string>> = {
  server: 'The list as the server has it: what all requests told it.',
  requestor: 'The list as this requestor has it: its own updates, and what the server sent it.',
  loose: 'Messages and files that belong to no exchange, in the order of their times.',
};

export function viewMeaning(kind: PointOfView['kind']): string {
  return MEANINGS[kind];
}
