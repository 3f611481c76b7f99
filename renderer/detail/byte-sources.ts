/** Which bytes of a message can be looked at, and what they are called. */
import { formatLabel, isCodec } from '../../shared/formats/names.ts';
import type { ByteSource, MessageDetail, PartFacts } from '../../shared/model.ts';

export interface NamedSource {
  readonly label: string;
  readonly source: ByteSource;
}

/** More would make a list that nobody finds anything in; all others are reached from the Format tab. */
const PARTS_OFFERED = 100;

/** @param shown is among them whichever part it is of */
export function byteSources(
  { parts }: Pick<MessageDetail, 'parts'>,
  shown: ByteSource,
): readonly NamedSource[] {
  const offered = parts.filter(({ path }, index) => index < PARTS_OFFERED || isOf(shown, path));
  return [
    { label: 'Whole file', source: { kind: 'file' } },
    ...offered.flatMap((part) => sourcesOf(part, shown)),
  ];
}

function sourcesOf(part: PartFacts, shown: ByteSource): readonly NamedSource[] {
  const { path } = part;
  const own: NamedSource = { label: partName(part), source: { kind: 'part', path } };
  const decoded: NamedSource = { label: `${own.label}, decompressed`, source: { kind: 'decoded', path } };
  const isDecoded = shown.kind === 'decoded' && shown.path === path;
  return isCodec(part.codec) || isDecoded ? [own, decoded] : [own];
}

function isOf(source: ByteSource, path: string): boolean {
  return source.kind !== 'file' && source.path === path;
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
  return { kind: isCodec(codec) ? 'decoded' : 'part', path };
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
  return `Part ${part.path} ${part.fileName ?? formatLabel(part.format)}`;
}
