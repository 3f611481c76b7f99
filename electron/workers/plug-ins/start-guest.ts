import { DefaultIntrinsics } from 'quickjs-emscripten-core';
import type { QuickJSContext, QuickJSWASMModule } from 'quickjs-emscripten-core';
import { errorText } from '../../../shared/error-text.ts';
import { PlugInFault } from './fault.ts';
import type { ModuleText } from './checked.ts';
import { processorAlarm } from './processor-alarm.ts';
import { pieceOf, scriptCalls, textOf } from './script-calls.ts';
import type { Piece, ScriptCalls } from './script-calls.ts';

/** Input goes in by pieces, for each is held twice while it does. */
const INPUT_PIECE_BYTES = 1024 * 1024;

export interface Bounds {
  readonly stackBytes: number;
  /** Time on the processor after which the module is stopped; null leaves that to the watchdog of the worker. */
  readonly answerMs: number | null;
}

/** One state of the engine with one module in it. All but `end` throw PlugInFault. */
export interface Guest {
  /** Evaluates the module; first of all. */
  readonly load: (module: ModuleText) => void;
  readonly about: (key: 'name' | 'description') => string;
  /** Empty for what it does not know. */
  readonly recognise: (head: Uint8Array) => string;
  /** Gives the next piece each time it is called. */
  readonly decode: (input: Uint8Array) => () => Piece;
  /**
   * Gives back what it holds; what is never ended goes with its sandbox.
   * @returns false when it gave way or ran out of memory: nothing more may be asked of this sandbox
   */
  readonly end: () => boolean;
}

/** @throws PlugInFault */
export function startGuest(engine: QuickJSWASMModule, bounds: Bounds): Guest {
  const { guarded, isSound } = createCare();
  const { context, calls, end } = guarded(() => startScript(engine, bounds));
  const ask = (name: 'about' | 'recognise', key?: string): string =>
    calls
      .call(name, key === undefined ? [] : [context.newString(key)])
      .consume((reply) => textOf(context, reply, 'text'));
  return {
    load: ({ file, source }) => guarded(() => calls.take(file, source)),
    about: (key) => guarded(() => ask('about', key)),
    recognise: (head) =>
      guarded(() => {
        giveInput(context, calls, head);
        return ask('recognise');
      }),
    decode: (input) => {
      guarded(() => {
        giveInput(context, calls, input);
        calls.call('begin').dispose();
      });
      return () => guarded(() => calls.call('step').consume((reply) => pieceOf(context, reply)));
    },
    end: () => {
      // It would end itself, and say so on our standard error, over what it has lost track of.
      if (!isSound()) return false;
      try {
        end();
        return true;
      } catch {
        return false;
      }
    },
  };
}

interface Script {
  readonly context: QuickJSContext;
  readonly calls: ScriptCalls;
  readonly end: () => void;
}

function startScript(engine: QuickJSWASMModule, { stackBytes, answerMs }: Bounds): Script {
  const runtime = engine.newRuntime({ maxStackSizeBytes: stackBytes });
  const alarm = answerMs === null ? null : processorAlarm(answerMs);
  if (alarm !== null) runtime.setInterruptHandler(alarm.isDue);
  const context = runtime.newContext({ intrinsics: { ...DefaultIntrinsics, Date: false } });
  const calls = scriptCalls(context, () => alarm?.hasRung() ?? false);
  const end = (): void => {
    calls.end();
    context.dispose();
    runtime.dispose();
  };
  return { context, calls, end };
}

function giveInput(context: QuickJSContext, { call }: ScriptCalls, input: Uint8Array): void {
  call('allot', [context.newNumber(input.length)]).dispose();
  for (let at = 0; at < input.length; at += INPUT_PIECE_BYTES) {
    const { buffer } = new Uint8Array(input.subarray(at, at + INPUT_PIECE_BYTES));
    call('fill', [context.newArrayBuffer(buffer), context.newNumber(at)]).dispose();
  }
}

/** Whether the engine can still be relied on, after all that was done in it. */
function createCare(): {
  readonly guarded: <Value>(act: () => Value) => Value;
  readonly isSound: () => boolean;
} {
  let isSound = true;
  return {
    isSound: () => isSound,
    guarded: (act) => {
      try {
        return act();
      } catch (error) {
        if (error instanceof PlugInFault && error.kind !== 'limit') throw error;
        isSound = false;
        // Otherwise the engine itself gave way, most often because our own stack ended within it.
        throw error instanceof PlugInFault ? error : new PlugInFault('broken', errorText(error));
      }
    },
  };
}
