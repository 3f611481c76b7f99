import { Fragment } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { showDialog } from './shell-store.ts';
import { SHORTCUT_LIST } from './shortcuts.ts';

export function ShortcutsDialog(): ReactElement {
  return (
    <Dialog
      title="Keyboard shortcuts"
      onClose={() => showDialog(null)}
      footer={
        <Button weight="primary" onClick={() => showDialog(null)}>
          Close
        </Button>
      }
    >
      {SHORTCUT_LIST.map(({ title, shortcuts }) => (
        <section key={title} className="shortcuts">
          <h3>{title}</h3>
          <dl className="facts">
            {shortcuts.map(({ keys, does }) => (
              <Fragment key={keys}>
                <dt>{keys}</dt>
                <dd>{does}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
