/** All that decompresses, made of one implementation. */
import { decompressorWith } from '../../shared/codecs/decompress.ts';
import type { Decompress, DeflateWith } from '../../shared/codecs/decompress.ts';
import type { Opened, OpenTools } from '../../shared/formats/container.ts';
import type { Container } from '../../shared/formats/names.ts';
import type { Limits } from '../../shared/limits.ts';
import type { OnProgress } from '../../shared/progress.ts';
import { openContainer } from './formats/containers.ts';

export interface DecoderSet {
  readonly decompress: Decompress;
  /** @throws CodecFault as `OpenContainer` does */
  readonly open: (container: Container, input: Uint8Array, around: Around) => Opened;
  /** What archives are read with. */
  readonly deflate: DeflateWith;
}

/** What the opening of a container needs beside a decoder. */
export interface Around {
  readonly limits: Limits;
  readonly passed: OnProgress;
}

export function decoderSetWith(
  deflate: DeflateWith,
  decompress: Decompress = decompressorWith(deflate),
  open: (container: Container, input: Uint8Array, tools: OpenTools) => Opened = openContainer,
): DecoderSet {
  return {
    decompress,
    deflate,
    open: (container, input, around) => open(container, input, { ...deflate, ...around }),
  };
}
