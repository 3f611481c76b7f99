import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { isNumber, recall, remember } from '../ui/remembered.ts';
import { Splitter } from '../ui/splitter.tsx';

const LIMITS = { min: 120, max: 720 };
const KEY = 'sync-pane-height';
const DEFAULT_HEIGHT = 264;

interface SyncPaneProps {
  readonly label: string;
  readonly title: ReactNode;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Under the list: the chosen requestor or cycle. Its height is the same in both views, and remembered. */
export function SyncPane({ label, title, actions, onClose, children }: SyncPaneProps): ReactElement {
  const [height, setHeight] = useState(() => recall(KEY, isNumber, DEFAULT_HEIGHT));
  function resize(wanted: number): void {
    const next = Math.round(Math.min(LIMITS.max, Math.max(LIMITS.min, wanted)));
    remember(KEY, next);
    setHeight(next);
  }
  return (
    <>
      <div className="sync-edge">
        <Splitter
          label={`Height of: ${label}`}
          orientation="horizontal"
          size={height}
          min={LIMITS.min}
          max={LIMITS.max}
          onResize={resize}
        />
      </div>
      <section
        className="sync-pane"
        aria-label={label}
        style={{ height }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          event.preventDefault();
          onClose();
        }}
      >
        <header className="sync-pane-head">
          <h2>{title}</h2>
          <span className="sync-pane-actions">
            {actions}
            <Button size="icon" weight="quiet" aria-label="Close" title="Close" onClick={onClose}>
              <Icon name="close" />
            </Button>
          </span>
        </header>
        <div className="sync-pane-body" tabIndex={0} role="region" aria-label={`${label}, content`}>
          {children}
        </div>
      </section>
    </>
  );
}
