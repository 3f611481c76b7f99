import { count } from '../../../shared/format/count.ts';
import { printable } from '../../../shared/format/printable.ts';
import type { Limits } from '../../../shared/limits.ts';
import type { PartFacts } from '../../../shared/model.ts';

export interface CutText {
  readonly text: string;
  /** Says what was cut; empty when nothing was. */
  readonly notes: readonly string[];
}

/** At most `limit` characters of a text that the sender chose and that may be as long as a header may be. */
export function cutText(what: string, text: string, limit: number): CutText {
  if (text.length <= limit) return { text, notes: [] };
  // Half of a surrogate pair is no text.
  const kept = text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '');
  return { text: kept, notes: [`the ${what} is longer than ${count(limit)} characters; cut`] };
}

/** Parts whose texts are cut; a message has up to a thousand, each with a header of its own. */
export function shownParts(
  parts: readonly PartFacts[],
  limits: Limits,
): { readonly parts: readonly PartFacts[]; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const shown = parts.map((part) => {
    const cut = (what: string, text: string): string => {
      const { text: kept, notes: said } = cutText(what, text, limits.shownFieldChars);
      notes.push(...said.map((note) => `part ${part.path}: ${note}`));
      return kept;
    };
    return {
      ...part,
      contentType: cut('content type', part.contentType),
      fileName: part.fileName === null ? null : cut('file name', printable(part.fileName)),
      encoding: cut('transfer encoding', part.encoding),
    };
  });
  return { parts: shown, notes };
}
