/**
 * What is chosen in a list. Messages are chosen by id, so a choice survives new rows; places serve the keyboard only.
 * Pure: ranges come in as ids, because the rows between two places may not be on this side.
 */
import type { MessageId } from '../../shared/model.ts';

export interface Place {
  readonly index: number;
  readonly id: MessageId;
}

export interface Selection {
  readonly ids: ReadonlySet<MessageId>;
  /** The row that the keyboard and the detail pane are at. */
  readonly active: Place | null;
  /** Where a range starts. */
  readonly anchor: Place | null;
}

export const NOTHING_SELECTED: Selection = { ids: new Set(), active: null, anchor: null };

export function selectOnly(place: Place): Selection {
  return { ids: new Set([place.id]), active: place, anchor: place };
}

/** Moves the keyboard without choosing. */
export function activate(selection: Selection, place: Place): Selection {
  return { ...selection, active: place, anchor: place };
}

export function toggle(selection: Selection, place: Place): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(place.id)) ids.add(place.id);
  return { ids, active: place, anchor: place };
}

/** `ids` are those of the rows from the anchor to `place`, both included. */
export function selectRange(selection: Selection, place: Place, ids: readonly MessageId[]): Selection {
  return { ids: new Set(ids), active: place, anchor: selection.anchor ?? place };
}

export function selectAll(selection: Selection, ids: readonly MessageId[]): Selection {
  return { ...selection, ids: new Set(ids) };
}

/** Chooses nothing; the keyboard stays. */
export function unselect(selection: Selection): Selection {
  return selection.ids.size === 0 ? selection : { ...selection, ids: new Set() };
}

/** `shown` are the rows of the list: what left it is not chosen any more. */
export function keepShown(selection: Selection, shown: readonly MessageId[]): Selection {
  return { ...selection, ids: new Set(shown.filter((id) => selection.ids.has(id))) };
}

/** After the order changed: the same messages, the keyboard at the new place of its row (null when it is gone). */
export function relocate(selection: Selection, index: number | null): Selection {
  if (selection.active === null) return selection;
  const place = index === null ? null : { index, id: selection.active.id };
  return { ...selection, active: place, anchor: place };
}
