/** Height of what stands under the list of lines, in CSS pixels (remembered). */
import { create } from 'zustand';
import { isNumber, recall, remember } from '../ui/remembered.ts';

export const CARD_LIMITS = { min: 96, max: 640 } as const;

const KEY = 'log-card-height';

export const useCardHeight = create<{ readonly height: number }>(() => ({
  height: recall(KEY, isNumber, 240),
}));

export function setCardHeight(wanted: number): void {
  const height = Math.round(Math.min(CARD_LIMITS.max, Math.max(CARD_LIMITS.min, wanted)));
  remember(KEY, height);
  useCardHeight.setState({ height });
}
