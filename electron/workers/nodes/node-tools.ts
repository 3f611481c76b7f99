/** What reading the nodes of one message needs. */
import type { DecoderSet } from '../decoder-set.ts';
import type { LogTools } from '../jobs/read-log.ts';
import type { ChainStep, Node, Steps } from './node.ts';
import type { NodeOutcome } from './outcome.ts';
import type { Tap } from './pour.ts';
import type { SniffTools } from './sniff.ts';

export interface NodeTools extends SniffTools, LogTools, DecoderSet {
  /** Whether the message is one that carries transactions: then an attachment that cannot be read as some has failed. */
  readonly carries: boolean;
  readonly isDirSync: boolean;
  /** Texts of bodies whose transactions were counted, and where; line ends do not count. */
  readonly bodies: Map<string, string>;
  /** Nodes that may still be read (`limits.mimeParts`). */
  readonly left: { nodes: number };
  readonly onPart: (path: string, codec: string) => void;
  /** What a node holds, and what that opens to: given, because what it opens to is read in the same way. */
  readonly readNode: (node: Node, content: Uint8Array, tools: NodeTools) => Promise<readonly NodeOutcome[]>;
  /** The same for content that comes step by step. */
  readonly readMember: (
    node: Node,
    bytesIn: number,
    open: () => Steps,
    tools: NodeTools,
  ) => Promise<readonly NodeOutcome[]>;
  /** Receives what comes out of compressed parts of the file, for each in the order of the file. */
  readonly tapFor?: (part: NonNullable<Node['part']>, chain: readonly ChainStep[]) => Tap;
}
