/** What the list of entries is narrowed to, apart from whose list it is and at which cycle. Pure. */
import type { GalBranch, GalQuery } from '../../../shared/contract/gal.ts';
import type { TreeNode } from '../../../shared/contract/gal-values.ts';
import { entriesIn } from '../gal-headline.ts';
import { branchKey } from './tree-rows.ts';

export interface Narrowing {
  readonly search: string;
  readonly branch: GalBranch | null;
  readonly templates: GalQuery['templates'];
}

export const NOT_NARROWED: Narrowing = { search: '', branch: null, templates: 'any' };

export const TEMPLATE_CHOICES: readonly { readonly key: GalQuery['templates']; readonly word: string }[] = [
  { key: 'any', word: 'Any template values' },
  { key: 'with', word: 'With template values' },
  { key: 'without', word: 'Without template values' },
];

export function isNarrowed({ search, branch, templates }: Narrowing): boolean {
  return search.trim() !== '' || branch !== null || templates !== 'any';
}

export function isSameNarrowing(one: Narrowing, other: Narrowing): boolean {
  return (
    one.search === other.search &&
    one.templates === other.templates &&
    branchKey(one.branch) === branchKey(other.branch)
  );
}

/** Entries by the key of their branch, the whole list among them; a branch without any is not in it. */
export function entriesByBranch(tree: readonly TreeNode[]): ReadonlyMap<string, number> {
  const entries = new Map([[branchKey(null), entriesIn(tree)]]);
  const visit = (node: TreeNode): void => {
    entries.set(branchKey(node.branch), node.entries);
    node.children.forEach(visit);
  };
  tree.forEach(visit);
  return entries;
}

/** "NORTH/PO1, PCM", "SMTP". */
export function branchName(branch: GalBranch): string {
  const place = [branch.network ?? '', branch.postOffice ?? ''].filter((part) => part !== '').join('/');
  return [place, branch.type ?? ''].filter((part) => part !== '').join(', ') || 'No network';
}
