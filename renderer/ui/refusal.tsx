import type { ReactElement, ReactNode } from 'react';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { Icon } from './icon.tsx';
import './empty.css';

/** A refused request in place of what it should have shown. */
export function RefusalNote({
  refusal,
  children,
}: {
  readonly refusal: Refusal;
  readonly children?: ReactNode;
}): ReactElement {
  return (
    <div className="refusal" role="alert">
      <Icon name="warning" />
      <div>
        <p className="selectable">{refusal.text}</p>
        <p className="quiet selectable">{refusal.nextStep}</p>
        {children}
      </div>
    </div>
  );
}

/** Why there is nothing here, and what to do. */
export function Empty({
  text,
  children,
}: {
  readonly text: string;
  readonly children?: ReactNode;
}): ReactElement {
  return (
    <div className="empty">
      <p>{text}</p>
      {children !== undefined && <div className="quiet">{children}</div>}
    </div>
  );
}
