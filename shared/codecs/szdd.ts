import type { Fact } from '../formats/container.ts';
import { CodecFault } from './fault.ts';
import type { Decoded } from './fault.ts';
import { readUint32 } from './little-endian.ts';
import { expandLzss } from './lzss.ts';
import type { LzssStream } from './lzss.ts';
import { refuseRest } from './rest.ts';

/** "SZDD", as COMPRESS.EXE writes it, and "SZ ", as the set-up disks of QuickBASIC 4.5 have it. */
const SIGNATURES = {
  compress: [0x53, 0x5a, 0x44, 0x44, 0x88, 0xf0, 0x27, 0x33],
  basic: [0x53, 0x5a, 0x20, 0x88, 0xf0, 0x27, 0x33, 0xd1],
} as const;
type Variant = keyof typeof SIGNATURES;

const SIGNATURE_BYTES = 8;
const MODE_AT = 8;
const MISSING_CHARACTER_AT = 9;
/** The only mode there is: "A". */
const LZSS_MODE = 0x41;

/** Where the length lies, which is the end of the header, and where in the window writing begins. */
const LAYOUTS = {
  compress: { lengthAt: 10, firstPlace: 4_096 - 16 },
  basic: { lengthAt: 8, firstPlace: 4_096 - 18 },
} as const;
const LENGTH_BYTES = 4;

export function hasSzddSignature(bytes: Uint8Array): boolean {
  return variantOf(bytes) !== null;
}

/**
 * Decodes a file of COMPRESS.EXE. It has no check value, but says how long the file is; what is shorter is truncated.
 * @throws CodecFault truncated, corrupt-data, unsupported-codec
 */
export function* expandSzdd(input: Uint8Array): Generator<Decoded, void> {
  const { stream } = headerOf(input);
  refuseRest(input, yield* expandLzss(input, stream));
}

/**
 * What the header says.
 * @throws CodecFault truncated, corrupt-data, unsupported-codec
 */
export function szddFacts(input: Uint8Array): readonly Fact[] {
  const { variant, stream } = headerOf(input);
  const facts = [
    { name: 'Variant', value: variant === 'basic' ? 'QuickBASIC 4.5 (SZ)' : 'COMPRESS.EXE (SZDD)' },
    { name: 'Announced length', value: `${stream.length} bytes` },
  ];
  if (variant === 'basic') return facts;
  return [...facts, { name: 'Last character of the name', value: missingCharacter(input) }];
}

/** COMPRESS.EXE puts "_" into its place in the name of the compressed file. */
function missingCharacter(input: Uint8Array): string {
  const character = input[MISSING_CHARACTER_AT] ?? 0;
  if (character === 0) return 'not recorded';
  const isShown = character > 32 && character < 127;
  return isShown ? String.fromCharCode(character) : `byte ${character.toString(16).padStart(2, '0')}`;
}

function headerOf(input: Uint8Array): { readonly variant: Variant; readonly stream: LzssStream } {
  const variant = variantOf(input);
  if (variant === null) throw new CodecFault('corrupt-data', 'no SZDD signature', 0);
  const { lengthAt, firstPlace } = LAYOUTS[variant];
  const start = lengthAt + LENGTH_BYTES;
  if (start > input.length) throw new CodecFault('truncated', 'the SZDD header is cut off', input.length);
  if (variant === 'compress' && input[MODE_AT] !== LZSS_MODE) {
    throw new CodecFault('unsupported-codec', `SZDD mode ${input[MODE_AT]}`, MODE_AT);
  }
  return { variant, stream: { start, firstPlace, length: readUint32(input, lengthAt) } };
}

function variantOf(bytes: Uint8Array): Variant | null {
  if (bytes.length < SIGNATURE_BYTES) return null;
  if (SIGNATURES.compress.every((byte, at) => bytes[at] === byte)) return 'compress';
  return SIGNATURES.basic.every((byte, at) => bytes[at] === byte) ? 'basic' : null;
}
