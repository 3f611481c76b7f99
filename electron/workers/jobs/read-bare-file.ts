/**
 * Reads a file that is no mail message: a transaction file (Import format), compressed or not; a message in another form;
 * a log; something to compare an address list with. It is taken as one only when its content proves it.
 */
import { looksLikeTransactions } from '../../../shared/dirsync/detect.ts';
import type { Envelope } from '../../../shared/facts.ts';
import { whyAddressList } from '../../../shared/formats/address-list.ts';
import { badmailReason } from '../../../shared/formats/badmail.ts';
import { whyMailboxIndex } from '../../../shared/formats/mailbox-index.ts';
import { codecName, formatLabel, isCodec } from '../../../shared/formats/names.ts';
import type { Recognition } from '../../../shared/formats/recognise.ts';
import { isUtf16 } from '../../../shared/logs/log-source.ts';
import { nodeFacts } from '../nodes/node.ts';
import type { Node } from '../nodes/node.ts';
import { partsOf } from '../nodes/outcome.ts';
import type { NodeOutcome } from '../nodes/outcome.ts';
import { readNode } from '../nodes/read-node.ts';
import { leftOpen } from '../nodes/read-text.ts';
import type { ReadResult } from '../protocol.ts';
import { messageOf } from './message-of.ts';
import { readLog } from './read-log.ts';
import { readPropertyMessage } from './read-property-message.ts';
import { nodeTools } from './read-tools.ts';
import type { ReadTools } from './read-tools.ts';
import type { RegularFile } from './regular-file.ts';

/** @param notMessage why it is no message: the reason given when it is nothing else either */
export async function readBareFile(
  file: RegularFile,
  notMessage: string,
  tools: ReadTools,
): Promise<ReadResult> {
  const { bytes } = file;
  const recognition = tools.recognise(bytes);
  tools.heartbeat.phase('decoding');
  if (bytes.length === 0) return unrecognised(notMessage, []);
  switch (recognition.format) {
    case 'tnef':
    case 'msg':
      return readPropertyMessage(file, wholeFile(bytes.length), recognition.format, tools);
    case 'text':
    case 'unknown':
      return readSettled(file, notMessage, recognition, tools);
    default:
      return readPacked(file, notMessage, recognition, tools);
  }
}

/** Content that needs no decoding. A log with a line of control bytes is still a log, and some are saved in UTF-16. */
async function readSettled(
  file: RegularFile,
  notMessage: string,
  recognition: Recognition,
  tools: ReadTools,
): Promise<ReadResult> {
  const { bytes } = file;
  if (!looksLikeTransactions(bytes)) {
    const aside = asideOf(bytes, recognition);
    if (aside !== null) return aside;
    const notes = readLog(bytes, null, tools);
    if (notes !== null) return { kind: 'log', notes };
  }
  const outcomes = await readNode(wholeFile(bytes.length), bytes, nodeTools(tools, 'Other', false));
  return (
    transactionFile(file, outcomes, tools) ??
    unrecognised(`${notMessage}; ${nothingIn(bytes, recognition)}`, outcomes)
  );
}

function asideOf(bytes: Uint8Array, recognition: Recognition): ReadResult | null {
  const found = [
    { role: 'address-list', why: whyAddressList(bytes) },
    { role: 'mailbox-index', why: whyMailboxIndex(bytes) },
  ] as const;
  for (const { role, why } of found) {
    if (why === null) continue;
    const facts = nodeFacts(wholeFile(bytes.length), bytes.length, { format: role, why });
    return {
      kind: 'aside',
      role,
      form: why,
      parts: [{ ...facts, codec: codecName(recognition.format) }],
      notes: [],
    };
  }
  return null;
}

function nothingIn(bytes: Uint8Array, recognition: Recognition): string {
  const badmail = badmailReason(bytes);
  if (badmail !== null) return badmail;
  // The mark is two bytes only, so it proves no text.
  if (isUtf16(bytes)) return `marked as UTF-16, which is read in logs only${leftOpen(recognition)}`;
  if (recognition.format === 'text') return 'text, but neither transactions nor a log';
  return `binary content of no known kind${leftOpen(recognition)}`;
}

async function readPacked(
  file: RegularFile,
  notMessage: string,
  recognition: Recognition,
  tools: ReadTools,
): Promise<ReadResult> {
  const { bytes } = file;
  const outcomes = await readNode(wholeFile(bytes.length), bytes, nodeTools(tools, 'Other', false));
  const failure = outcomes.find((outcome) => outcome.failure !== null)?.failure ?? null;
  const holdsSome = outcomes.some(({ format }) => format !== 'none');
  // One in a thousand random files begins like zlib data: without a transaction it is no damaged transaction file.
  if (failure !== null && (holdsSome || recognition.format !== 'zlib'))
    return { kind: 'unreadable', failure, parts: partsOf(outcomes) };
  if (failure !== null) return unrecognised(`${notMessage}; binary content of no known kind`, outcomes);
  const what = isCodec(recognition.format) ? recognition.format : formatLabel(recognition.format);
  return (
    transactionFile(file, outcomes, tools) ??
    unrecognised(`${what} data, but what it holds are no transactions`, outcomes)
  );
}

/** The file as the one node of itself. */
function wholeFile(bytes: number): Node {
  return {
    path: '1',
    name: null,
    contentType: '',
    encoding: '',
    range: [0, bytes],
    role: 'attachment',
    part: null,
    chain: [],
    packed: null,
    given: null,
    isAlone: true,
    isAlternative: false,
  };
}

function unrecognised(reason: string, outcomes: readonly NodeOutcome[]): ReadResult {
  return { kind: 'unrecognised', reason, parts: partsOf(outcomes) };
}

/** Null when there is no transaction in it. */
function transactionFile(
  { modifiedMs }: RegularFile,
  outcomes: readonly NodeOutcome[],
  tools: ReadTools,
): ReadResult | null {
  if (!outcomes.some(({ format }) => format !== 'none')) return null;
  const envelope: Envelope = { ...NO_ENVELOPE, dateMs: Math.round(modifiedMs) };
  const notes = ['a transaction file without a mail envelope'];
  return messageOf(outcomes, envelope, tools, { isDirSync: false, notes, nonDelivery: null, failure: null });
}

const NO_ENVELOPE: Omit<Envelope, 'dateMs'> = {
  kind: 'Other',
  from: null,
  to: null,
  subject: null,
  dateSource: 'mtime',
  arrivedMs: null,
  requestor: null,
  server: null,
  sync: null,
};
