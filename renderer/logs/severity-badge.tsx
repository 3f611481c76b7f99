import type { ReactElement } from 'react';
import type { LogRow } from '../../shared/contract/logs.ts';
import { LookBadge } from '../ui/look-badge.tsx';
import type { StateLook } from '../ui/state-look.ts';
import { UNREADABLE_LOOK, severityLook } from './severity-look.ts';

/** Shape, colour and word of a line. A line that has no severity and was read has none of the three. */
export function SeverityBadge({ row }: { readonly row: LogRow }): ReactElement {
  const look = lookOf(row);
  if (look === null) return <span className="quiet">–</span>;
  return <LookBadge look={look} title={row.problem ?? look.meaning} />;
}

function lookOf({ severity, problem }: LogRow): StateLook | null {
  // The severity of a line of which only a part was read stands; that something is missing is said in its card.
  if (severity !== null) return severityLook(severity);
  return problem === null ? null : UNREADABLE_LOOK;
}
