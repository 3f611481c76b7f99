/** Calls of the functions of the guest script. Every handle into QuickJS is given back here or by who is said to. */
import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';
import { PlugInFault } from './fault.ts';
import type { PlugInFaultKind } from './fault.ts';
import { GUEST_SCRIPT } from './guest.ts';

type ScriptFunction = 'tell' | 'take' | 'about' | 'allot' | 'fill' | 'recognise' | 'begin' | 'step';

export interface ScriptCalls {
  /** Evaluates a module and keeps what it exports. @throws PlugInFault */
  readonly take: (file: string, source: string) => void;
  /** Gives back the arguments; the answer is for the caller to give back. @throws PlugInFault */
  readonly call: (name: ScriptFunction, args?: readonly QuickJSHandle[]) => QuickJSHandle;
  readonly end: () => void;
}

/** A piece of output; null at the end. */
export type Piece = { readonly bytes: Uint8Array; readonly consumed: number } | null;

/** @param wasStopped whether time was up: what is stopped can not say so itself */
export function scriptCalls(context: QuickJSContext, wasStopped: () => boolean): ScriptCalls {
  const script = context.unwrapResult(context.evalCode(GUEST_SCRIPT, 'guest.js'));
  const gaveWay = (): PlugInFault =>
    wasStopped()
      ? new PlugInFault('late', 'it took too long')
      : new PlugInFault('limit', 'the engine could not go on');
  const call: ScriptCalls['call'] = (name, args = []) => {
    const result = context
      .getProp(script, name)
      .consume((act) => context.callFunction(act, context.undefined, [...args]));
    for (const argument of args) argument.dispose();
    if (result.error !== undefined) {
      result.error.dispose();
      throw gaveWay();
    }
    const fault = textOf(context, result.value, 'fault');
    if (fault === '') return result.value;
    const text = textOf(context, result.value, 'text');
    result.value.dispose();
    throw new PlugInFault(fault as PlugInFaultKind, text);
  };
  return {
    call,
    take: (file, source) => {
      const result = context.evalCode(source, file, { type: 'module' });
      if (result.error === undefined) call('take', [result.value]).dispose();
      else if (wasStopped()) throw gaveWay();
      else call('tell', [result.error]).dispose();
    },
    end: () => script.dispose(),
  };
}

/** A text of the module or of the script, on one line. */
export function textOf(context: QuickJSContext, reply: QuickJSHandle, key: 'fault' | 'text'): string {
  const text = context.getProp(reply, key).consume((value) => context.getString(value));
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}

export function pieceOf(context: QuickJSContext, reply: QuickJSHandle): Piece {
  const consumed = context.getProp(reply, 'consumed').consume((value) => context.getNumber(value));
  return context.getProp(reply, 'piece').consume((piece) => {
    if (context.typeof(piece) === 'undefined') {
      const isEnd = context.getProp(reply, 'isEnd').consume((value) => context.dump(value) === true);
      return isEnd ? null : { bytes: new Uint8Array(), consumed };
    }
    // What it gives is a view of the engine's memory, which the next call changes.
    const view = context.getArrayBuffer(piece);
    const bytes = view.value.slice();
    view.dispose();
    return { bytes, consumed };
  });
}
