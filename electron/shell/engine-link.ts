/** The main process's end of the engine: asks, is told, and starts it anew when it ends. */
import { utilityProcess } from 'electron';
import type { UtilityProcess } from 'electron';
import type { Answer, EngineRequestName, Events, EventName } from '../../shared/contract.ts';
import { failure } from '../../shared/result.ts';
import type { EngineCall, EngineMessage } from '../engine-protocol.ts';

/** An engine that ends more often than this within the period is not started again. */
const RESTART_LIMIT = 3;
const RESTART_PERIOD_MS = 60_000;

export interface EngineLink {
  request<Name extends EngineRequestName>(name: Name, args: unknown): Promise<Answer<Name>>;
  /** Ends the process without starting another. */
  end(): void;
}

type Tell = <Name extends EventName>(name: Name, payload: Events[Name]) => void;

export function startEngine(hostFile: string, dataFolder: string, tell: Tell): EngineLink {
  const pending = new Map<number, (answer: Answer<EngineRequestName>) => void>();
  const endedAt: number[] = [];
  let lastCall = 0;
  let ending = false;
  let host: UtilityProcess | null = start();

  function start(): UtilityProcess {
    const started = utilityProcess.fork(hostFile, [dataFolder], { serviceName: 'DirSync engine' });
    started.on('message', (message: EngineMessage) => {
      if (message.kind === 'event') return tell(message.name, message.payload);
      pending.get(message.call)?.(message.answer);
      pending.delete(message.call);
    });
    started.on('exit', onExit);
    return started;
  }
  function onExit(code: number): void {
    host = null;
    for (const answer of pending.values()) answer(engineDown());
    pending.clear();
    if (ending) return;
    const now = Date.now();
    endedAt.push(now);
    const isRunning = endedAt.filter((at) => now - at < RESTART_PERIOD_MS).length <= RESTART_LIMIT;
    if (isRunning) host = start();
    tell('engine.restarted', {
      reason: `The engine ended unexpectedly (exit code ${code}).`,
      running: isRunning,
    });
  }
  return {
    request: <Name extends EngineRequestName>(name: Name, args: unknown) => {
      const target = host;
      if (target === null) return Promise.resolve(engineDown() as Answer<Name>);
      lastCall += 1;
      const call: EngineCall = { call: lastCall, name, args };
      return new Promise<Answer<Name>>((resolve) => {
        // The engine answers a call with the value of its own name.
        pending.set(call.call, (answer) => resolve(answer as Answer<Name>));
        target.postMessage(call);
      });
    },
    end: () => {
      ending = true;
      host?.kill();
    },
  };
}

function engineDown() {
  return failure({
    kind: 'engine-down',
    text: 'The engine is not running.',
    nextStep:
      'Reopen the queue; if that fails, restart the program. Deliveries that were under way are settled then.',
  } as const);
}
