import type { LintEntry } from './rule.ts';

const PCM_NAMES: ReadonlySet<string> = new Set(['', 'PCM', 'MS', 'CSI', 'FFAPI']);
const NODE_TYPES: ReadonlySet<string> = new Set(['SNADS', 'PROFS', 'OV']);

/** The address list that an entry belongs to: a post office, a node of a gateway, or all of a type. In capitals. */
export function listOf({ type, address }: Pick<LintEntry, 'type' | 'address'>): string {
  const isPcm = PCM_NAMES.has(type);
  if (!isPcm && !NODE_TYPES.has(type)) return type;
  const [first = '', second = ''] = address.split('/', 2);
  return `${isPcm ? 'PCM' : type}:${first}/${second}`.toUpperCase();
}
