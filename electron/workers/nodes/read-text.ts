/** Reads content that needs no opening: transactions, a log, a message within, a text that files are written into. */
import { looksLikeTransactions } from '../../../shared/dirsync/detect.ts';
import type { Failure } from '../../../shared/failure.ts';
import { counted } from '../../../shared/format/count.ts';
import { whyMbox } from '../../../shared/formats/mbox/recognise.ts';
import type { Recognition } from '../../../shared/formats/recognise.ts';
import { isUtf16 } from '../../../shared/logs/log-source.ts';
import { isKnownEncoding } from '../../../shared/mime/transfer-encoding.ts';
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
  const { outcomes: files, notes, failure } = await textFilesIn(node, content, tools);
  if (files.length > 0) return [plainOutcome(facts, { notes, failure }), ...files];
  const other = otherText(node, content, tools);
  if (other !== null) return [asOther(node, content, { ...recognition, ...other.recognition }, other, tools)];
  if (tools.carries && isCarrier(node))
    return [countText(node, content, 0, 'inattachment', recognition, tools)];
  return [plainOutcome(facts)];
}

/** Text that is known to be something else than transactions. */
interface OtherText {
  /** Empty where the text is no more than text. */
  readonly recognition: Partial<Recognition>;
  readonly what: string;
  /** Where to go with it; null when nothing has to be done. */
  readonly advice: string | null;
  readonly notes: readonly string[];
}

function otherText(node: Node, content: Uint8Array, tools: NodeTools): OtherText | null {
  if (node.encoding !== '' && !isKnownEncoding(node.encoding)) {
    const what = `text in the transfer encoding "${node.encoding}", which is not known`;
    return { recognition: {}, what, advice: null, notes: [] };
  }
  const notes = isLog(content) ? readLog(content, node.path, tools) : null;
  if (notes !== null) {
    const recognition = { format: 'log', why: 'its first lines are those of a log' } as const;
    return { recognition, what: 'a log', advice: null, notes };
  }
  const mbox = whyMbox(content);
  if (mbox !== null) {
    const advice = 'save it and open it to read its messages';
    return { recognition: { format: 'mbox', why: mbox }, what: 'an mbox', advice, notes: [] };
  }
  if (!isUtf16(content)) return null;
  return { recognition: {}, what: 'UTF-16 text', advice: null, notes: [] };
}

function asOther(
  node: Node,
  content: Uint8Array,
  recognition: Recognition,
  { what, advice, notes }: OtherText,
  { carries }: NodeTools,
): NodeOutcome {
  const facts = nodeFacts(node, content.length, recognition);
  const todo = advice === null ? '' : `; ${advice}`;
  if (carries && isCarrier(node)) {
    const detail = `${what}, in which no transactions are read${todo}`;
    const failure: Failure = { kind: 'malformed-transactions', detail, part: node.path, offset: null };
    return plainOutcome(facts, { format: 'inattachment', failure, notes, packed: node.packed });
  }
  const told = advice === null ? [] : [`part ${node.path}: ${what}${todo}`];
  return plainOutcome(facts, { notes: [...notes, ...told] });
}

export function countText(
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
  const { readable } = found.totals;
  const facts = nodeFacts(node, content.length, asTransactions(recognition, readable));
  return plainOutcome(
    { ...facts, bytesOut: content.length, transactions: readable },
    {
      ...countedOutcome(node.path, isMeant ? found : { ...found, lint: [], notes: [] }, tools.limits),
      format,
      codec: codecOf(node, recognition.format),
      packed: node.packed,
    },
  );
}

export function readUnknown(
  node: Node,
  content: Uint8Array,
  recognition: Recognition,
  { carries }: NodeTools,
): NodeOutcome {
  const facts = nodeFacts(node, content.length, recognition);
  if (!carries || !isCarrier(node)) return plainOutcome(facts);
  const detail = `${counted(content.length, 'byte')} of binary content: neither a known compression nor text (the internal format of Q159294 has no published layout)${leftOpen(recognition)}`;
  const failure: Failure = { kind: 'malformed-transactions', detail, part: node.path, offset: 0 };
  return plainOutcome(facts, { format: 'internal', failure, packed: node.packed });
}

/** What has to be added where content is said to be of no known kind. */
export function leftOpen({ unsettled }: Recognition): string {
  return unsettled === undefined ? '' : `; ${unsettled}`;
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
