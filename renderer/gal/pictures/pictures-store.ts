/** The numbers of the pictures, of the point of view that is shown. */
import { create } from 'zustand';
import type { GalPictures } from '../../../shared/contract/gal-values.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import { ask } from '../../api.ts';
import { useQueue } from '../../queue/queue-store.ts';
import { coalesce } from '../../ui/coalesce.ts';
import { hasList, shownView, useGal, viewKey } from '../gal-store.ts';

interface PicturesState {
  /** Null until they came. */
  readonly pictures: GalPictures | null;
  /** Whose they are, and in which queue. */
  readonly of: string | null;
  readonly refusal: Refusal | null;
}

const NOTHING: PicturesState = { pictures: null, of: null, refusal: null };

export const usePictures = create<PicturesState>(() => NOTHING);

export const refreshPictures = coalesce(fetchPictures);

/** Tells apart whose list of which queue is shown. */
export function keyOfShown(state: Parameters<typeof shownView>[0]): string {
  const view = shownView(state);
  return `${useQueue.getState().epoch} ${view === null ? '' : viewKey(view)}`;
}

async function fetchPictures(): Promise<void> {
  const state = useGal.getState();
  const of = keyOfShown(state);
  const view = shownView(state);
  if (view === null || !hasList(state)) return usePictures.setState(NOTHING);
  const answer = await ask('gal.pictures', { view });
  if (keyOfShown(useGal.getState()) !== of) return;
  if (answer.ok) usePictures.setState({ pictures: answer.value, of, refusal: null });
  else usePictures.setState({ ...NOTHING, refusal: answer.error });
}
