/** Reads the text of a message: entries may stand in it, and files may be written into it. */
import { DETECTION_BYTES, findInbodyTransactions, looksBinary } from '../../../shared/dirsync/detect.ts';
import type { Recognition } from '../../../shared/formats/recognise.ts';
import { isUtf16 } from '../../../shared/logs/log-source.ts';
import { HTML } from '../jobs/body.ts';
import { asAttached, nodeFacts } from './node.ts';
import type { Node } from './node.ts';
import type { NodeTools } from './node-tools.ts';
import { plainOutcome } from './outcome.ts';
import type { NodeOutcome } from './outcome.ts';
import { countText, readUnknown } from './read-text.ts';
import { textFilesIn } from './text-files.ts';

/** Switches between character sets in text of ISO 2022, such as Japanese mail: no sign of binary content there. */
const ESCAPE = 27;

export async function readBody(
  node: Node,
  content: Uint8Array,
  recognition: Recognition,
  tools: NodeTools,
): Promise<readonly NodeOutcome[]> {
  const own = readOwn(node, content, recognition, tools);
  const { outcomes: files, notes, failure } = await textFilesIn(node, content, tools);
  return [{ ...own, notes: [...own.notes, ...notes], failure: own.failure ?? failure }, ...files];
}

/** What stands in the text itself. */
function readOwn(node: Node, content: Uint8Array, recognition: Recognition, tools: NodeTools): NodeOutcome {
  if (isUtf16(content) || saysUtf16(node)) {
    const notes = tools.carries ? [`part ${node.path}: UTF-16 text, in which no transactions are read`] : [];
    const told = isUtf16(content)
      ? recognition
      : ({ format: 'text', why: 'its header says UTF-16' } as const);
    return plainOutcome(nodeFacts(node, content.length, told), { notes });
  }
  if (recognition.format === 'unknown' && isBinary(content))
    return readUnknown(asAttached(node, 'unknown'), content, recognition, tools);
  if (node.contentType === HTML) return readHtml(node, content, tools);
  const asText: Recognition = { format: 'text', why: 'the text of the message' };
  const start = findInbodyTransactions(content, tools.heartbeat.consumed)?.start ?? null;
  if (start === null) return plainOutcome(nodeFacts(node, content.length, asText));
  return countBody(node, content, start, asText, tools);
}

/** Mail may leave out the byte order mark where the header names the character set (RFC 2781). */
function saysUtf16({ part, chain }: Node): boolean {
  return chain.length === 0 && /^utf-?16/i.test(part?.charset ?? '');
}

function isBinary(content: Uint8Array): boolean {
  return looksBinary(content.subarray(0, DETECTION_BYTES).filter((byte) => byte !== ESCAPE));
}

/** Entries in HTML count only where no text says the same, and no tag is a fault of theirs. */
function readHtml(node: Node, content: Uint8Array, tools: NodeTools): NodeOutcome {
  const html: Recognition = { format: 'text', why: 'the text of the message as HTML' };
  const start = findInbodyTransactions(content, tools.heartbeat.consumed)?.start ?? null;
  const isSaidInText = node.isAlternative || tools.bodies.size > 0;
  if (start === null || isSaidInText) {
    const note = `part ${node.path}: HTML; its entries are not counted, those of the text of the message are`;
    const notes = start === null ? [] : [note];
    return plainOutcome(nodeFacts(node, content.length, html), { notes, isRepeated: start !== null });
  }
  const counted = countBody(node, content, start, html, tools);
  const note = `part ${node.path}: HTML, read as it is written: an entry with a tag in its line is not counted`;
  const facts = { ...counted.facts, why: `${counted.facts.why}, in HTML` };
  return { ...counted, facts, lint: [], notes: [note] };
}

/** A text that a message gives twice (as mail, and in TNEF) carries its transactions once. */
function countBody(
  node: Node,
  content: Uint8Array,
  start: number,
  recognition: Recognition,
  tools: NodeTools,
): NodeOutcome {
  const text = Buffer.from(content.subarray(start)).toString('latin1').replaceAll('\r', '').trimEnd();
  const earlier = tools.bodies.get(text);
  if (earlier === undefined) {
    tools.bodies.set(text, node.path);
    return countText(node, content, start, 'inbody', recognition, tools);
  }
  const note = `part ${node.path}: the same transactions as in part ${earlier}, where they are counted`;
  const facts = nodeFacts(node, content.length, recognition);
  return plainOutcome(facts, { notes: [note], isRepeated: true });
}
