/** What has changed between the cards that are on the screen and those of now. Pure. */
import type { Finding } from '../../shared/diagnosis/model.ts';
import { count, counted } from '../../shared/format/count.ts';

export interface News {
  readonly added: number;
  readonly gone: number;
  readonly changed: number;
}

export function newsOf(shown: readonly Finding[], fresh: readonly Finding[]): News {
  const before = byKey(shown);
  const added = fresh.filter(({ key }) => !before.has(key)).length;
  const staying = fresh.length - added;
  const changed = fresh.filter((finding) => {
    const old = before.get(finding.key);
    return old !== undefined && !isSame(old, finding);
  }).length;
  return { added, gone: shown.length - staying, changed };
}

/** The first card that is new or tells other facts; null when cards have only gone. */
export function firstNews(shown: readonly Finding[], fresh: readonly Finding[]): string | null {
  const before = byKey(shown);
  const changed = fresh.filter((finding) => {
    const old = before.get(finding.key);
    return old === undefined || !isSame(old, finding);
  });
  // What is over is folded in.
  return (changed.find(({ isOver }) => !isOver) ?? changed[0])?.key ?? null;
}

function byKey(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  return new Map(findings.map((finding) => [finding.key, finding]));
}

/** Answers come from another process: nothing is the same object twice. */
function isSame(one: Finding, other: Finding): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

export function isNews({ added, gone, changed }: News): boolean {
  return added + gone + changed > 0;
}

/** "2 new causes, 1 no longer found, 3 with other numbers". */
export function newsText({ added, gone, changed }: News): string {
  return [
    added > 0 ? counted(added, 'new cause') : null,
    gone > 0 ? `${count(gone)} no longer found` : null,
    changed > 0 ? `${count(changed)} with other facts` : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
}
