/** Codecs that an administrator added, as the worker uses them. What they may do: docs/plug-ins.md. */
import { CodecFault } from '../../../shared/codecs/fault.ts';
import type { Decoded } from '../../../shared/codecs/fault.ts';
import { plugInCodec } from '../../../shared/formats/names.ts';
import type { PlugInCodec } from '../../../shared/formats/names.ts';
import type { PlugInSource } from '../../../shared/formats/plug-in.ts';
import type { Recognition } from '../../../shared/formats/recognise.ts';
import type { Limits } from '../../../shared/limits.ts';
import type { OnProgress } from '../../../shared/progress.ts';

export type PlugInLimits = Pick<
  Limits,
  'plugInMemoryBytes' | 'plugInAskedMemoryBytes' | 'plugInStackBytes' | 'plugInAnswerMs' | 'plugInRecogniseMs'
>;

export interface PlugIns {
  /** @throws CodecFault truncated, checksum-mismatch, corrupt-data, unsupported-codec, decoder-crashed */
  readonly decompress: (codec: PlugInCodec, input: Uint8Array) => Iterable<Decoded> | AsyncIterable<Decoded>;
  /**
   * What the first of them that knows it says of content, by its first bytes. When none knows it but one gave no answer,
   * or was not asked because the others took all the time, it is 'unknown' and `why` tells of that; null when all of them do not know it.
   */
  readonly recognise: (head: Uint8Array) => Recognition | null;
}

/**
 * The engine that plug-ins run in is loaded only when there is one.
 * @param passed told of each plug-in that is asked: many slow ones one after the other are not hung
 */
export async function createPlugIns(
  sources: readonly PlugInSource[],
  limits: PlugInLimits,
  passed: OnProgress,
): Promise<PlugIns> {
  if (sources.length === 0) return { decompress: notLoaded, recognise: () => null };
  const [{ decodeWith }, { createRecogniser }] = await Promise.all([
    import('./decode-with.ts'),
    import('./recognise-with.ts'),
  ]);
  const byCodec = new Map(sources.map((source) => [plugInCodec(source.name), source]));
  return {
    decompress: (codec, input) => {
      const plugIn = byCodec.get(codec);
      return plugIn === undefined ? notLoaded(codec) : decodeWith(plugIn, input, limits);
    },
    recognise: await createRecogniser(sources, limits, passed),
  };
}

function notLoaded(codec: PlugInCodec): never {
  throw new CodecFault('unsupported-codec', `${codec} is not loaded`, null);
}
