/** Reads one file as a DirSync message: what it is, what it carries, and whether that can be decompressed and read. */
import { assertNever } from '../../../shared/assert-never.ts';
import { looksLikeTransactions } from '../../../shared/dirsync/detect.ts';
import type { TransactionTotals } from '../../../shared/dirsync/transactions.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { Limits } from '../../../shared/limits.ts';
import type { LintCount } from '../../../shared/diagnosis/facts.ts';
import { joinLintCounts } from '../../../shared/lint/counts.ts';
import { MBOX_REASON, whyNotMessage } from '../../../shared/mime/headers.ts';
import { readMimeStructure, walkParts } from '../../../shared/mime/structure.ts';
import type { MimePart } from '../../../shared/mime/structure.ts';
import type { MessageKind, PartFacts, TransactionFormat } from '../../../shared/model.ts';
import type { ReadResult } from '../protocol.ts';
import { decodePart, limitNote, pourText, provingTap, transactionTap } from './decode-part.ts';
import { readEnvelope } from './envelope.ts';
import { withProfile, withTransactions } from './foreign-profile.ts';
import { leavesOf } from './leaves.ts';
import type { Leaf } from './leaves.ts';
import { readBareFile } from './read-bare-file.ts';
import { readLog } from './read-log.ts';
import { readReport } from './read-report.ts';
import type { ReadTools } from './read-tools.ts';
import type { RegularFile } from './regular-file.ts';
import { shownParts } from './shown-text.ts';

interface LeafOutcome {
  readonly facts: PartFacts;
  readonly format: TransactionFormat;
  readonly failure: Failure | null;
  /** What was odd but did not stop reading. */
  readonly notes: readonly string[];
  /** Of the numbers before its transactions; left out where there are none. */
  readonly highestSequence?: number | null;
  /** Left out where there are no transactions. */
  readonly lint?: readonly LintCount[];
}

export async function readMessage(file: RegularFile, tools: ReadTools): Promise<ReadResult> {
  const reason = whyNotMessage(file.bytes);
  if (reason === MBOX_REASON) return { kind: 'unrecognised', reason };
  if (reason !== null) return readBareFile(file, reason, tools);
  const structure = readMimeStructure(file.bytes, tools.limits, tools.heartbeat.consumed);
  if (!structure.ok) return { kind: 'unreadable', failure: structure.error };
  const { root, notes, cutOff } = structure.value;
  const facts = readEnvelope(root.headers, file.modifiedMs, tools.limits);
  const { notes: envelopeNotes, isDirSync } = facts;
  const envelope = withProfile(facts.envelope, file.bytes, root, tools.heartbeat.consumed);
  if (envelope.from === null && envelope.to === null && envelope.subject === null) {
    // The text of an event log begins with fields too, and one of them is a Date.
    const logNotes = readLog(file.bytes, null, tools);
    if (logNotes !== null) return { kind: 'log', notes: logNotes };
  }
  tools.onEnvelope(envelope);
  tools.heartbeat.phase('decoding');

  const outcomes: LeafOutcome[] = [];
  let bytesOut = 0;
  for (const leaf of leavesOf(file.bytes, root, tools.heartbeat.consumed)) {
    const outcome = await readLeaf(leaf, { ...tools, kind: envelope.kind, isDirSync, alreadyOut: bytesOut });
    bytesOut += outcome.facts.bytesOut ?? 0;
    outcomes.push(outcome);
  }
  const shown = shownParts(partFacts(root, outcomes), tools.limits);
  // Of a message that is not DirSync's what is there may be read, with a note; it is never delivered.
  const ownFailure = isDirSync ? cutOff : null;
  const failure = ownFailure ?? outcomes.find((outcome) => outcome.failure !== null)?.failure ?? null;
  const payload = payloadOf(outcomes);
  const highest = highestOf(outcomes.map(({ highestSequence }) => highestSequence ?? null));
  return {
    kind: 'message',
    envelope: withTransactions(envelope, highest, failure === null ? payload.transactions : null),
    payload,
    parts: shown.parts,
    notes: [...envelopeNotes, ...notes, ...shown.notes, ...outcomes.flatMap((outcome) => outcome.notes)],
    lint: joinLintCounts(outcomes.map((outcome) => outcome.lint ?? [])),
    nonDelivery: readReport(envelope, file.bytes, root, tools.heartbeat.consumed),
    failure,
  };
}

function highestOf(sequences: readonly (number | null)[]): number | null {
  return sequences.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
}

interface LeafTools extends ReadTools {
  readonly kind: MessageKind;
  readonly isDirSync: boolean;
  readonly alreadyOut: number;
}

async function readLeaf(leaf: Leaf, tools: LeafTools): Promise<LeafOutcome> {
  const { detection, content, part } = leaf;
  switch (detection.kind) {
    case 'codec':
      return readCompressed(leaf, detection.codec, tools);
    case 'unsupported': {
      const detail = `${detection.name.toUpperCase()} data, which this version does not decompress`;
      const facts = leafFacts(leaf, detection.name);
      if (!tools.isDirSync)
        return { facts, format: 'none', failure: null, notes: [`part ${part.path}: ${detail}`] };
      return {
        facts,
        format: 'inattachment',
        failure: failureAt(leaf, 'unsupported-codec', detail),
        notes: [],
      };
    }
    case 'text':
      return leaf.role === 'body' ? readBody(leaf, tools) : readTextAttachment(leaf, tools);
    case 'unknown':
      if (!carriesTransactions(tools.kind))
        return { facts: leafFacts(leaf, 'none'), format: 'none', failure: null, notes: [] };
      return {
        facts: leafFacts(leaf, 'none'),
        format: 'internal',
        failure: failureAt(
          leaf,
          'malformed-transactions',
          `${content.length} bytes of binary content: neither a known compression nor text (the internal format of Q159294 has no published layout)`,
        ),
        notes: [],
      };
    default:
      return assertNever(detection);
  }
}

async function readCompressed(
  leaf: Leaf,
  codec: Parameters<typeof decodePart>[2],
  tools: LeafTools,
): Promise<LeafOutcome> {
  const { part, content } = leaf;
  tools.onPart(part.path, codec);
  const carries = carriesTransactions(tools.kind);
  const at = { part: part.path, offset: 0 };
  const counter = carries ? transactionTap(tools.limits, at) : provingTap(tools.limits, at);
  const extra = tools.tapFor?.(part);
  const decoded = await decodePart(tools, part.path, codec, content, tools.alreadyOut, (bytes) => {
    counter.tap(bytes);
    return extra?.(bytes) ?? true;
  });
  const found = counter.end(decoded.failure === null);
  const totals = found?.totals ?? null;
  return {
    facts: {
      ...leafFacts(leaf, codec),
      bytesOut: decoded.bytesOut,
      // A count of what came before the failure would pass for that of the whole.
      transactions: decoded.failure === null ? (totals?.readable ?? null) : null,
      failedAt: decoded.failure?.offset ?? null,
    },
    format: totals === null ? 'none' : 'inattachment',
    failure: decoded.failure ?? unreadable(leaf, totals),
    highestSequence: totals?.highestSequence ?? null,
    lint: found?.lint ?? [],
    notes: [
      ...ratioNote(leaf, decoded.bytesOut, tools.limits),
      ...(totals === null ? [] : limitNote(part.path, totals, tools.limits)),
      ...(found?.notes ?? []),
    ],
  };
}

function ratioNote({ part, content }: Leaf, bytesOut: number, limits: Limits): readonly string[] {
  const ratio = content.length === 0 ? 0 : Math.round(bytesOut / content.length);
  return ratio > limits.ratioWarning ? [`part ${part.path}: decompresses to ${ratio} times its size`] : [];
}

function readTextAttachment(leaf: Leaf, tools: LeafTools): LeafOutcome {
  const { content } = leaf;
  if (!carriesTransactions(tools.kind) && !looksLikeTransactions(content)) {
    const notes = readLog(content, leaf.part.path, tools) ?? [];
    return { facts: leafFacts(leaf, 'none'), format: 'none', failure: null, notes };
  }
  return countText(leaf, content, 'inattachment', tools);
}

function readBody(leaf: Leaf, tools: LeafTools): LeafOutcome {
  if (leaf.inbodyStart === null)
    return { facts: leafFacts(leaf, 'none'), format: 'none', failure: null, notes: [] };
  return countText(leaf, leaf.content.subarray(leaf.inbodyStart), 'inbody', tools);
}

function countText(leaf: Leaf, text: Uint8Array, format: TransactionFormat, tools: LeafTools): LeafOutcome {
  const { path } = leaf.part;
  const counter = transactionTap(tools.limits, { part: path, offset: leaf.inbodyStart ?? 0 });
  pourText(text, counter.tap, tools.heartbeat);
  const { totals, lint, notes } = counter.end(true);
  // A letter to a person may hold a line that reads like an entry; nothing is wrong with the rest of it.
  const isMeant = tools.isDirSync || format === 'inattachment';
  return {
    facts: { ...leafFacts(leaf, 'none'), bytesOut: leaf.content.length, transactions: totals.readable },
    format,
    failure: unreadable(leaf, totals),
    highestSequence: totals.highestSequence,
    lint: isMeant ? lint : [],
    notes: [...limitNote(path, totals, tools.limits), ...(isMeant ? notes : [])],
  };
}

/** Only a payload in which nothing can be read has failed; single unreadable entries are findings. */
function unreadable(leaf: Leaf, totals: TransactionTotals | null): Failure | null {
  if (totals === null || totals.readable > 0 || totals.firstProblem === null) return null;
  return {
    kind: 'malformed-transactions',
    detail: `none of ${totals.unreadable} lines can be read; the first: ${totals.firstProblem.problem}`,
    part: leaf.part.path,
    offset: null,
  };
}

function failureAt(leaf: Leaf, kind: Failure['kind'], detail: string): Failure {
  return { kind, detail, part: leaf.part.path, offset: 0 };
}

function carriesTransactions(kind: MessageKind): boolean {
  return kind === 'ReqTx' || kind === 'SrvTx';
}

function leafFacts({ part, content }: Leaf, codec: string): PartFacts {
  return {
    ...placeOf(part),
    bytes: content.length,
    codec,
    bytesOut: null,
    transactions: null,
    failedAt: null,
  };
}

function placeOf(
  part: MimePart,
): Pick<PartFacts, 'path' | 'contentType' | 'fileName' | 'encoding' | 'start' | 'end'> {
  const { path, contentType, fileName, encoding, bodyStart: start, bodyEnd: end } = part;
  return { path, contentType, fileName, encoding, start, end };
}

/** Every node of the tree in file order, leaves with what was found in them. */
function partFacts(root: MimePart, outcomes: readonly LeafOutcome[]): PartFacts[] {
  const found = new Map(outcomes.map(({ facts }) => [facts.path, facts]));
  const node = { codec: 'none', bytesOut: null, transactions: null, failedAt: null };
  return [...walkParts(root)].map(
    (part) => found.get(part.path) ?? { ...placeOf(part), ...node, bytes: part.bodyEnd - part.bodyStart },
  );
}

function payloadOf(outcomes: readonly LeafOutcome[]): Extract<ReadResult, { kind: 'message' }>['payload'] {
  const carrying = outcomes.filter(({ format, facts }) => format !== 'none' || facts.codec !== 'none');
  const sum = (value: (facts: PartFacts) => number): number =>
    carrying.reduce((total, { facts }) => total + value(facts), 0);
  return {
    format: carrying.find(({ format }) => format !== 'none')?.format ?? 'none',
    codec: carrying.find(({ facts }) => facts.codec !== 'none')?.facts.codec ?? 'none',
    bytesIn: sum(({ bytes }) => bytes),
    bytesOut: sum(({ bytesOut }) => bytesOut ?? 0),
    transactions: sum(({ transactions }) => transactions ?? 0),
  };
}
