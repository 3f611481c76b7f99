import type { FoldSource } from '../../../shared/gal/fold.ts';
import type { PlannedMessage, PointOfView } from '../../../shared/gal/model.ts';
import type { GalData } from '../data.ts';

/** A list worked out once more, to be told what came of its transactions. */
export function foldSource(
  data: GalData,
  view: PointOfView,
  messages: readonly PlannedMessage[],
): FoldSource {
  return {
    view: view.kind,
    messages,
    columnsOf: (id) => data.columns(id),
    listOfEntry: data.dictionary.listOfEntry,
    lists: data.dictionary.lists,
    limit: data.limits.galVersions,
  };
}
