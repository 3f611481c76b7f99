/** T1: each requestor mails a status report and a request (Q96060). */
import type { Updates } from './directory.ts';
import { requestMessage, statusReport } from './exchange.ts';
import { SAMPLE_FAULTS } from './faults.ts';
import { firstStatusEntries, sendingEntries } from './logs/entries.ts';
import type { LogEntry } from './logs/entries.ts';
import { receivedEvent, unknownRequestorEvent } from './logs/events.ts';
import { mailOf } from './logs/mail.ts';
import type { MessageDraft } from './message.ts';
import { ask, updatesOf } from './protocol.ts';
import type { Requestor } from './requestors.ts';
import { messageFile } from './stage.ts';
import type { PostedRequest, Scene, Stage, StoryFile } from './stage.ts';
import { LATE_BY, MINUTE, MISSED_BY, SENDING_WINDOW, T1, T2, turnOffset } from './times.ts';

const TRANSIT = 10 * MINUTE;
const SHORT_TRANSIT = MINUTE;
const RUN_MS = MINUTE / 2;
/** On the day after the restore little changes, so that Sync stays below what the requestors hold. */
const CHANGES_AFTER_RESTORE = 200;
/** A requestor with a fault of its own always has changes, so that it shows in R, too. */
const CHANGES_OF_CARRIER = 3;

/** The requests that arrive before T2. */
export function* sendRequests(stage: Stage, scene: Scene): Generator<StoryFile, readonly PostedRequest[]> {
  const posted: PostedRequest[] = [];
  for (const requestor of activeOf(stage, scene)) {
    const atMs = ordinaryTime(stage, scene, requestor);
    if (isAbsent(stage, scene, requestor)) logAbsence(stage, scene, requestor, atMs);
    else posted.push(yield* sendRequest(stage, scene, requestor, atMs));
  }
  return posted;
}

/** The requests that are sent when T2 is long over. */
export function* sendLateRequests(
  stage: Stage,
  scene: Scene,
): Generator<StoryFile, readonly PostedRequest[]> {
  const posted: PostedRequest[] = [];
  for (const requestor of activeOf(stage, scene)) {
    if (!stage.hasFault('late-request', scene.cycle, requestor.name)) continue;
    posted.push(yield* sendRequest(stage, scene, requestor, scene.day + T2 + LATE_BY));
  }
  return posted;
}

/** Those that are registered in a cycle. */
export function activeOf({ requestors }: Stage, { cycle }: Scene): readonly Requestor[] {
  return requestors.filter(({ registeredIn }) => registeredIn <= cycle);
}

/** Whether the server does not hear from it before T2. */
export function isAbsent({ hasFault }: Stage, { cycle }: Scene, { name }: Requestor): boolean {
  return hasFault('late-request', cycle, name) || hasFault('skipped-cycle', cycle, name);
}

/** Whether its registration is deleted and made again in this cycle, in between its report and its request. */
export function isRegisteredAnew({ hasFault }: Stage, cycle: number, name: string): boolean {
  return hasFault('re-registered', cycle, name) && !hasFault('re-registered', cycle - 1, name);
}

function ordinaryTime({ requestors }: Stage, { day }: Scene, { turn }: Requestor): number {
  return day + T1 + turnOffset(turn, requestors.length, SENDING_WINDOW);
}

/** A run of NSDA -RT. A foreign requestor sends no status report. */
function* sendRequest(
  stage: Stage,
  scene: Scene,
  requestor: Requestor,
  atMs: number,
): Generator<StoryFile, PostedRequest> {
  const request = ask(requestor, isImporting(stage, scene, requestor), drawUpdates(stage, scene, requestor));
  // Its report finds nobody, its request a new registration.
  const isUnknown = isRegisteredAnew(stage, scene.cycle, requestor.name);
  let report: readonly LogEntry[] | null = null;
  if (requestor.role !== 'foreign') {
    report = requestor.statusLog.length > 0 ? requestor.statusLog : firstStatusEntries(atMs);
    const envelope = stage.stamp(atMs, isUnknown ? SHORT_TRANSIT : TRANSIT);
    const draft = statusReport(requestor, report, stage.serverParty, envelope);
    logArrival(scene, draft, isUnknown ? requestor : null);
    yield messageFile('inbound', draft);
    logRun(stage, scene, requestor, atMs, updatesOf(request).transactions);
  }
  const { arrivedAtMs, ...envelope } = stage.stamp(atMs, TRANSIT);
  const arrival = isUnknown ? atMs + TRANSIT : arrivedAtMs;
  const draft = requestMessage(request, stage.serverParty, { ...envelope, arrivedAtMs: arrival });
  logArrival(scene, draft, null);
  yield messageFile('inbound', draft);
  return { request, arrivedAtMs: arrival, report: isUnknown ? null : report };
}

/** Asking for everything; also the remedy for a registration that was made anew (Q99961). */
function isImporting({ hasFault }: Stage, { cycle }: Scene, { name, fullImportCycles }: Requestor): boolean {
  const isRemedy = hasFault('re-registered', cycle - 1, name) && !hasFault('re-registered', cycle, name);
  return isRemedy || fullImportCycles.includes(cycle);
}

/** Large organisations change a little every day; beyond a dozen requestors, only some have changes in one cycle. */
function drawUpdates(stage: Stage, scene: Scene, requestor: Requestor): Updates {
  const { random, hasFault } = stage;
  const { cycle } = scene;
  const active = activeOf(stage, scene).length;
  const isQuiet = isImporting(stage, scene, requestor) || !random.chance(Math.min(0.9, 12 / active));
  const drawn = isQuiet ? 0 : 1 + Math.floor((random.below(60) * random.below(60)) / 60);
  if (hasFault('server-restored', cycle)) {
    return stage.drawUpdates(requestor.office, Math.min(drawn, Math.floor(CHANGES_AFTER_RESTORE / active)));
  }
  const least = carriesFault(stage, cycle, requestor.name) ? CHANGES_OF_CARRIER : 0;
  return stage.drawUpdates(requestor.office, Math.max(drawn, least));
}

function carriesFault({ hasFault }: Stage, cycle: number, name: string): boolean {
  return SAMPLE_FAULTS.some((fault) => fault !== 'server-restored' && hasFault(fault, cycle, name));
}

function logArrival({ log }: Scene, draft: MessageDraft, unknown: Requestor | null): void {
  const mail = mailOf(draft);
  log.received.push(mail);
  log.events.push(
    unknown === null ? receivedEvent(mail) : unknownRequestorEvent(mail.arrivedAtMs, unknown.name),
  );
}

function logRun({ witness }: Stage, { log }: Scene, requestor: Requestor, atMs: number, sent: number): void {
  const entries = sendingEntries(atMs, sent);
  requestor.statusLog = entries;
  if (requestor === witness) log.witness.push(...entries);
  const endMs = atMs + RUN_MS;
  log.runs.push({ atMs, endMs, postOffice: requestor.name, program: 'NSDA -RT', outcome: 'normal' });
}

/** Dispatch could not connect; a requestor that takes no part is told of when its run window has passed (Q148718). */
function logAbsence({ hasFault }: Stage, { cycle, log }: Scene, { name }: Requestor, atMs: number): void {
  const run = { postOffice: name, program: 'NSDA -RT' } as const;
  log.runs.push({ ...run, atMs, endMs: atMs, outcome: 'not-connected' });
  if (!hasFault('skipped-cycle', cycle, name)) return;
  log.runs.push({ ...run, atMs: atMs + MISSED_BY, endMs: atMs + MISSED_BY, outcome: 'missed' });
}
