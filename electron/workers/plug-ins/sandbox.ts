/**
 * A JavaScript engine of its own, compiled to WebAssembly. What runs in it has the language and nothing else: no file, no
 * network, no process, no clock, no import. It reaches nothing of ours, for nothing of ours is put into it but bytes.
 */
import { newQuickJSWASMModuleFromVariant, newVariant } from 'quickjs-emscripten-core';
import type { CustomizeVariantOptions } from 'quickjs-emscripten-core';
import variant from '@jitl/quickjs-singlefile-mjs-release-sync';
import { startGuest } from './start-guest.ts';
import type { Bounds, Guest } from './start-guest.ts';

export interface Sandbox {
  /** @throws PlugInFault */
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
