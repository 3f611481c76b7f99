import type { ReactElement } from 'react';
import { chooseAndOpen } from '../queue/queue-store.ts';
import { Button } from '../ui/button.tsx';

/** Nothing of what was opened is of DirSync: what to open instead. */
export function Foreign(): ReactElement {
  return (
    <section aria-label="What to open" className="foreign">
      <p>
        A DirSync message is sent from or to a <span className="mono">$SYSTEM</span> mailbox, or its subject
        tells sync numbers (<span className="mono">ReqTx R=…</span>, <span className="mono">SrvTx R=…</span>).
        Open the folder that holds the outgoing queue of the interchange or the mail of $SYSTEM, and with it
        the logs of both ends: DIRSYNC.LOG, DISPATCH.LOG, the event log.
      </p>
      <p>
        <Button size="small" onClick={() => void chooseAndOpen('directory')}>
          Open folder…
        </Button>
      </p>
    </section>
  );
}
