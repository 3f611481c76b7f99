import type { Codec } from '../../../shared/formats/names.ts';
import type { FindTools, FoundNode } from './find-node.ts';
import { pourSteps, pourText } from './pour.ts';
import type { Poured, Tap } from './pour.ts';

/** The content of a node as it is, or as `codec` gives it. */
export async function pourContent(
  { path, content, cut }: Pick<FoundNode, 'path' | 'content' | 'cut'>,
  codec: Codec | null,
  tools: FindTools,
  tap: Tap,
): Promise<Poured> {
  if (codec === null) {
    pourText(content, tap, tools.heartbeat);
    return { bytesOut: content.length, failure: cut };
  }
  const source = { path, bytesIn: content.length };
  // Each time anew: several pours of one payload are not several payloads.
  const spent = { bytesOut: 0 };
  return pourSteps({ ...tools, spent }, source, () => tools.decompress(codec, content), tap);
}
