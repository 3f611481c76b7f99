import { useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../ui/button.tsx';
import { ExportDialog } from './export-dialog.tsx';
import type { Exported } from './export-dialog.tsx';

interface ExportMenuProps extends Omit<Exported, 'viewId'> {
  /** Null while there is no list. */
  readonly viewId: number | null;
}

/** The button that writes what a list, a diff or a comparison shows to a file. */
export function ExportMenu({ viewId, ...shown }: ExportMenuProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const isNothing = viewId === null || shown.total === 0;
  return (
    <>
      <Button
        size="small"
        aria-haspopup="dialog"
        disabled={isNothing}
        title={isNothing ? 'Nothing is shown that could be exported' : undefined}
        onClick={() => setOpen(true)}
      >
        Export…
      </Button>
      {isOpen && viewId !== null && (
        <ExportDialog {...shown} viewId={viewId} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
