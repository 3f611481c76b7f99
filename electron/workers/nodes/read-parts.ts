/** Reads the parts of a MIME message one after the other, only one of them in memory besides the message. */
import { readMimeStructure, walkParts } from '../../../shared/mime/structure.ts';
import type { MimePart } from '../../../shared/mime/structure.ts';
import { isBody } from '../jobs/body.ts';
import { transferDecoded } from '../jobs/transfer-encoding.ts';
import { nodeFacts, nodeOfPart } from './node.ts';
import type { Node } from './node.ts';
import { plainOutcome } from './outcome.ts';
import type { NodeOutcome } from './outcome.ts';
import type { NodeTools } from './node-tools.ts';

/**
 * All nodes of the message in its order, each before what it holds.
 * @param within the node that the message is the content of; null for the file itself
 */
export async function readParts(
  message: Uint8Array,
  root: MimePart,
  within: Node | null,
  tools: NodeTools,
): Promise<NodeOutcome[]> {
  const outcomes: NodeOutcome[] = [];
  for (const part of walkParts(root)) {
    const node = nodeOfPart(part, isBody(part) ? 'body' : 'attachment', within);
    if (part.children.length > 0) {
      outcomes.push(plainOutcome(nodeFacts(node, part.bodyEnd - part.bodyStart, partsOf(part))));
    } else {
      const content = transferDecoded(message, part, tools.heartbeat.consumed);
      outcomes.push(...(await tools.readNode(node, content, tools)));
    }
  }
  return outcomes;
}

function partsOf({ contentType }: MimePart) {
  const isMessage = contentType === 'message/rfc822';
  return { format: isMessage ? 'message' : 'multipart', why: `its header says ${contentType}` } as const;
}

/** The path of a mail message that is the content of a node. */
export function embeddedPath(path: string): string {
  return `${path}/1`;
}

/** A mail message that a node holds. */
export async function readEmbedded(
  node: Node,
  content: Uint8Array,
  tools: NodeTools,
): Promise<readonly NodeOutcome[]> {
  const facts = nodeFacts(node, content.length, {
    format: 'message',
    why: 'begins with the headers of a mail',
  });
  const path = embeddedPath(node.path);
  const structure = readMimeStructure(content, tools.limits, tools.heartbeat.consumed, path);
  if (!structure.ok) {
    const note = `part ${node.path}: the message in it could not be read: ${structure.error.detail}`;
    return [plainOutcome(facts, { notes: [note] })];
  }
  const { root, notes } = structure.value;
  const shown = notes.map((note) => `in part ${node.path}: ${note}`);
  return [plainOutcome(facts, { notes: shown }), ...(await readParts(content, root, node, tools))];
}
