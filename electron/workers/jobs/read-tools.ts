import type { Envelope } from '../../../shared/facts.ts';
import type { MessageKind } from '../../../shared/model.ts';
import type { NodeTools } from '../nodes/node-tools.ts';
import { readMember, readNode } from '../nodes/read-node.ts';

/** What reading a message needs, and whom it tells on the way. */
export interface ReadTools extends Omit<
  NodeTools,
  'carries' | 'isDirSync' | 'left' | 'bodies' | 'spent' | 'keeping' | 'readNode' | 'readMember'
> {
  readonly onEnvelope: (envelope: Envelope) => void;
}

/** The same for the nodes of one message. */
export function nodeTools(tools: ReadTools, kind: MessageKind, isDirSync: boolean): NodeTools {
  return {
    ...tools,
    isDirSync,
    carries: kind === 'ReqTx' || kind === 'SrvTx',
    left: { nodes: tools.limits.mimeParts },
    bodies: new Map(),
    keeping: { left: tools.limits.nestedBytes },
    spent: { bytesOut: 0 },
    readNode,
    readMember,
  };
}
