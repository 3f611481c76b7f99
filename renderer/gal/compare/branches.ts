/** Networks and post offices that differences can be narrowed to. */
import type { GalBranch } from '../../../shared/contract/gal.ts';
import type { TreeNode } from '../../../shared/contract/gal-values.ts';
import { ask } from '../../api.ts';
import type { Side } from './sides.ts';

export interface BranchOption {
  readonly key: string;
  readonly name: string;
  readonly branch: GalBranch;
}

/** Of both sides; a file has no tree of its own, and what only it has is found by searching. */
export async function fetchBranches(sides: readonly (Side | null)[]): Promise<readonly BranchOption[]> {
  const trees = await Promise.all(sides.map((side) => treeOf(side)));
  return branchOptions(trees.flat());
}

async function treeOf(side: Side | null): Promise<readonly TreeNode[]> {
  if (side?.kind !== 'view') return [];
  const { view, cycle } = side;
  const sort = { by: 'name', descending: false } as const;
  const answer = await ask('gal.tree', { view, cycle, search: '', branch: null, templates: 'any', sort });
  return answer.ok ? answer.value : [];
}

/** Each branch once, a network before its post offices. */
export function branchOptions(nodes: readonly TreeNode[]): readonly BranchOption[] {
  const options = new Map<string, BranchOption>();
  const add = (name: string, branch: GalBranch): void => {
    const key = JSON.stringify(branch);
    if (!options.has(key)) options.set(key, { key, name, branch });
  };
  for (const network of nodes) {
    add(network.name, network.branch);
    for (const child of network.children) {
      const name = child.branch.postOffice === null ? child.name : `${network.name}/${child.name}`;
      add(name, child.branch);
    }
  }
  return [...options.values()].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
