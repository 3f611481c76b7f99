/** What a message is made of while it is read: MIME parts, and what they open to. */
import type { Decoded } from '../../../shared/codecs/fault.ts';
import { codecName, isCodec, isSentPacked } from '../../../shared/formats/names.ts';
import type { Container, Format } from '../../../shared/formats/names.ts';
import type { Member } from '../../../shared/formats/container.ts';
import type { Recognition } from '../../../shared/formats/recognise.ts';
import type { MimePart } from '../../../shared/mime/structure.ts';
import type { PartFacts } from '../../../shared/model.ts';

export type Steps = Iterable<Decoded> | AsyncIterable<Decoded>;

/** One step on the way from a MIME part down to a node. */
export interface ChainStep {
  readonly format: Format;
  /** From 1; null for what a codec gives. */
  readonly member: number | null;
}

export interface Packed {
  readonly path: string;
  readonly bytes: number;
}

export interface Node {
  readonly path: string;
  readonly name: string | null;
  readonly contentType: string;
  readonly encoding: string;
  /** As `PartFacts.start` and `end`. */
  readonly range: readonly [number, number] | null;
  readonly role: 'attachment' | 'body';
  /** The part of the file it lies in; null where the file is no mail message. */
  readonly part: MimePart | null;
  /** What was opened on the way to it. */
  readonly chain: readonly ChainStep[];
  /** The outermost compressed node on the way; null when none was. */
  readonly packed: Packed | null;
  /** How much of the chain leads to what takes the place of its part in a delivery already; null when nothing does. */
  readonly given: number | null;
  /** Whether it would be the only thing in its container: then a message that carries transactions carries them there. */
  readonly isAlone: boolean;
  /** Whether it gives once more, as HTML, what a plain text beside it says. */
  readonly isAlternative: boolean;
}

export function roleOf({ role }: Member): Node['role'] {
  return role === 'body' ? 'body' : 'attachment';
}

/** Whether it is read as the text of a message: where that should stand, anything may. */
export function isReadAsBody({ role }: Pick<Node, 'role'>, { format }: Recognition): boolean {
  return role === 'body' && (format === 'text' || format === 'unknown');
}

/** What stands where the text of a message should, and is none. As compressed RTF it is that text: it carries nothing. */
export function asAttached(node: Node, format: Format): Node {
  if (node.role === 'attachment') return node;
  return { ...node, role: 'attachment', isAlone: node.isAlone && format !== 'rtf' };
}

/** @param within the node whose content the message is; null for the file itself */
export function nodeOfPart(part: MimePart, role: Node['role'], within: Node | null): Node {
  return {
    path: part.path,
    name: part.fileName,
    contentType: part.contentType,
    encoding: part.encoding,
    range: [part.bodyStart, part.bodyEnd],
    role,
    part: within === null ? part : within.part,
    chain: within === null ? [] : [...within.chain, { format: 'message', member: 1 }],
    packed: within?.packed ?? null,
    given: within === null ? null : givenIn(within),
    isAlone: true,
    isAlternative: false,
  };
}

/** What is compressed was given as a whole when it turned out to need no decompressing further. */
export function givenIn({ given, packed, chain }: Node): number | null {
  return given ?? (packed === null ? null : chain.length);
}

/** The n-th member, from 1, of the container that `parent` is. */
export function nodeOfMember(
  parent: Node,
  bytes: number,
  format: Container,
  member: Member,
  { number, isAlone }: { readonly number: number; readonly isAlone: boolean },
): Node {
  return {
    ...below(parent, bytes, { format, member: number }),
    path: `${parent.path}/${number}`,
    name: member.name,
    contentType: member.contentType ?? '',
    range: member.range,
    role: roleOf(member),
    isAlone: parent.isAlone && isAlone,
    isAlternative: false,
  };
}

/** What the codec `format` gives, where that has to be opened again. */
export function nodeOfCodec(parent: Node, bytes: number, format: Format, length: number): Node {
  return {
    ...below(parent, bytes, { format, member: null }),
    path: `${parent.path}/1`,
    range: [0, length],
    role: 'attachment',
  };
}

function below(parent: Node, bytes: number, step: ChainStep): Node {
  return {
    ...parent,
    contentType: '',
    encoding: '',
    chain: [...parent.chain, step],
    packed: parent.packed ?? (isSentPacked(step.format) ? { path: parent.path, bytes } : null),
  };
}

/** Facts of a node before anything was decoded. */
export function nodeFacts(node: Node, bytes: number, { format, why }: Recognition): PartFacts {
  return {
    path: node.path,
    format,
    why,
    contentType: node.contentType,
    fileName: node.name,
    encoding: node.encoding,
    start: node.range?.[0] ?? null,
    end: node.range?.[1] ?? null,
    bytes,
    codec: codecName(format),
    bytesOut: null,
    transactions: null,
    failedAt: null,
    failure: null,
  };
}

/** The compression that the content of a node was packed with last, 'none' when it was not. */
export function codecOf({ chain }: Node, format: Format): string {
  if (isCodec(format)) return format;
  return chain.map((step) => codecName(step.format)).findLast((name) => name !== 'none') ?? codecName(format);
}
