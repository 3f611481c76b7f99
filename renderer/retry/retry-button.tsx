import type { ReactElement } from 'react';
import { Button } from '../ui/button.tsx';
import { MenuButton } from '../ui/menu.tsx';
import { retry } from './retry-store.ts';
import { VARIANTS } from './variants.ts';

interface RetryButtonProps {
  readonly id: number;
  readonly file: string;
}

/** Retry of one message, and the other ways to retry it. */
export function RetryButton({ id, file }: RetryButtonProps): ReactElement {
  return (
    <span className="button-pair">
      <Button size="small" aria-description={file} onClick={() => void retry({ kind: 'ids', ids: [id] })}>
        Retry
      </Button>
      <MenuButton
        label="Other ways to retry"
        size="icon"
        items={VARIANTS.slice(1).map(({ label, variant }) => ({
          label,
          run: () => void retry({ kind: 'ids', ids: [id] }, variant),
        }))}
      />
    </span>
  );
}
