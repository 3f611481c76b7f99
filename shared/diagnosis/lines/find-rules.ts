/** Which of the rules a line sets off: by form and code first, so that hundreds of rules cost no more than a few. */
import type { DiagnosedLine } from '../facts.ts';
import type { LinePattern, LineRule } from './model.ts';

interface Watched {
  readonly rule: LineRule;
  readonly pattern: LinePattern;
}

type LineToMatch = Pick<DiagnosedLine, 'format' | 'code' | 'text' | 'facts'>;

/** @returns the rules that a line sets off, each once */
export function createRuleFinder(rules: readonly LineRule[]): (line: LineToMatch) => readonly LineRule[] {
  const byKey = new Map<string, Watched[]>();
  for (const rule of rules)
    for (const pattern of rule.patterns)
      for (const key of keysOf(pattern)) {
        const known = byKey.get(key);
        if (known === undefined) byKey.set(key, [{ rule, pattern }]);
        else known.push({ rule, pattern });
      }
  return (line) => {
    const found: LineRule[] = [];
    let text: string | null = null;
    for (const key of lookups(line)) {
      for (const { rule, pattern } of byKey.get(key) ?? []) {
        text ??= line.text.toLowerCase();
        if (!found.includes(rule) && fits(pattern, line, text)) found.push(rule);
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

function fits({ source, text = [], without = [] }: LinePattern, line: LineToMatch, small: string): boolean {
  if (source !== undefined && !isFrom(source, line)) return false;
  return text.every((part) => small.includes(part)) && !without.some((part) => small.includes(part));
}

function isFrom(source: string, { facts }: LineToMatch): boolean {
  return facts?.kind === 'event' && facts.source.toLowerCase() === source.toLowerCase();
}
