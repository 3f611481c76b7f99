/** The address list in the `inspect` document and in a few lines for the terminal. */
import { counted } from '../../shared/format/count.ts';
import type { GalPart } from './gal-part.ts';

/** Post offices that the summary names; the document names all. */
const LISTS_SHOWN = 12;

export function galEntry(part: GalPart): object {
  const { view, cycle, entries, postOffices, lists, holes, unread, basis, problem, exported, exportProblem } =
    part;
  return {
    entries,
    postOffices,
    holes: holes.filter(({ why }) => why !== 'absent').map(({ message }) => message.file),
    absent: holes.filter(({ why }) => why === 'absent').map(({ reason }) => reason),
    lists,
    view: view?.view.kind ?? null,
    server: view?.view.kind === 'loose' ? null : (view?.view.server ?? null),
    requestor: view?.view.kind === 'requestor' ? view.view.requestor : null,
    cycle,
    unread,
    basis,
    problem,
    exported,
    exportProblem,
  };
}

export function galLines({
  view,
  cycle,
  entries,
  lists,
  holes,
  unread,
  problem,
  exported,
}: GalPart): string[] {
  if (problem !== null) return ['', problem];
  if (view === null || entries === null)
    return ['', 'No message with transactions: there is no address list.'];
  const isLoose = view.view.kind === 'loose';
  const whose = isLoose ? `of ${view.name}` : `as ${view.name} has it`;
  const when = cycle === null ? '' : ` after ${isLoose ? 'message' : 'cycle'} ${cycle}`;
  const found = Object.entries(lists).sort((one, other) => other[1] - one[1]);
  const lines = [
    '',
    `The address list ${whose}${when}: ${counted(entries, 'entry', 'entries')} in ${counted(found.length, 'list')}.`,
    ...found
      .slice(0, LISTS_SHOWN)
      .map(([label, count]) => `  ${label.padEnd(24)}${String(count).padStart(8)}`),
  ];
  if (found.length > LISTS_SHOWN) lines.push(`  and ${counted(found.length - LISTS_SHOWN, 'smaller list')}`);
  if (unread > 0) lines.push(`  ${counted(unread, 'transaction')} could not be read and count as nothing.`);
  if (holes.length > 0) lines.push(`  ${counted(holes.length, 'message is', 'messages are')} missing in it:`);
  for (const { message, reason } of holes) lines.push(`    ${message.file}`, `      ${reason}`);
  return [...lines, ...exportLines(exported)];
}

function exportLines(exported: GalPart['exported']): string[] {
  if (exported === null) return [];
  const { path, entries, notes } = exported;
  return [
    '',
    `${counted(entries, 'entry', 'entries')} written to ${path}`,
    ...notes.map((note) => `  ${note}`),
  ];
}
