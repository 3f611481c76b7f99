/** Reads a file that is a message in another form than mail: an Outlook message, or TNEF by itself. */
import type { Container } from '../../../shared/formats/names.ts';
import { nodeFacts } from '../nodes/node.ts';
import type { Node } from '../nodes/node.ts';
import { plainOutcome } from '../nodes/outcome.ts';
import { openedOr, unreadOf } from '../nodes/opened-or.ts';
import { readMembers } from '../nodes/read-node.ts';
import type { ReadResult } from '../protocol.ts';
import { readEnvelope } from './envelope.ts';
import { messageOf } from './message-of.ts';
import { nodeTools } from './read-tools.ts';
import type { ReadTools } from './read-tools.ts';
import type { RegularFile } from './regular-file.ts';

export async function readPropertyMessage(
  { bytes, modifiedMs }: RegularFile,
  node: Node,
  container: Extract<Container, 'tnef' | 'msg'>,
  tools: ReadTools,
): Promise<ReadResult> {
  const facts = nodeFacts(node, bytes.length, tools.recognise(bytes));
  const opened = openedOr(node.path, bytes, container, tools);
  if ('kind' in opened) {
    const parts = [{ ...facts, failure: opened, failedAt: opened.offset }];
    return { kind: 'unreadable', failure: opened, parts };
  }
  const { envelope, isDirSync, notes } = readEnvelope(opened.headers ?? [], modifiedMs, tools.limits);
  tools.onEnvelope(envelope);
  const around = nodeTools(tools, envelope.kind, isDirSync);
  const members = await readMembers(node, bytes.length, container, opened, around);
  const from = container === 'msg' ? 'an Outlook message' : 'a TNEF file';
  const failure = unreadOf(opened, node.path);
  const own = plainOutcome({ ...facts, failedAt: failure?.offset ?? null }, { failure });
  return messageOf([own, ...members], envelope, tools, {
    isDirSync,
    notes: [
      `${from}: who, what and when are taken from its properties`,
      ...notes,
      ...opened.notes.map((note) => `part ${node.path}: ${note}`),
    ],
    nonDelivery: null,
    // What is missing of the file may be what it is about.
    failure,
  });
}
