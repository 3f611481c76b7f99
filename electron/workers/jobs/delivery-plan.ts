/** What a delivery puts in the place of what, told from all that was read in a message. */
import type { Failure } from '../../../shared/failure.ts';
import { formatLabel, isContainer, isSentPacked } from '../../../shared/formats/names.ts';
import { liesIn } from '../../../shared/formats/node-path.ts';
import type { PartFacts } from '../../../shared/model.ts';
import { failure, success } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import type { ChainStep } from '../nodes/node.ts';

export interface DeliveryPlan {
  /** The contents (`contentPath`) that take the place of what they are packed in, in the order of the message. */
  readonly replaced: readonly string[];
  /** What is packed and stays as it is because not all of it can be read, each with the first reason. */
  readonly left: readonly { readonly path: string; readonly failure: Failure }[];
}

/** Where the content lies that these steps lead to from a part. That of a codec may be no node of its own. */
export function contentPath(part: string, chain: readonly ChainStep[]): string {
  return [part, ...chain.map(({ member }) => member ?? 1)].join('/');
}

/**
 * Something packed is replaced only when it and all below it could be read to its end, and one file came of it. Fails
 * where transactions would stay packed, or where choosing what to deliver would be a guess.
 * @param parts all nodes of the message, each before what it holds
 */
export function planDelivery(parts: readonly PartFacts[]): Result<DeliveryPlan, Failure> {
  const replaced: string[] = [];
  const left: { readonly path: string; readonly failure: Failure }[] = [];
  const byPath = new Map(parts.map((part) => [part.path, part]));
  for (const [packed, ...below] of packedNodes(parts)) {
    const holder = byPath.get(packed.path.split('/', 1)[0] ?? '') ?? packed;
    const trouble = [holder, packed, ...below].find(isCut)?.failure ?? null;
    if (trouble === null) {
      const content = contentOf(packed, below, holder);
      if (!content.ok) return content;
      replaced.push(content.value);
    } else {
      // Its transactions were counted: a delivery without them, or with them still packed, would be none.
      const carries = [packed, ...below].some(({ transactions }) => (transactions ?? 0) > 0);
      if (carries) return failure(trouble);
      left.push({ path: packed.path, failure: trouble });
    }
  }
  return success({ replaced, left });
}

/** Whether it could not be read to its end; what came out whole has not failed by being no transactions. */
function isCut({ failure: found }: PartFacts): boolean {
  return found !== null && found.kind !== 'malformed-transactions';
}

type PackedNodes = [PartFacts, ...PartFacts[]];

/** The outermost packed nodes, each with all below it. */
function packedNodes(parts: readonly PartFacts[]): readonly PackedNodes[] {
  const found: PackedNodes[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (last !== undefined && liesIn(part.path, last[0].path)) last.push(part);
    else if (isPacked(part)) found.push([part]);
  }
  return found;
}

function isPacked({ format }: PartFacts): boolean {
  return isSentPacked(format);
}

/**
 * The one content that `packed` comes down to.
 * @param holder the part of the message that it is, or lies in
 */
function contentOf(
  packed: PartFacts,
  below: readonly PartFacts[],
  holder: PartFacts,
): Result<string, Failure> {
  const isWritable = packed === holder || (holder.format === 'tnef' && aboveOf(packed.path) === holder.path);
  let last = packed;
  while (isPacked(last)) {
    const { path, format } = last;
    const direct = below.filter((node) => aboveOf(node.path) === path);
    const [only] = direct;
    if (isContainer(format) && (only === undefined || direct.length > 1))
      return failure(notReplaceable(path, notOneFile(format, direct.length)));
    if (only === undefined) break;
    last = only;
  }
  if (!isWritable || below.some((node) => isPacked(node) && liesIn(node.path, last.path))) {
    const detail = 'what it holds is compressed within another form, which cannot be written anew';
    return failure(notReplaceable(holder.path, detail));
  }
  if (isContainer(last.format)) {
    const detail = `the ${formatLabel(last.format)} that it holds cannot take its place`;
    return failure(notReplaceable(holder.path, detail));
  }
  return success(isPacked(last) ? `${last.path}/1` : last.path);
}

/** One attachment can be replaced by one file only; choosing among several would be a guess. */
function notOneFile(format: string, files: number): string {
  return files === 0
    ? `${format} data without a file in it cannot be replaced by what it holds`
    : `a ${format} of ${files} files cannot replace one attachment`;
}

function notReplaceable(part: string, detail: string): Failure {
  return { kind: 'unsupported-codec', detail, part, offset: null };
}

function aboveOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
