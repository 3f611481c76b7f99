/** Reads what a node holds, and what that opens to, down to transactions, text, or something nobody knows. */
import type { Failure } from '../../../shared/failure.ts';
import type { Opened } from '../../../shared/formats/container.ts';
import { isCodec, isContainer, isSentPacked } from '../../../shared/formats/names.ts';
import type { Codec, Container } from '../../../shared/formats/names.ts';
import type { Recognition } from '../../../shared/formats/recognise.ts';
import { asAttached, codecOf, givenIn, isReadAsBody, nodeFacts, nodeOfCodec, nodeOfMember } from './node.ts';
import type { Node, Steps } from './node.ts';
import type { NodeTools } from './node-tools.ts';
import { countedOutcome, plainOutcome, ratioNote } from './outcome.ts';
import type { NodeOutcome } from './outcome.ts';
import { openedOr, unreadOf } from './opened-or.ts';
import { failureAbove, pourText } from './pour.ts';
import type { Tap } from './pour.ts';
import { readBody } from './read-body.ts';
import { asTransactions, isCarrier, readText, readUnknown } from './read-text.ts';
import { sniffSteps } from './sniff.ts';
import type { Sniffed } from './sniff.ts';
import { provingTap, transactionTap } from './taps.ts';
import type { CountingTap } from './taps.ts';

export async function readNode(
  given: Node,
  content: Uint8Array,
  tools: NodeTools,
): Promise<readonly NodeOutcome[]> {
  const tooMuch = whyNotFurther(given, tools);
  tools.left.nodes -= 1;
  const recognition = tools.recognise(content);
  if (isReadAsBody(given, recognition)) return readBody(given, content, recognition, tools);
  const { format } = recognition;
  const node = asAttached(given, format);
  if (tooMuch !== null) {
    const facts = nodeFacts(node, content.length, recognition);
    return [plainOutcome(facts, { failure: tooMuch, packed: node.packed })];
  }
  if (isContainer(format)) return readContainer(node, content, format, recognition, tools);
  if (isSentPacked(format) && isCodec(format))
    return readCompressed(node, content, format, recognition, tools);
  tapWhole(node, content, tools);
  if (isCodec(format))
    return readCompressed({ ...node, given: givenIn(node) }, content, format, recognition, tools);
  if (format === 'text') return readText(node, content, recognition, tools);
  return [readUnknown(node, content, recognition, tools)];
}

function whyNotFurther({ path, chain }: Node, { limits, left }: NodeTools): Failure | null {
  const detail =
    chain.length > limits.containerDepth
      ? `containers within each other deeper than ${limits.containerDepth}`
      : left.nodes < 1
        ? `more than ${limits.mimeParts} parts and members`
        : null;
  return detail === null ? null : { kind: 'output-limit', detail, part: path, offset: null };
}

/** What a compressed part of the file holds goes to whoever builds the message, once it need not be decompressed further. */
function tapWhole(node: Node, content: Uint8Array, tools: NodeTools): void {
  const tap = tapOf(node, tools);
  if (tap !== null) pourText(content, tap, tools.heartbeat);
}

function tapOf({ part, chain, packed, given }: Node, { tapFor }: NodeTools): Tap | null {
  if (part === null || packed === null) return null;
  // What lies in something that was given already is asked for only when it is compressed there once more.
  const isGiven = given !== null && chain.slice(given).every(({ format }) => !isSentPacked(format));
  return isGiven ? null : (tapFor?.(part, chain) ?? null);
}

async function readCompressed(
  node: Node,
  content: Uint8Array,
  codec: Codec,
  recognition: Recognition,
  tools: NodeTools,
): Promise<readonly NodeOutcome[]> {
  tools.onPart(node.path, codec);
  const below = nodeOfCodec(node, content.length, codec, 0);
  const read = await readSteps({ ...below, path: node.path, role: 'attachment' }, content.length, tools, () =>
    tools.decompress(codec, content),
  );
  const { sniffed, counted } = read;
  const { bytesOut, failure, collected } = sniffed;
  const own: NodeOutcome = {
    ...counted,
    codec,
    packed: node.packed ?? { path: node.path, bytes: content.length },
    facts: {
      ...nodeFacts(node, content.length, recognition),
      bytesOut,
      transactions: counted.facts.transactions,
      failedAt: failure?.offset ?? null,
    },
    failure: failure ?? counted.failure,
    notes: [...ratioNote(node.path, content.length, bytesOut, tools.limits), ...counted.notes],
  };
  if (collected === null) return [own];
  const inner = collected.content();
  const child = nodeOfCodec(node, content.length, codec, inner.length);
  const found = failure === null ? await readNode(child, inner, tools) : [];
  collected.release();
  return [own, ...found];
}

async function readContainer(
  node: Node,
  content: Uint8Array,
  container: Container,
  recognition: Recognition,
  tools: NodeTools,
): Promise<readonly NodeOutcome[]> {
  tools.onPart(node.path, container);
  const facts = nodeFacts(node, content.length, recognition);
  const opened = openedOr(node.path, content, container, tools);
  const format = tools.isDirSync ? 'inattachment' : 'none';
  const { packed } = node;
  if ('kind' in opened)
    return [plainOutcome({ ...facts, failedAt: opened.offset }, { failure: opened, format, packed })];
  const found = await readMembers(node, content.length, container, opened, tools);
  const notes = opened.notes.map((note) => `part ${node.path}: ${note}`);
  const unread = unreadOf(opened, node.path);
  if (unread !== null)
    return [
      plainOutcome({ ...facts, failedAt: unread.offset }, { notes, failure: unread, format, packed }),
      ...found,
    ];
  const failure = tools.carries && isCarrier(node) ? nothingCarried(node, opened, found) : null;
  return [plainOutcome(facts, { notes, failure, packed }), ...found];
}

/** Members of an opened container, each with what it opens to. */
export async function readMembers(
  node: Node,
  bytes: number,
  container: Container,
  { members }: Opened,
  tools: NodeTools,
): Promise<NodeOutcome[]> {
  const outcomes: NodeOutcome[] = [];
  const isAlone = members.filter(({ role }) => role !== 'body').length === 1;
  for (const [index, member] of members.entries()) {
    const below = nodeOfMember(node, bytes, container, member, { number: index + 1, isAlone });
    const tooMuch = whyNotFurther(below, tools);
    if (tooMuch !== null) {
      const left = members.slice(index).map((one, ahead) => ({
        bytes: one.announced?.bytes ?? (one.range?.[1] ?? 0) - (one.range?.[0] ?? 0),
        node: nodeOfMember(node, bytes, container, one, { number: index + ahead + 1, isAlone }),
      }));
      return [...outcomes, ...notChecked(left, tooMuch, node.path, tools)];
    }
    outcomes.push(...(await readMember(below, bytes, member.open, tools)));
  }
  return outcomes;
}

/** Members beyond a limit: named as far as nodes may still be listed, and how many are not. */
function notChecked(
  members: readonly { readonly node: Node; readonly bytes: number }[],
  tooMuch: Failure,
  above: string,
  { left }: NodeTools,
): NodeOutcome[] {
  const listed = members.slice(0, Math.max(1, left.nodes));
  left.nodes -= listed.length;
  const unnamed = members.length - listed.length;
  const recognition = { format: 'unknown', why: `not checked: ${tooMuch.detail}` } as const;
  return listed.map(({ node, bytes }, index) =>
    plainOutcome(nodeFacts(node, bytes, recognition), {
      failure: { ...tooMuch, part: node.path },
      notes: index > 0 || unnamed === 0 ? [] : [`part ${above}: ${unnamed} more members were not checked`],
    }),
  );
}

export async function readMember(
  node: Node,
  bytesIn: number,
  open: () => Steps,
  tools: NodeTools,
): Promise<readonly NodeOutcome[]> {
  const { sniffed, counted } = await readSteps(node, bytesIn, tools, open);
  const { collected } = sniffed;
  const above = node.path.slice(0, node.path.lastIndexOf('/'));
  const failure = failureAbove(sniffed.failure, above);
  const content = failure === null ? (collected?.content() ?? null) : null;
  const found = content === null ? null : await readNode(node, content, tools);
  collected?.release();
  if (found !== null) return found;
  tools.left.nodes -= 1;
  return [{ ...counted, failure: failure ?? counted.failure }];
}

interface ReadSteps {
  readonly sniffed: Sniffed;
  /** What was counted when the content has passed. */
  readonly counted: NodeOutcome;
}

/** Lets a stream pass into a count of transactions, unless it has to be opened again. */
async function readSteps(
  node: Node,
  bytesIn: number,
  tools: NodeTools,
  start: () => Steps,
): Promise<ReadSteps> {
  const { limits } = tools;
  const counter = counterFor(node, tools);
  const sniffed = await sniffSteps(tools, { path: node.path, bytesIn }, node.role, start, () => {
    const extra = tapOf(node, tools);
    return (bytes) => {
      counter.tap(bytes);
      return extra?.(bytes) ?? true;
    };
  });
  const { bytesOut, failure, recognition, collected } = sniffed;
  const facts = nodeFacts(node, bytesOut, recognition);
  if (collected !== null) return { sniffed, counted: plainOutcome(facts) };
  const found = counter.end(failure === null);
  if (found === null) return { sniffed, counted: plainOutcome(facts) };
  const whole = {
    ...facts,
    ...asTransactions(recognition, found.totals.readable),
    bytesOut,
    // A count of what came before the failure would pass for that of the whole.
    transactions: failure === null ? found.totals.readable : null,
  };
  const counted = plainOutcome(whole, {
    ...countedOutcome(node.path, found, limits),
    format: 'inattachment',
    codec: codecOf(node, recognition.format),
    packed: node.packed,
  });
  return { sniffed, counted };
}

function counterFor(node: Node, { carries, limits }: NodeTools): CountingTap {
  const at = { part: node.path, offset: 0 };
  return carries && isCarrier(node) ? transactionTap(limits, at) : provingTap(limits, at);
}

function nothingCarried(node: Node, { members }: Opened, found: readonly NodeOutcome[]): Failure | null {
  if (found.some(({ format, failure, isRepeated }) => format !== 'none' || failure !== null || isRepeated))
    return null;
  const detail = `none of its ${members.length} members holds transactions`;
  return { kind: 'malformed-transactions', detail, part: node.path, offset: null };
}
