/** The first line of the catalogue: how much is in it, and what of it concerns the open queue. */
import { count, counted } from '../../shared/format/count.ts';
import type { Occurrence } from './occurrence.ts';

/**
 * @param occurrence null until it was counted
 * @param logLines in the open queue; null without one
 */
export function catalogueHeadline(
  entries: number,
  occurrence: Occurrence | null,
  logLines: number | null,
): string {
  const all = counted(entries, 'entry', 'entries');
  if (logLines === null) return `${all}: codes, events, reports and exit codes.`;
  if (logLines === 0) return `${all}; there is no log in this queue.`;
  if (occurrence === null) return `${all}; the logs of this queue are being counted.`;
  const { codesLeftOut } = occurrence;
  const unknown = occurrence.unknown.length;
  const seen = seenText(occurrence.lines.size);
  const parts = [
    all,
    seen,
    ...(unknown === 0 ? [] : [`${counted(unknown, 'code')} in them ${unknown === 1 ? 'is' : 'are'} unknown`]),
    ...(codesLeftOut === 0 ? [] : [`${counted(codesLeftOut, 'more code')} were not counted`]),
  ];
  return `${parts.join('; ')}.`;
}

function seenText(here: number): string {
  if (here === 0) return 'none of them occurs in the logs of this queue';
  return `${count(here)} of them ${here === 1 ? 'occurs' : 'occur'} in the logs of this queue`;
}
