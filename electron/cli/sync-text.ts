/** Cycles, ledger and logs in a few lines for the terminal. */
import { counted } from '../../shared/format/count.ts';
import type { Summary } from '../../shared/contract/queue.ts';
import { CYCLE_STATES } from '../../shared/cycles/model.ts';
import type { SyncPicture } from '../engine/sync-picture.ts';

export function syncLines({ cycles, ledger }: SyncPicture): string[] {
  const { requestors, servers } = cycles;
  if (requestors.length === 0) return ['', 'No DirSync message of a known requestor: no cycle can be told.'];
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
  lines.push('', ledger.causes.length === 0 ? 'The ledger found no breach.' : 'The ledger found:');
  for (const { breach, requestors: concerned } of ledger.causes) {
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
