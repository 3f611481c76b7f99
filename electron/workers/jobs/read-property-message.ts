/** Reads a file that is a message in another form than mail: an Outlook message, or TNEF by itself. */
import type { Opened } from '../../../shared/formats/container.ts';
import type { Container } from '../../../shared/formats/names.ts';
import { nodeFacts } from '../nodes/node.ts';
import type { Node } from '../nodes/node.ts';
import { plainOutcome } from '../nodes/outcome.ts';
import { failureOf } from '../nodes/pour.ts';
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
  let opened: Opened;
  try {
    opened = tools.open(container, bytes, { limits: tools.limits, passed: tools.heartbeat.consumed });
  } catch (error) {
    const failure = failureOf(error, node.path);
    const facts = nodeFacts(node, bytes.length, tools.recognise(bytes));
    return { kind: 'unreadable', failure, parts: [{ ...facts, failure, failedAt: failure.offset }] };
  }
  const { envelope, isDirSync, notes } = readEnvelope(opened.headers ?? [], modifiedMs, tools.limits);
  tools.onEnvelope(envelope);
  const facts = nodeFacts(node, bytes.length, tools.recognise(bytes));
  const around = nodeTools(tools, envelope.kind, isDirSync);
  const members = await readMembers(node, bytes.length, container, opened, around);
  const from = container === 'msg' ? 'an Outlook message' : 'a TNEF file';
  return messageOf([plainOutcome(facts), ...members], envelope, tools, {
    isDirSync,
    notes: [
      `${from}: who, what and when are taken from its properties`,
      ...notes,
      ...opened.notes.map((note) => `part ${node.path}: ${note}`),
    ],
    nonDelivery: null,
    failure: null,
  });
}
