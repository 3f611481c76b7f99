/**
 * The story that a sample queue tells (Q140946): an Exchange server answers the requestors of a large organisation
 * once a day, with packed attachments, and some of them ask for the whole address list.
 */
import { postOfficeName } from '../../shared/dirsync/address.ts';
import { createPostOffices, createUpdater } from './directory.ts';
import type { PostOffice } from './directory.ts';
import { BACKUP_AFTER_CYCLE, createFaultCalendar, faultPlan } from './faults.ts';
import { createCycleLog } from './logs/cycle-log.ts';
import type { CycleLog } from './logs/cycle-log.ts';
import { countLogFiles, LOGGED_CYCLES, logFiles } from './logs/files.ts';
import type { SampleOptions } from './options.ts';
import { createRandom } from './random.ts';
import { createRequestors, hasForeign, partyOf } from './requestors.ts';
import { sendReplies } from './send-replies.ts';
import { isRegisteredAnew, sendLateRequests, sendRequests } from './send-requests.ts';
import { backUp, createServer, registerAnew, restoreBackup } from './server.ts';
import type { Scene, Stage, StoryFile } from './stage.ts';
import { takeReplies } from './take-replies.ts';
import { createStamper, dayOf, MINUTE } from './times.ts';

/** What the server had merged before the sample begins, beside the entries that are still there. */
const PAST_CHANGES = 12_000;
const FIRST_NUMBER = 0x0001_2a00;
const FILES_OF_NO_MESSAGE = 2;

/** How many files `tellStory` yields. */
export function countFiles(options: SampleOptions): number {
  const others = options.isSound === true ? 0 : FILES_OF_NO_MESSAGE;
  return others + countMessages(options) + countLogFiles(options.requestors);
}

/**
 * Yields the files in the order of their creation. Memory does not grow with the number of cycles.
 * @returns the post offices with the people that are there in the end
 */
export function* tellStory(options: SampleOptions): Generator<StoryFile, readonly PostOffice[]> {
  const stage = setStage(options);
  const logged: CycleLog[] = [];
  for (let cycle = 1; cycle <= options.cycles; cycle++) {
    const scene = { cycle, day: dayOf(cycle), isLast: cycle === options.cycles, log: createCycleLog() };
    yield* tellCycle(stage, scene);
    logged.push(scene.log);
    if (logged.length > LOGGED_CYCLES) logged.shift();
  }
  yield* otherFiles(stage, dayOf(options.cycles + 1), logged);
  return stage.server.offices;
}

function countMessages({ requestors, cycles, faults }: SampleOptions): number {
  const all = createRequestors(createPostOffices(requestors, 0, hasForeign(requestors)), 0);
  const messages = all.map(
    ({ role, registeredIn }) => Math.max(0, cycles - registeredIn + 1) * (role === 'foreign' ? 2 : 3),
  );
  // Nobody answers a late request by itself; a skipped cycle has no message at all.
  const missing = (faults.includes('late-request') ? 1 : 0) + (faults.includes('skipped-cycle') ? 3 : 0);
  return messages.reduce((sum, count) => sum + count, -missing);
}

function setStage(options: SampleOptions): Stage {
  const random = createRandom(options.seed);
  const offices = createPostOffices(options.requestors, options.users, hasForeign(options.requestors));
  const serverOffice = offices[0] as PostOffice;
  // Each entry and each list took one position when the server first merged them, each later change one more.
  const highest = options.users + offices.length + PAST_CHANGES;
  const requestors = createRequestors(offices, highest);
  const plan = faultPlan(options);
  const carriers = new Set(plan.map(({ requestor }) => requestor).filter((name) => name !== null));
  return {
    requestors,
    server: createServer(offices, requestors, highest),
    serverOffice,
    serverName: postOfficeName(serverOffice),
    serverParty: partyOf(serverOffice, '$SYSTEM', 'IMCEAMS'),
    hasFault: createFaultCalendar(plan),
    carriers,
    isFaulty: plan.length > 0,
    isSound: options.isSound === true,
    witness: requestors.find(({ role, name }) => role !== 'foreign' && !carriers.has(name)) ?? null,
    random,
    drawUpdates: createUpdater(options.users, random),
    stamp: createStamper(FIRST_NUMBER, random),
    late: [],
  };
}

function* tellCycle(stage: Stage, scene: Scene): Generator<StoryFile> {
  const { server, hasFault, requestors } = stage;
  const { cycle } = scene;
  if (hasFault('server-restored', cycle)) restoreBackup(server);
  for (const { name } of requestors) {
    if (isRegisteredAnew(stage, cycle, name)) registerAnew(server, name);
  }
  const requests = yield* sendRequests(stage, scene);
  const replies = yield* sendReplies(stage, scene, [...stage.late, ...requests]);
  takeReplies(stage, scene, replies);
  stage.late = yield* sendLateRequests(stage, scene);
  if (cycle === BACKUP_AFTER_CYCLE) backUp(server);
}

/** What else lies about in a queue directory: the logs, and two files that are no message in spite of their names. */
function* otherFiles(stage: Stage, endMs: number, cycles: readonly CycleLog[]): Generator<StoryFile> {
  const { random, server, requestors, isFaulty, isSound } = stage;
  const mtimeMs = endMs - MINUTE;
  if (!isSound) {
    yield { path: 'outbound/00000BAD.eml', mtimeMs, content: random.bytes(4_096) };
    yield { path: 'outbound/0000E3F0.eml', mtimeMs, content: new Uint8Array(0) };
  }
  for (const { name, lines } of logFiles({ cycles, server, requestors, isTorn: isFaulty, endMs })) {
    const content = Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'latin1');
    yield { path: `logs/${name}`, mtimeMs, content };
  }
}
