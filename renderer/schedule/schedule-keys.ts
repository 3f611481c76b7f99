/** Many lanes and days, one stop each for the Tab key: arrows go from one to the next. Pure. */

const STEPS: Readonly<Record<string, 'previous' | 'next' | 'back' | 'on' | 'first' | 'last'>> = {
  ArrowUp: 'previous',
  ArrowLeft: 'previous',
  ArrowDown: 'next',
  ArrowRight: 'next',
  PageUp: 'back',
  PageDown: 'on',
  Home: 'first',
  End: 'last',
};

/** @returns where a key leads to among `total` places, null when it leads nowhere else */
export function placeAfterKey(
  key: string,
  { at, total, page }: { readonly at: number; readonly total: number; readonly page: number },
): number | null {
  const step = STEPS[key];
  if (step === undefined || total === 0) return null;
  const to = { previous: at - 1, next: at + 1, back: at - page, on: at + page, first: 0, last: total - 1 }[
    step
  ];
  const within = Math.min(total - 1, Math.max(0, to));
  return within === at ? null : within;
}
