/** Which of the rules a line sets off: by form and code first, so that hundreds of rules cost no more than a few. */
import { sourceKey } from '../../logs/event-source.ts';
import type { DiagnosedLine } from '../facts.ts';
import type { LinePattern, LineRule } from './model.ts';
import { groupBy } from '../../group-by.ts';

interface Watched {
  readonly rule: LineRule;
  readonly pattern: LinePattern;
  /** Of the pattern; null where any source will do. */
  readonly source: string | null;
  /** Form and code by which it is found. */
  readonly key: string;
}

type LineToMatch = Pick<DiagnosedLine, 'format' | 'code' | 'text' | 'facts'>;

/** @returns the rules that a line sets off, each once */
export function createRuleFinder(rules: readonly LineRule[]): (line: LineToMatch) => readonly LineRule[] {
  const watched = rules.flatMap((rule) =>
    rule.patterns.flatMap((pattern): Watched[] => {
      const source = pattern.source === undefined ? null : sourceKey(pattern.source);
      return keysOf(pattern).map((key) => ({ key, rule, pattern, source }));
    }),
  );
  const byKey = groupBy(watched, ({ key }) => key);
  return (line) => {
    const found: LineRule[] = [];
    let text: string | null = null;
    const from = line.facts?.kind === 'event' ? sourceKey(line.facts.source) : null;
    for (const key of lookups(line)) {
      for (const { rule, pattern, source } of byKey.get(key) ?? []) {
        if (found.includes(rule) || (source !== null && source !== from)) continue;
        text ??= line.text.toLowerCase();
        if (fits(pattern, text)) found.push(rule);
      }
    }
    return found;
  };
}

const ANY = '*';

function keysOf({ formats, codes }: LinePattern): readonly string[] {
  const forms = formats.length === 0 ? [ANY] : formats;
  return forms.flatMap((form) => (codes ?? [ANY]).map((code) => `${form} ${code}`));
}

function lookups({ format, code }: LineToMatch): readonly string[] {
  const form = format ?? 'none';
  const keys = [`${form} ${ANY}`, `${ANY} ${ANY}`];
  return code === null ? keys : [`${form} ${code}`, `${ANY} ${code}`, ...keys];
}

function fits({ text = [], without = [] }: LinePattern, small: string): boolean {
  return text.every((part) => small.includes(part)) && !without.some((part) => small.includes(part));
}
