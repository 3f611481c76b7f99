/** The tree of networks, post offices and address types as the rows that are open. Pure. */
import type { GalBranch } from '../../../shared/contract/gal.ts';
import type { TreeNode } from '../../../shared/contract/gal-values.ts';

export interface TreeRow {
  readonly key: string;
  /** Null is the whole list. */
  readonly branch: GalBranch | null;
  readonly name: string;
  readonly entries: number;
  /** From 1, as assistive technology counts. */
  readonly level: number;
  /** Place among its siblings, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
  readonly parent: string | null;
  /** Null where nothing is below. */
  readonly isOpen: boolean | null;
}

export const WHOLE_KEY = 'all';

export function branchKey(branch: GalBranch | null): string {
  return branch === null ? WHOLE_KEY : JSON.stringify([branch.network, branch.postOffice, branch.type]);
}

/**
 * All rows that can be seen; the first one is the whole list and holds the others.
 * @param toggled keys of the rows that are not as they begin
 */
export function treeRows(
  tree: readonly TreeNode[],
  toggled: ReadonlySet<string>,
  entries: number,
): readonly TreeRow[] {
  const isOpen = isOpenNode(WHOLE_KEY, 1, toggled);
  const rows: TreeRow[] = [
    {
      key: WHOLE_KEY,
      branch: null,
      name: 'All entries',
      entries,
      level: 1,
      position: 1,
      siblings: 1,
      parent: null,
      isOpen: tree.length === 0 ? null : isOpen,
    },
  ];
  if (isOpen) addRows(rows, tree, toggled, 2, WHOLE_KEY);
  return rows;
}

function addRows(
  rows: TreeRow[],
  nodes: readonly TreeNode[],
  toggled: ReadonlySet<string>,
  level: number,
  parent: string,
): void {
  nodes.forEach((node, index) => {
    const key = branchKey(node.branch);
    const isOpen = node.children.length === 0 ? null : isOpenNode(key, level, toggled);
    rows.push({
      key,
      branch: node.branch,
      name: node.name,
      entries: node.entries,
      level,
      position: index + 1,
      siblings: nodes.length,
      parent,
      isOpen,
    });
    if (isOpen === true) addRows(rows, node.children, toggled, level + 1, key);
  });
}

/** Levels that begin open: the whole list and the networks. */
const OPEN_LEVELS = 2;

function isOpenNode(key: string, level: number, toggled: ReadonlySet<string>): boolean {
  return level <= OPEN_LEVELS ? !toggled.has(key) : toggled.has(key);
}
