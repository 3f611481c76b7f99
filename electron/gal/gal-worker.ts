/** The thread of the address list: carries out calls one after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { createHandlers } from './handlers.ts';
import type { GalCall, GalCallName, GalCalls, GalReply, GalStart } from './protocol.ts';
import { createGalStore } from './store/create-store.ts';

type Answers = {
  [Name in GalCallName]: (
    args: GalCalls[Name]['args'],
  ) => GalCalls[Name]['value'] | Promise<GalCalls[Name]['value']>;
};

const port = parentPort;
if (port === null) throw new Error('this runs in a worker thread only');
const { location, limits, anew } = workerData as GalStart;
const store = createGalStore(location, limits, anew);
const handlers = createHandlers(store, limits);

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

let last = Promise.resolve();
port.on('message', ({ call, name, args }: GalCall) => {
  // What goes wrong here ends the thread: its owner says so and starts another.
  last = last.then(async () => {
    // The protocol pairs names and arguments.
    const answer = answers[name] as (given: unknown) => GalReply['value'] | Promise<GalReply['value']>;
    port.postMessage({ call, value: await answer(args) } satisfies GalReply);
  });
});
