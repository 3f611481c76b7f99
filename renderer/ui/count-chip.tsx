import type { ReactElement, ReactNode } from 'react';
import { count } from '../../shared/format/count.ts';

interface CountChipProps {
  /** What is narrowed to: a word, with its mark in front where it has one. */
  readonly children: ReactNode;
  readonly title: string;
  readonly number: number;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

/** Narrows a list to something, and says how much that is. */
export function CountChip({ children, title, number, pressed, onPress }: CountChipProps): ReactElement {
  return (
    <button
      type="button"
      className="chip"
      aria-pressed={pressed}
      data-none={number === 0}
      title={title}
      onClick={onPress}
    >
      {children}
      <span className="chip-count" aria-hidden="true">
        {count(number)}
      </span>
    </button>
  );
}
