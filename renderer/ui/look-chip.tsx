import type { ReactElement } from 'react';
import { CountChip } from './count-chip.tsx';
import { Mark } from './mark.tsx';
import type { StateLook } from './state-look.ts';

interface LookChipProps {
  readonly look: StateLook;
  readonly pressed: boolean;
  readonly number: number;
  /** What is counted, for who hears it: "3 changes". */
  readonly counted: string;
  readonly onPress: () => void;
}

/** Narrows a list to what looks so, and says how much that is. */
export function LookChip({ look, counted, ...chip }: LookChipProps): ReactElement {
  return (
    <CountChip title={`${counted}. ${look.meaning}`} {...chip}>
      <Mark look={look} />
      {look.word}
    </CountChip>
  );
}
