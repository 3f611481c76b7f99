/** Size of the card beside or below the list of entries, in CSS pixels (remembered). */
import { create } from 'zustand';
import { isNumber, recall, remember } from '../ui/remembered.ts';

export const CARD_SIZES = {
  width: { min: 320, max: 960, first: 520 },
  height: { min: 120, max: 640, first: 280 },
} as const;
type Side = keyof typeof CARD_SIZES;

const KEYS: Readonly<Record<Side, string>> = {
  width: 'catalogue-card-width',
  height: 'catalogue-card-height',
};

export const useCardSizes = create<Readonly<Record<Side, number>>>(() => ({
  width: recall(KEYS.width, isNumber, CARD_SIZES.width.first),
  height: recall(KEYS.height, isNumber, CARD_SIZES.height.first),
}));

export function setCardSize(side: Side, wanted: number): void {
  const { min, max } = CARD_SIZES[side];
  const size = Math.round(Math.min(max, Math.max(min, wanted)));
  remember(KEYS[side], size);
  useCardSizes.setState({ [side]: size });
}
