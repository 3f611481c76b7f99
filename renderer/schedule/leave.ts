/** The way back: out of the editor to the lane, then from the flag that is shown to the whole board. */
import type { KeyboardEvent } from 'react';
import { choosePostOffice, useSchedule } from './schedule-store.ts';

/** The focus goes first: it must not fall to the page when the editor vanishes. */
export function closeEditor(): void {
  document.querySelector<HTMLElement>('.lane-label[tabindex="0"]')?.focus();
  choosePostOffice(null);
}

export function leaveOnEscape(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  const { chosen, flag } = useSchedule.getState();
  const isAtFlags = event.target instanceof Element && event.target.closest('.schedule-flags') !== null;
  if (flag !== null && (isAtFlags || chosen === null)) useSchedule.setState({ flag: null });
  else if (chosen !== null) closeEditor();
  else return;
  event.preventDefault();
}
