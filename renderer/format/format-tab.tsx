import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { fileNode } from '../files/file-kinds.ts';
import { useFileThatIsNoMessage } from '../files/files-store.ts';
import { Empty } from '../ui/refusal.tsx';
import type { MessageDetail } from '../../shared/model.ts';
import { chosenPath, useFormat } from './format-store.ts';
import { NodeCard } from './node-card.tsx';
import { NodeTree } from './node-tree.tsx';
import { nodesOf } from './node-tree.ts';
import './format.css';

/** The containers and codecs of a message from the outside in, and everything about the node that is chosen. */
export function FormatTab({ detail }: { readonly detail: MessageDetail }): ReactElement {
  const file = useFileThatIsNoMessage(detail.row.id);
  const nodes = useMemo(() => nodesOf(detail, file && fileNode(file)), [detail, file]);
  const chosen = useFormat((state) => state.chosen);
  const path = chosenPath(detail, nodes, chosen);
  const part = nodes.find((node) => node.path === path);
  if (part === undefined) return <Empty text="Nothing of it could be read." />;
  return (
    <div className="format-tab">
      <NodeTree nodes={nodes} chosen={path} />
      {/* By path, so that no scroll position of the node before stays. */}
      <NodeCard key={path} detail={detail} nodes={nodes} part={part} />
    </div>
  );
}
