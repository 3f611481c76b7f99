/**
 * A JavaScript engine of its own, compiled to WebAssembly. What runs in it has the language and nothing else: no file, no
 * network, no process, no clock, no import. It reaches nothing of ours, for nothing of ours is put into it but bytes.
 */
import process from 'node:process';
import { DefaultIntrinsics, newQuickJSWASMModuleFromVariant, newVariant } from 'quickjs-emscripten-core';
import type { CustomizeVariantOptions, QuickJSHandle, QuickJSWASMModule } from 'quickjs-emscripten-core';
import variant from '@jitl/quickjs-singlefile-mjs-release-sync';
import { errorText } from '../../../shared/error-text.ts';
import type { PlugInSource } from '../../../shared/formats/plug-in.ts';
import { PlugInFault } from './fault.ts';
import { pieceOf, scriptCalls, textOf } from './script-calls.ts';
import type { Piece } from './script-calls.ts';

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
  readonly load: (module: Pick<PlugInSource, 'file' | 'source'>) => void;
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

export interface Sandbox {
  readonly start: (bounds: Bounds) => Guest;
}

/** Part of the runtime; neither the language nor Node declares it. */
declare const WebAssembly: {
  readonly Memory: new (pages: {
    readonly initial: number;
    readonly maximum: number;
  }) => NonNullable<CustomizeVariantOptions['wasmMemory']>;
};

const PAGE_BYTES = 64 * 1024;
/** What the engine itself is built to begin with. */
const FIRST_PAGES = 256;

/**
 * Takes about 5 ms; the memory is given back when nobody holds it any more.
 * @param memoryBytes all that the engine may have, its own 16 MiB included. The limit that QuickJS has of its own does not
 *   see the bytes of arrays where it is compiled to WebAssembly
 */
export async function createSandbox(memoryBytes: number): Promise<Sandbox> {
  const maximum = Math.max(FIRST_PAGES, Math.floor(memoryBytes / PAGE_BYTES));
  const wasmMemory = new WebAssembly.Memory({ initial: FIRST_PAGES, maximum });
  const engine = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory }));
  return { start: (bounds) => startGuest(engine, bounds) };
}

function startGuest(engine: QuickJSWASMModule, { stackBytes, answerMs }: Bounds): Guest {
  const runtime = engine.newRuntime({ maxStackSizeBytes: stackBytes });
  const alarm = answerMs === null ? null : processorAlarm(answerMs);
  if (alarm !== null) runtime.setInterruptHandler(alarm.isDue);
  const context = runtime.newContext({ intrinsics: { ...DefaultIntrinsics, Date: false } });
  const calls = scriptCalls(context, () => alarm?.hasRung() ?? false);
  let isSound = true;
  const guarded = <Value>(act: () => Value): Value => {
    try {
      return act();
    } catch (error) {
      if (error instanceof PlugInFault && error.kind !== 'limit') throw error;
      isSound = false;
      // Otherwise the engine itself gave way, most often because our own stack ended within it.
      throw error instanceof PlugInFault ? error : new PlugInFault('broken', errorText(error));
    }
  };
  const give = (input: Uint8Array): void => {
    calls.call('allot', [context.newNumber(input.length)]).dispose();
    for (let at = 0; at < input.length; at += INPUT_PIECE_BYTES) {
      const { buffer } = new Uint8Array(input.subarray(at, at + INPUT_PIECE_BYTES));
      calls.call('fill', [context.newArrayBuffer(buffer), context.newNumber(at)]).dispose();
    }
  };
  const ask = (name: 'about' | 'recognise', args?: readonly QuickJSHandle[]): string =>
    calls.call(name, args).consume((reply) => textOf(context, reply, 'text'));
  return {
    load: ({ file, source }) => guarded(() => calls.take(file, source)),
    about: (key) => guarded(() => ask('about', [context.newString(key)])),
    recognise: (head) =>
      guarded(() => {
        give(head);
        return ask('recognise');
      }),
    decode: (input) => {
      guarded(() => {
        give(input);
        calls.call('begin').dispose();
      });
      return () => guarded(() => calls.call('step').consume((reply) => pieceOf(context, reply)));
    },
    end: () => {
      // It would end itself, and say so on our standard error, over what it has lost track of.
      if (!isSound) return false;
      try {
        calls.end();
        context.dispose();
        runtime.dispose();
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** Goes by the time of this thread on the processor: a busy machine does not change what is recognised. */
function processorAlarm(limitMs: number): {
  readonly isDue: () => boolean;
  readonly hasRung: () => boolean;
} {
  const before = process.threadCpuUsage();
  let rung = false;
  return {
    isDue: () => {
      const { user, system } = process.threadCpuUsage(before);
      rung = (user + system) / 1000 >= limitMs;
      return rung;
    },
    hasRung: () => rung,
  };
}
