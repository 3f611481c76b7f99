/** T2: the server merges the requests and mails each requestor what it lacks (Q96060). */
import { replyMessage } from './exchange.ts';
import { failureEvents, sentEvent } from './logs/events.ts';
import { mailOf } from './logs/mail.ts';
import { serverEntries } from './logs/server-log.ts';
import type { Packing } from './pack.ts';
import type { Reply } from './protocol.ts';
import { activeOf, isAbsent } from './send-requests.ts';
import { answer, beginRun, fullLists, receive } from './server.ts';
import { messageFile } from './stage.ts';
import type { PostedRequest, Scene, Stage, StoryFile } from './stage.ts';
import { MINUTE, SENDING_WINDOW, T2, turnOffset } from './times.ts';

/** Damages that the last replies show, one each, where there are enough of them. */
const DAMAGES: readonly Packing[] = ['truncated-gzip', 'gzip-with-wrong-crc', 'corrupt-gzip', 'szdd'];
/** The server's own changes in the last cycle that a restored backup lacks: more than can be made up for in one day. */
const LOST_CHANGES = 300;

/** Yields the replies and returns those that arrive. */
export function* sendReplies(
  stage: Stage,
  scene: Scene,
  requests: readonly PostedRequest[],
): Generator<StoryFile, readonly Reply[]> {
  const atMs = scene.day + T2;
  const replies = processUpdates(stage, scene, requests);
  const isDamaging = scene.isLast && !stage.isSound;
  const damaged = isDamaging ? damageable(stage, replies).slice(-DAMAGES.length) : [];
  const sent: { reply: Reply; sentAtMs: number }[] = [];
  for (const reply of replies) {
    const { turn, packing } = reply.requestor;
    const envelope = stage.stamp(atMs + turnOffset(turn, stage.requestors.length, SENDING_WINDOW), MINUTE);
    const damage = DAMAGES[damaged.indexOf(reply)];
    const draft = replyMessage(reply, damage ?? packing, stage.serverParty, envelope);
    const mail = mailOf(draft);
    if (damage === undefined) {
      scene.log.sent.push(mail);
      scene.log.events.push(sentEvent(mail));
    } else if (stage.isFaulty) scene.log.events.push(...failureEvents(mail));
    sent.push({ reply, sentAtMs: envelope.sentAtMs });
    yield messageFile('outbound', draft);
  }
  logRun(stage, scene, atMs, sent);
  return replies.filter((reply) => !damaged.includes(reply));
}

function processUpdates(stage: Stage, scene: Scene, requests: readonly PostedRequest[]): Reply[] {
  const { server, serverOffice, drawUpdates, random, hasFault } = stage;
  const lost = hasFault('server-restored', scene.cycle + 1) ? LOST_CHANGES : 0;
  beginRun(server, drawUpdates(serverOffice, 5 + random.below(20) + lost));
  for (const { request, arrivedAtMs, report } of requests) {
    receive(server, request, arrivedAtMs);
    if (report === null) continue;
    scene.log.reports.push({ atMs: scene.day + T2, from: request.requestor.name, entries: report });
  }
  // Of two requests of one requestor the newer one is answered, and with it the older.
  const newest = new Map(requests.map(({ request }) => [request.requestor, request]));
  const lists = requests.some(({ request }) => request.isFullImport) ? fullLists(server) : [];
  return [...newest.values()].map((request) => answer(server, request, lists));
}

function damageable({ carriers }: Stage, replies: readonly Reply[]): readonly Reply[] {
  return replies.filter(
    ({ requestor, isFullImport, updates }) =>
      !isFullImport &&
      requestor.packing !== 'none' &&
      updates.transactions > 0 &&
      !carriers.has(requestor.name),
  );
}

function logRun(
  stage: Stage,
  scene: Scene,
  atMs: number,
  replies: readonly { readonly reply: Reply; readonly sentAtMs: number }[],
): void {
  const missing = activeOf(stage, scene)
    .filter((requestor) => isAbsent(stage, scene, requestor))
    .map(({ name }) => name);
  const endMs = (replies.at(-1)?.sentAtMs ?? atMs) + MINUTE;
  const run = { atMs, endMs, postOffice: stage.serverName, program: 'NSDA -S', outcome: 'normal' } as const;
  scene.log.runs.push(run);
  scene.log.server.push(...serverEntries({ atMs, missing, replies }));
}
