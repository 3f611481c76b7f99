/** The entry whose card is shown. */
import { create } from 'zustand';
import type { EntryCard } from '../../../shared/contract/gal-values.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import type { EntryId, EntryValues } from '../../../shared/gal/model.ts';
import { ask } from '../../api.ts';
import { coalesce } from '../../ui/coalesce.ts';
import { shownView, useGal } from '../gal-store.ts';
import { ownValues } from './card-facts.ts';

interface CardState {
  readonly entry: EntryId | null;
  /** May be of the entry before while the next one is on its way. */
  readonly card: EntryCard | null;
  /** What the entry was when it was seen last, also in a list that does not hold it. */
  readonly seen: EntryValues | null;
  readonly refusal: Refusal | null;
}

const NO_CARD: CardState = { entry: null, card: null, seen: null, refusal: null };

export const useCard = create<CardState>(() => NO_CARD);

export function showCard(entry: EntryId): void {
  if (useCard.getState().entry === entry) return;
  useCard.setState({ entry });
  refreshCard();
}

export function closeCard(): void {
  useCard.setState(NO_CARD);
}

/** Arrow keys held down ask for the entry they end at, not for each on the way. */
export const refreshCard = coalesce(async () => {
  const { entry } = useCard.getState();
  const gal = useGal.getState();
  const view = shownView(gal);
  if (entry === null || view === null) return;
  const answer = await ask('gal.entry', { view, cycle: gal.cycle, entry });
  const now = useGal.getState();
  if (useCard.getState().entry !== entry || shownView(now) !== view || now.cycle !== gal.cycle) return;
  if (answer.ok) {
    const before = useCard.getState();
    const seenBefore = before.card?.entry === entry ? before.seen : null;
    const seen = answer.value.values ?? seenBefore ?? ownValues(answer.value);
    useCard.setState({ card: answer.value, seen, refusal: null });
  } else useCard.setState({ card: null, refusal: answer.error });
});
