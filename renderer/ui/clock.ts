/** The time that relative times are told from. One timer for the window, so that all of them change together. */
import { create } from 'zustand';

const STEP_MS = 15_000;

export const useClock = create<{ readonly nowMs: number }>(() => ({ nowMs: Date.now() }));

export function startClock(): () => void {
  const timer = setInterval(() => useClock.setState({ nowMs: Date.now() }), STEP_MS);
  return () => clearInterval(timer);
}
