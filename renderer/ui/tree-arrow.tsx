import type { ReactElement } from 'react';
import './tree-arrow.css';

interface TreeArrowProps {
  /** Null where nothing is below: an empty place, so that names stand in line. */
  readonly isOpen: boolean | null;
  readonly onToggle: () => void;
}

/** Opens and closes a row of a tree by the pointer; keys do it on the tree itself. */
export function TreeArrow({ isOpen, onToggle }: TreeArrowProps): ReactElement {
  return (
    <span
      className="tree-arrow"
      data-open={isOpen}
      onClick={(event) => {
        event.stopPropagation();
        if (isOpen !== null) onToggle();
      }}
    />
  );
}
