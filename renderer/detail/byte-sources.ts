/** Which bytes of a message can be looked at, and what they are called. */
import type { ByteSource, MessageDetail, PartFacts } from '../../shared/model.ts';

export interface NamedSource {
  readonly label: string;
  readonly source: ByteSource;
}

export function byteSources(detail: MessageDetail): readonly NamedSource[] {
  const sources: NamedSource[] = [{ label: 'Whole file', source: { kind: 'file' } }];
  for (const part of detail.parts) {
    sources.push({ label: partName(part), source: { kind: 'part', path: part.path } });
    if (part.codec !== 'none') {
      sources.push({
        label: `${partName(part)}, decompressed`,
        source: { kind: 'decoded', path: part.path },
      });
    }
  }
  return sources;
}

/** The bytes in which the failure lies, else the file. */
export function firstSource({ row }: MessageDetail): ByteSource {
  const failedPart = row.state.kind === 'failed' ? row.state.failure.part : null;
  return failedPart === null ? { kind: 'file' } : { kind: 'part', path: failedPart };
}

export function sameSource(a: ByteSource, b: ByteSource): boolean {
  if (a.kind === 'file' || b.kind === 'file') return a.kind === b.kind;
  return a.kind === b.kind && a.path === b.path;
}

/** The bytes that the transactions of a part are counted in. */
export function payloadSource({ path, codec }: Pick<PartFacts, 'path' | 'codec'>): ByteSource {
  return { kind: codec === 'none' ? 'part' : 'decoded', path };
}

/** The part whose transactions stand in these bytes, null when none do. */
export function transactionsIn(detail: MessageDetail, source: ByteSource): PartFacts | null {
  const carriers = detail.parts.filter((part) => part.transactions !== null);
  return carriers.find((part) => sameSource(payloadSource(part), source)) ?? null;
}

/** How many bytes a source is known to have before they were all seen; 0 when nothing is known. */
export function knownEnd({ row, parts }: MessageDetail, source: ByteSource): number {
  if (source.kind === 'file') return row.fileBytes;
  const part = parts.find(({ path }) => path === source.path);
  return (source.kind === 'decoded' ? part?.bytesOut : part?.bytes) ?? 0;
}

function partName(part: PartFacts): string {
  return part.fileName === null ? `Part ${part.path}` : `Part ${part.path} ${part.fileName}`;
}
