/** What is typed into the search field. It is applied after a pause in typing, unless the filter changes before that. */
import { create } from 'zustand';

const TYPING_PAUSE_MS = 250;

export const useTypedText = create<{ readonly text: string }>(() => ({ text: '' }));

let pending: ReturnType<typeof setTimeout> | undefined;

export function typeText(text: string, apply: () => void): void {
  settleText(text);
  pending = setTimeout(apply, TYPING_PAUSE_MS);
}

/** The field shows this text; what was typed before is not applied any more. */
export function settleText(text: string): void {
  clearTimeout(pending);
  useTypedText.setState({ text });
}
