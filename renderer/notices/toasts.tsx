import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { shownName } from '../../shared/format/shown-name.ts';
import { Button, Link } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { closeToast, kindOf, useNotices } from './notices-store.ts';
import type { Toast } from './notices-store.ts';
import './notices.css';

/** Long enough to read it; where it offers something, to think and to reach that, too. */
const SHOWN_MS = { said: 4_000, offer: 15_000, refusal: 30_000 } as const;
/** A pointer that was left over a notice must not keep it over what lies below. */
const POINTED_AT_MS = 60_000;

export function Toasts(): ReactElement {
  const toasts = useNotices((state) => state.toasts);
  return (
    <div className="toasts" role="status" aria-label="Notices">
      {toasts.map((toast) => (
        <ToastNote key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastNote({ toast }: { readonly toast: Toast }): ReactElement {
  const pointedAt = useRef<number | null>(null);
  useEffect(() => {
    const kind = kindOf(toast);
    // What takes long to read stays until it is closed.
    if (toast.remarks.length > 0) return undefined;
    // A toast that is being pointed at must not go away.
    const timer = setInterval(() => {
      const since = pointedAt.current;
      if (since === null || performance.now() - since > POINTED_AT_MS) closeToast(toast.id);
    }, SHOWN_MS[kind]);
    return () => clearInterval(timer);
  }, [toast]);
  return (
    <div
      className="toast"
      data-tone={toast.tone}
      onMouseEnter={() => {
        pointedAt.current = performance.now();
      }}
      onMouseLeave={() => {
        pointedAt.current = null;
      }}
    >
      {toast.tone === 'bad' && <Icon name="warning" />}
      <div className="toast-words">
        <p className="selectable">{shownName(toast.text)}</p>
        {toast.more !== null && <p className="quiet selectable">{shownName(toast.more)}</p>}
        {toast.remarks.length > 0 && (
          <ul className="toast-remarks selectable">
            {toast.remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        )}
        {toast.actions.length > 0 && (
          <p className="toast-actions">
            {toast.actions.map((action) => (
              <Link
                key={action.label}
                onClick={() => {
                  closeToast(toast.id);
                  action.run();
                }}
              >
                {action.label}
              </Link>
            ))}
          </p>
        )}
      </div>
      <Button
        size="icon"
        weight="quiet"
        aria-label="Close notice"
        title="Close"
        onClick={() => closeToast(toast.id)}
      >
        <Icon name="close" />
      </Button>
    </div>
  );
}

export function BannerNote(): ReactElement | null {
  const banner = useNotices((state) => state.banner);
  if (banner === null) return null;
  return (
    <div className="banner" role="alert">
      <Icon name="warning" />
      <p>
        {banner.text} <span className="quiet">{banner.nextStep}</span>
      </p>
      <Button
        size="icon"
        weight="quiet"
        aria-label="Close banner"
        title="Close"
        onClick={() => useNotices.setState({ banner: null })}
      >
        <Icon name="close" />
      </Button>
    </div>
  );
}
