/**
 * Script that runs in QuickJS before the module of a plug-in and stands between it and us. It keeps what it needs of the
 * language in variables of its own, so that nothing a module does to prototypes and globals changes what it does. What it
 * gives back are objects without a prototype that it made itself, never one of the module.
 *
 * Its value holds the functions that `script-calls.ts` names.
 */
export const GUEST_SCRIPT = String.raw`
(() => {
  'use strict';
  const { apply, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
  const { iterator, toStringTag } = Symbol;
  const { slice } = String.prototype;
  const Bytes = Uint8Array;
  const Exhausted = InternalError;
  const typed = getPrototypeOf(Bytes.prototype);
  const { set } = typed;
  const getter = (key) => getOwnPropertyDescriptor(typed, key).get;
  const kindOf = getter(toStringTag);
  const lengthOf = getter('length');
  const bufferOf = getter('buffer');
  const offsetOf = getter('byteOffset');
  const PIECE_BYTES = 65536;
  const TEXT_CHARS = 300;
  // The same data shall give the same result each time.
  delete Math.random;

  let exported;
  let input;
  let steps;
  let next;
  let bytes;
  let at = 0;
  let consumed = 0;

  const isBytes = (value) => apply(kindOf, value, []) === 'Uint8Array';
  const isThing = (value) => typeof value === 'object' && value !== null;
  const clipped = (text) => apply(slice, text, [0, TEXT_CHARS]);
  const done = (text) => ({ __proto__: null, fault: '', text, isEnd: true, consumed, piece: undefined });
  const wrong = (text) => ({ __proto__: null, fault: 'wrong', text });
  const tell = (thrown) => {
    let fault = 'thrown';
    let text = 'something without a text was thrown';
    // Without memory for an error, null is thrown.
    if (thrown === null) fault = 'limit';
    try {
      if (thrown instanceof Exhausted) fault = 'limit';
      const message = isThing(thrown) ? thrown.message : thrown;
      if (typeof message === 'string') text = clipped(message);
    } catch {}
    return { __proto__: null, fault, text };
  };
  const guarded = (act) => (given, second) => {
    try {
      return act(given, second);
    } catch (thrown) {
      return tell(thrown);
    }
  };

  return {
    __proto__: null,
    tell,
    take: guarded((namespace) => {
      exported = namespace;
      if (typeof exported.decode === 'function') return done('');
      return wrong('exports no function decode, or awaits something before it does');
    }),
    about: guarded((key) => {
      const value = exported[key];
      return typeof value === 'string' || value === undefined ? done(clipped(value ?? '')) : wrong(key + ' is no text');
    }),
    allot: guarded((size) => {
      input = new Bytes(size);
      return done('');
    }),
    fill: guarded((buffer, to) => {
      apply(set, input, [new Bytes(buffer), to]);
      return done('');
    }),
    recognise: guarded(() => {
      if (exported.recognise === undefined) return done('');
      const why = exported.recognise(input);
      if (why === null || why === undefined) return done('');
      return typeof why === 'string' ? done(clipped(why)) : wrong('recognise gave neither a text nor null');
    }),
    begin: guarded(() => {
      const made = exported.decode(input);
      const open = isThing(made) ? made[iterator] : undefined;
      steps = typeof open === 'function' ? apply(open, made, []) : undefined;
      next = isThing(steps) ? steps.next : undefined;
      return typeof next === 'function' ? done('') : wrong('decode is no generator');
    }),
    step: guarded(() => {
      if (bytes === undefined) {
        const result = apply(next, steps, []);
        if (!isThing(result)) return wrong('decode is no generator');
        if (result.done) return done('');
        const given = result.value;
        if (!isThing(given)) return wrong('decode gave no { bytes, consumed }');
        const { bytes: output, consumed: come } = given;
        if (!isBytes(output)) return wrong('bytes is no Uint8Array');
        if (typeof come !== 'number') return wrong('consumed is no number');
        bytes = output;
        consumed = come;
        at = 0;
      }
      const whole = apply(lengthOf, bytes, []);
      const size = whole - at < PIECE_BYTES ? whole - at : PIECE_BYTES;
      const piece = new Bytes(size);
      apply(set, piece, [new Bytes(apply(bufferOf, bytes, []), apply(offsetOf, bytes, []) + at, size)]);
      at += size;
      if (at >= whole) bytes = undefined;
      return { __proto__: null, fault: '', text: '', isEnd: false, consumed, piece: size === 0 ? undefined : apply(bufferOf, piece, []) };
    }),
  };
})()
`;
