/** Damaged inputs from good ones: the same for the same seed. */
import * as fc from 'fast-check';
import { LONGEST_INPUT } from './current.ts';

const LONGEST_INSERT = 16;
const LONGEST_RANGE = 300;
const HEADER_BYTES = 64;

/** Numbers at which lengths, signs and shifts go wrong. */
const TELLING = [
  0, 1, 2, 3, 7, 8, 15, 16, 31, 32, 63, 64, 127, 128, 255, 256, 257, 511, 512, 4_095, 4_096, 4_097, 32_767,
  32_768, 65_535, 65_536, 0x7fff_fffe, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff,
];

type Edit =
  | { readonly kind: 'flip'; readonly bit: number }
  | { readonly kind: 'write' | 'insert'; readonly bytes: Uint8Array }
  | { readonly kind: 'delete' | 'duplicate'; readonly count: number; readonly to: number }
  | { readonly kind: 'number'; readonly width: 1 | 2 | 4; readonly value: number; readonly isBig: boolean }
  | { readonly kind: 'cut' }
  | { readonly kind: 'splice'; readonly other: number; readonly from: number };

interface Recipe {
  readonly base: number;
  readonly edits: readonly { readonly at: number; readonly edit: Edit }[];
}

const kind = <Kind extends Edit['kind']>(value: Kind) => fc.constant(value);

const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: kind('flip'), bit: fc.nat(7) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('write', 'insert'), bytes: someBytes() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('delete', 'duplicate'),
      count: fc.integer({ min: 1, max: LONGEST_RANGE }),
      to: fc.nat(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: kind('number'),
      width: fc.constantFrom(1, 2, 4),
      value: fc.constantFrom(...TELLING),
      isBig: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kind('cut') }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('splice'), other: fc.nat(), from: fc.nat() }) },
);

function someBytes(): fc.Arbitrary<Uint8Array> {
  return fc.uint8Array({ minLength: 1, maxLength: LONGEST_INSERT });
}

/** As often near the beginning, where the headers are, as anywhere. */
const place = fc.oneof(fc.nat(HEADER_BYTES), fc.nat());

const recipe: fc.Arbitrary<Recipe> = fc.record({
  base: fc.nat(),
  edits: fc.array(fc.record({ at: place, edit }), { maxLength: 6 }),
});

/** `count` inputs made of the seeds. */
export function mutatedInputs(seeds: readonly Uint8Array[], count: number, seed: number): Uint8Array[] {
  return fc.sample(recipe, { numRuns: count, seed }).map(({ base, edits }) => {
    let bytes = seedAt(seeds, base);
    for (const one of edits) bytes = applied(bytes, seeds, one.edit, one.at % (bytes.length + 1));
    return bytes.subarray(0, LONGEST_INPUT);
  });
}

function seedAt(seeds: readonly Uint8Array[], index: number): Uint8Array {
  return seeds[index % seeds.length] ?? new Uint8Array();
}

function applied(bytes: Uint8Array, seeds: readonly Uint8Array[], how: Edit, at: number): Uint8Array {
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (how.kind) {
    case 'flip':
      return Buffer.concat([
        before,
        after.subarray(0, 1).map((byte) => byte ^ (1 << how.bit)),
        after.subarray(1),
      ]);
    case 'write':
      return Buffer.concat([before, how.bytes, after.subarray(how.bytes.length)]);
    case 'insert':
      return Buffer.concat([before, how.bytes, after]);
    case 'delete':
      return Buffer.concat([before, after.subarray(how.count)]);
    case 'duplicate': {
      const to = how.to % (bytes.length + 1);
      return Buffer.concat([bytes.subarray(0, to), after.subarray(0, how.count), bytes.subarray(to)]);
    }
    case 'number':
      return Buffer.concat([before, numberBytes(how), after.subarray(how.width)]);
    case 'cut':
      return before;
    case 'splice': {
      const other = seedAt(seeds, how.other);
      return Buffer.concat([before, other.subarray(how.from % (other.length + 1))]);
    }
  }
}

function numberBytes({ width, value, isBig }: Extract<Edit, { kind: 'number' }>): Uint8Array {
  const little = Uint8Array.from({ length: width }, (_, index) => Math.floor(value / 256 ** index));
  return isBig ? little.toReversed() : little;
}
