/** Cycles, ledger and logs in a few lines for the terminal. */
import { counted } from '../../shared/format/count.ts';
import type { Summary } from '../../shared/contract/queue.ts';
import { CYCLE_STATES } from '../../shared/cycles/model.ts';
import type { CyclePicture } from '../../shared/cycles/model.ts';
import type { Ledgers } from '../../shared/ledger/model.ts';
import type { SyncPicture } from '../engine/sync-picture.ts';

export function syncLines({ cycles, ledger }: SyncPicture): string[] {
  const { servers } = cycles;
  const requestors = cycles.requestors.filter((one) => one.cycles.length > 0);
  const none = ['', 'No DirSync message of a known requestor: no cycle can be told.'];
  if (requestors.length === 0)
    return cycles.requestors.length === 0 ? none : [...none, ...ledgerLines(ledger)];
  return [...cycleLines(requestors, servers), ...ledgerLines(ledger)];
}

function cycleLines(requestors: CyclePicture['requestors'], servers: CyclePicture['servers']): string[] {
  const all = requestors.flatMap((one) => one.cycles);
  const runs = servers.reduce((sum, server) => sum + server.runs.length, 0);
  const states = CYCLE_STATES.map(
    (state) => [state, all.filter((one) => one.state === state).length] as const,
  );
  const lines = [
    '',
    `${counted(runs, 'cycle')} with ${counted(requestors.length, 'requestor')}: ${states
      .filter(([, count]) => count > 0)
      .map(([state, count]) => `${count} ${state}`)
      .join(', ')}`,
  ];
  for (const { requestor, index, state } of all) {
    if (state !== 'complete') lines.push(`  ${state.padEnd(13)} ${requestor}, cycle ${index}`);
  }
  return lines;
}

function ledgerLines({ causes }: Ledgers): string[] {
  const lines = ['', causes.length === 0 ? 'The ledger found no breach.' : 'The ledger found:'];
  for (const { breach, requestors: concerned } of causes) {
    lines.push(
      `  invariant ${breach.invariant}: ${breach.title} (${concerned.join(', ')})`,
      `    ${breach.text}`,
    );
  }
  return lines;
}

export function logsLine({ files, lines }: Summary['logs']): string {
  return files === 0 && lines === 0
    ? 'No log was found.'
    : `${counted(lines, 'log line')}, ${counted(files, 'log')} of their own.`;
}
