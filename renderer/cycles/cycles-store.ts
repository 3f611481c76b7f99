/** Where the user is in the matrix of cycles. */
import { create } from 'zustand';
import type { Exchange } from '../sync/exchange.ts';
import { lookInto } from '../sync/sync-store.ts';

/** By name and number, not by place: rows are ordered anew and columns are added. */
export interface CyclePlace extends Exchange {
  /** Null is the requestor as a whole. */
  readonly cycle: number | null;
}

interface CyclesState {
  /** The cell the keyboard is at. */
  readonly active: CyclePlace | null;
  /** The cycle that is looked into; null shows all cycles of the requestor. */
  readonly cycle: number | null;
  /** Server whose runs are the columns; undefined takes the one with the most requestors. */
  readonly server: string | null | undefined;
}

const START: CyclesState = { active: null, cycle: null, server: undefined };

export const useCycles = create<CyclesState>(() => START);

export function moveTo(active: CyclePlace): void {
  useCycles.setState({ active });
}

export function choosePlace(place: CyclePlace): void {
  useCycles.setState({ active: place, cycle: place.cycle });
  lookInto(place);
}

export function showServer(server: string | null): void {
  useCycles.setState({ server, active: null });
}

export function resetCycles(): void {
  useCycles.setState(START);
}
