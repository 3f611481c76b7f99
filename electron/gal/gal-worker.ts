/** The thread of the address list: carries out calls one after the other, but for those that go through files. */
import { parentPort, workerData } from 'node:worker_threads';
import { createHandlers } from './handlers.ts';
import type { GalCall, GalCallName, GalCalls, GalQuestion, GalReply, GalStart } from './protocol.ts';
import { createGalStore } from './store/create-store.ts';

type Answers = {
  [Name in GalCallName]: (
    args: GalCalls[Name]['args'],
  ) => GalCalls[Name]['value'] | Promise<GalCalls[Name]['value']>;
};

/** Who waits for the list asks at once when it is there. */
const IDLE_MS = 100;

const port = parentPort;
if (port === null) throw new Error('this runs in a worker thread only');
const { location, limits, anew, idsAfter } = workerData as GalStart;
const store = createGalStore(location, limits, anew);
const handlers = createHandlers(store, limits, idsAfter);

const nothing = (act: () => void): null => {
  act();
  return null;
};
const answers: Answers = {
  missing: (wanted) => store.missing(wanted),
  begin: (message) => nothing(() => store.begin(message)),
  add: ({ message, batch }) => store.add(message, batch),
  end: ({ message, unread }) => nothing(() => store.end(message, unread)),
  drop: ({ message }) => nothing(() => store.drop(message)),
  finish: ({ wanted, plan }) => {
    handlers.forgetViews();
    return store.finish(wanted, plan);
  },
  ask: ({ name, args }) => handlers.answer(name, args),
};

/** They go through files in steps: what is asked in between is answered in between. */
const BESIDE: readonly GalQuestion[] = ['gal.importFile', 'gal.export'];

function isBeside({ name, args }: GalCall): boolean {
  return name === 'ask' && BESIDE.includes((args as GalCalls['ask']['args']).name);
}

async function carryOut({ call, name, args }: GalCall): Promise<void> {
  // The protocol pairs names and arguments.
  const answer = answers[name] as (given: unknown) => GalReply['value'] | Promise<GalReply['value']>;
  port?.postMessage({ call, value: await answer(args) } satisfies GalReply);
}

let last = Promise.resolve();
let calls = 0;

/** Nobody may be waiting: then the first who looks at the list does not have to, either. */
function prepareWhenIdle(): void {
  const before = calls;
  setTimeout(() => {
    if (calls === before) last = last.then(handlers.prepare);
  }, IDLE_MS);
}

port.on('message', (call: GalCall) => {
  calls += 1;
  // What goes wrong here ends the thread: its owner says so and starts another.
  last = last.then(async () => {
    const done = carryOut(call);
    if (!isBeside(call)) await done;
    if (call.name === 'finish') prepareWhenIdle();
  });
});
