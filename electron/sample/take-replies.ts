/** T3: each requestor processes what came, and builds its address list anew (Q96060). */
import { updatingEntries, UPDATING_MS } from './logs/entries.ts';
import { take } from './protocol.ts';
import type { Reply } from './protocol.ts';
import type { Requestor } from './requestors.ts';
import { activeOf } from './send-requests.ts';
import type { Scene, Stage } from './stage.ts';
import { MISSED_BY, SENDING_WINDOW, T1, T3, turnOffset, UPDATING_WINDOW } from './times.ts';

export function takeReplies(stage: Stage, scene: Scene, replies: readonly Reply[]): void {
  const byRequestor = new Map(replies.map((reply) => [reply.requestor, reply]));
  const galEntries = stage.server.offices.reduce((sum, { people }) => sum + people.length, 0);
  for (const requestor of activeOf(stage, scene)) {
    const isLost = stage.hasFault('lost-acknowledgement', scene.cycle, requestor.name);
    const reply = byRequestor.get(requestor);
    const isTaken = !isLost && reply !== undefined && take(reply) === 'taken';
    if (requestor.role === 'foreign') continue;
    const received = isTaken ? reply.updates.transactions : 0;
    logRun(stage, scene, requestor, isLost ? null : { received, galEntries });
  }
}

function logRun(
  stage: Stage,
  scene: Scene,
  requestor: Requestor,
  done: { readonly received: number; readonly galEntries: number } | null,
): void {
  const atMs = timeOf(stage, scene, requestor);
  const entries = updatingEntries(atMs, done);
  requestor.statusLog = [...requestor.statusLog, ...entries];
  if (requestor === stage.witness) scene.log.witness.push(...entries);
  scene.log.runs.push({
    atMs,
    endMs: atMs + UPDATING_MS,
    postOffice: requestor.name,
    program: 'NSDA -RR',
    outcome: done === null ? 'abnormal' : 'normal',
  });
}

/** A post office that Dispatch could not reach has its T3 when it can. */
function timeOf({ requestors, hasFault }: Stage, { cycle, day }: Scene, { name, turn }: Requestor): number {
  return hasFault('skipped-cycle', cycle, name)
    ? day + T1 + turnOffset(turn, requestors.length, SENDING_WINDOW) + MISSED_BY
    : day + T3 + turnOffset(turn, requestors.length, UPDATING_WINDOW);
}
