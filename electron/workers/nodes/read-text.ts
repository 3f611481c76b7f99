/** Reads content that needs no opening: transactions, a log, a message within, a text that files are written into. */
import { findInbodyTransactions, looksLikeTransactions } from '../../../shared/dirsync/detect.ts';
import type { Failure } from '../../../shared/failure.ts';
import { whyMbox } from '../../../shared/formats/mbox/recognise.ts';
import type { Recognition } from '../../../shared/formats/recognise.ts';
import type { TransactionFormat } from '../../../shared/model.ts';
import { readLog } from '../jobs/read-log.ts';
import { isMailWithin } from './mail.ts';
import { codecOf, nodeFacts } from './node.ts';
import type { Node } from './node.ts';
import { countedOutcome, plainOutcome } from './outcome.ts';
import type { NodeOutcome } from './outcome.ts';
import { pourText } from './pour.ts';
import { readEmbedded } from './read-parts.ts';
import type { NodeTools } from './node-tools.ts';
import { isLog } from './sniff.ts';
import { transactionTap } from './taps.ts';
import { textFilesIn } from './text-files.ts';

export async function readText(
  node: Node,
  content: Uint8Array,
  recognition: Recognition,
  tools: NodeTools,
): Promise<readonly NodeOutcome[]> {
  if (looksLikeTransactions(content))
    return [countText(node, content, 0, 'inattachment', recognition, tools)];
  if (isMailWithin(content, recognition)) return readEmbedded(node, content, tools);
  const facts = nodeFacts(node, content.length, recognition);
  const { outcomes: files, notes: fileNotes } = await textFilesIn(node, content, tools);
  if (files.length > 0) return [plainOutcome(facts, { notes: fileNotes }), ...files];
  if (tools.carries && isCarrier(node))
    return [countText(node, content, 0, 'inattachment', recognition, tools)];
  return [readPlainText(node, content, recognition, tools)];
}

function readPlainText(
  node: Node,
  content: Uint8Array,
  recognition: Recognition,
  tools: NodeTools,
): NodeOutcome {
  const facts = nodeFacts(node, content.length, recognition);
  const notes = isLog(content) ? readLog(content, node.path, tools) : null;
  if (notes !== null)
    return plainOutcome({ ...facts, format: 'log', why: 'its first lines are those of a log' }, { notes });
  const mbox = whyMbox(content);
  if (mbox === null) return plainOutcome(facts);
  const note = `part ${node.path}: an mbox; save it and open it to read its messages`;
  return plainOutcome({ ...facts, format: 'mbox', why: mbox }, { notes: [note] });
}

export async function readBody(
  node: Node,
  content: Uint8Array,
  tools: NodeTools,
): Promise<readonly NodeOutcome[]> {
  const start = findInbodyTransactions(content, tools.heartbeat.consumed)?.start ?? null;
  const recognition: Recognition = { format: 'text', why: 'the text of the message' };
  const own = start === null ? null : countBody(node, content, start, recognition, tools);
  const { outcomes: files, notes } = await textFilesIn(node, content, tools);
  const plain = own ?? plainOutcome(nodeFacts(node, content.length, recognition));
  return [{ ...plain, notes: [...plain.notes, ...notes] }, ...files];
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
  return plainOutcome(nodeFacts(node, content.length, recognition), { notes: [note] });
}

function countText(
  node: Node,
  content: Uint8Array,
  start: number,
  format: TransactionFormat,
  recognition: Recognition,
  tools: NodeTools,
): NodeOutcome {
  const counter = transactionTap(tools.limits, { part: node.path, offset: start });
  pourText(content.subarray(start), counter.tap, tools.heartbeat);
  const found = counter.end(true);
  // A letter to a person may hold a line that reads like an entry; nothing is wrong with the rest of it.
  const isMeant = tools.isDirSync || format === 'inattachment';
  const counted = countedOutcome(
    node.path,
    isMeant ? found : { ...found, lint: [], notes: [] },
    tools.limits,
  );
  const facts = nodeFacts(node, content.length, asTransactions(recognition, found.totals.readable));
  return {
    ...counted,
    facts: { ...facts, bytesOut: content.length, transactions: found.totals.readable },
    format,
    codec: codecOf(node, recognition.format),
    packed: node.packed,
  };
}

export function readUnknown(
  node: Node,
  content: Uint8Array,
  recognition: Recognition,
  { carries }: NodeTools,
): NodeOutcome {
  const facts = nodeFacts(node, content.length, recognition);
  if (!carries || !isCarrier(node)) return plainOutcome(facts);
  const detail = `${content.length} bytes of binary content: neither a known compression nor text (the internal format of Q159294 has no published layout)`;
  const failure: Failure = { kind: 'malformed-transactions', detail, part: node.path, offset: 0 };
  return plainOutcome(facts, { format: 'internal', failure });
}

/** What text is once entries were read in it. */
export function asTransactions(recognition: Recognition, readable: number): Recognition {
  return readable === 0 || recognition.format !== 'text'
    ? recognition
    : {
        format: 'transactions',
        why: `${readable === 1 ? 'an entry' : 'entries'} in Import format can be read`,
      };
}

/** Whether transactions are to be expected in it and nowhere else beside it. */
export function isCarrier({ role, isAlone }: Node): boolean {
  return role === 'attachment' && isAlone;
}
