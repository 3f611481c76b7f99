/** The ways to retry, in the words that menus and the dialog use. */
import type { RetryVariant } from '../../shared/contract/retry.ts';

export const AS_USUAL: RetryVariant = { decoder: 'safe', oneProcessor: false, deadlineFactor: 1 };

/** How much longer "longer deadline" is. */
export const LONGER = 10;

export interface NamedVariant {
  readonly label: string;
  readonly explanation: string;
  readonly variant: RetryVariant;
}

export const VARIANTS: readonly NamedVariant[] = [
  {
    label: 'As usual',
    explanation: 'The safe decoder, as many workers as the settings allow.',
    variant: AS_USUAL,
  },
  {
    label: 'One processor only',
    explanation: 'One message at a time, alone in the pool: tells a race from damaged data.',
    variant: { ...AS_USUAL, oneProcessor: true },
  },
  {
    label: `Longer deadline (×${LONGER})`,
    explanation: 'For messages that are large or slow, but alive. The stall threshold stays as it is.',
    variant: { ...AS_USUAL, deadlineFactor: LONGER },
  },
  {
    label: 'Second decoder',
    explanation: 'Another implementation: if both fail alike, the data is damaged, not the decoder.',
    variant: { ...AS_USUAL, decoder: 'second' },
  },
];
