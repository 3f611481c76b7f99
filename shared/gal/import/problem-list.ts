import { IMPORT_PROBLEMS_KEPT } from './model.ts';
import type { ImportProblem } from './model.ts';

export interface ProblemList {
  tell(line: number, text: string): void;
  /** Something that a hostile file can repeat in every value: told once, where it was first met, with its number. */
  tellOnce(line: number, text: string): void;
  result(): { readonly problems: readonly ImportProblem[]; readonly problemsTotal: number };
}

/** Longest text of a problem: it may quote what a stranger wrote. */
const TEXT_CHARS = 400;

export function createProblemList(): ProblemList {
  const kept: ImportProblem[] = [];
  const repeated = new Map<string, { readonly line: number; times: number }>();
  let total = 0;
  const keep = (line: number, text: string): void => {
    total += 1;
    if (kept.length < IMPORT_PROBLEMS_KEPT) kept.push({ line, text: text.slice(0, TEXT_CHARS) });
  };
  return {
    tell: keep,
    tellOnce(line, text) {
      const known = repeated.get(text);
      if (known === undefined) repeated.set(text, { line, times: 1 });
      else known.times += 1;
    },
    result() {
      const once = [...repeated].map(([text, { line, times }]) => ({
        line,
        text: times === 1 ? text : `${text} (${times} times)`,
      }));
      // They are few and concern the whole file: never the ones that are left out.
      return { problems: [...once, ...kept], problemsTotal: total + once.length };
    },
  };
}

/** What stands in a file, short enough to be quoted in a sentence. */
export function quoted(text: string): string {
  return text.length <= 60 ? `"${text}"` : `"${text.slice(0, 60)}…"`;
}
