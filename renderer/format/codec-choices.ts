/** What content can be taken for on request: what leaves no signature first. Pure. */
import { STREAM_CODECS, formatLabel, plugInCodec } from '../../shared/formats/names.ts';
import type { Codec } from '../../shared/formats/names.ts';
import type { PlugInList } from '../../shared/formats/plug-in.ts';

const WITHOUT_SIGNATURE: readonly Codec[] = ['deflate', 'lznt1', 'xpress', 'xpress-huffman'];

export interface CodecChoice {
  readonly codec: Codec;
  readonly label: string;
}

/** `first` are those that nothing tells by looking, and what the administrator added; `more` all others. */
export function codecChoices(plugIns: PlugInList['plugIns']): {
  readonly first: readonly CodecChoice[];
  readonly more: readonly CodecChoice[];
} {
  const added = plugIns.flatMap(({ name, problem }) =>
    name === null || problem !== null ? [] : [plugInCodec(name)],
  );
  const rest = STREAM_CODECS.filter((codec) => !WITHOUT_SIGNATURE.includes(codec));
  return { first: [...WITHOUT_SIGNATURE, ...added].map(choice), more: rest.map(choice) };
}

function choice(codec: Codec): CodecChoice {
  return { codec, label: formatLabel(codec) };
}
