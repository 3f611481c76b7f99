/** Sizes of the panes around the list of entries, in CSS pixels (remembered). */
import { create } from 'zustand';
import { isNumber, recall, remember } from '../../ui/remembered.ts';

export const PANES = {
  treeWidth: { min: 120, max: 480, first: 216 },
  cardWidth: { min: 280, max: 720, first: 380 },
  cardHeight: { min: 120, max: 640, first: 264 },
} as const;
export type Pane = keyof typeof PANES;

const KEYS: Readonly<Record<Pane, string>> = {
  treeWidth: 'gal-tree-width',
  cardWidth: 'gal-card-width',
  cardHeight: 'gal-card-height',
};

export const usePaneSizes = create<Readonly<Record<Pane, number>>>(() => ({
  treeWidth: recall(KEYS.treeWidth, isNumber, PANES.treeWidth.first),
  cardWidth: recall(KEYS.cardWidth, isNumber, PANES.cardWidth.first),
  cardHeight: recall(KEYS.cardHeight, isNumber, PANES.cardHeight.first),
}));

export function setPaneSize(pane: Pane, wanted: number): void {
  const { min, max } = PANES[pane];
  const size = Math.round(Math.min(max, Math.max(min, wanted)));
  remember(KEYS[pane], size);
  usePaneSizes.setState({ [pane]: size });
}
