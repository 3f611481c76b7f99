/** Template lines: [12] [21] [22] [24] [37] (Q96001, Q96002). */
import { decodeText } from '../../dirsync/code-pages.ts';
import { readTemplateField, readTemplateValue } from '../../dirsync/entry-lines.ts';
import { skipBlanks, trimEnd } from '../../dirsync/transaction-line.ts';
import type { LintFinding } from '../model.ts';
import { findingAt, NOTHING, placeOf, quoted } from '../rule.ts';
import type { LintEntry, LintLine, LintRule, Say } from '../rule.ts';
import { listOf } from '../lists.ts';

const WITHOUT_TEMPLATES: ReadonlySet<string> = new Set(['MCI', 'X400', 'SMTP', 'MHS', 'MSMAIL', 'FAX']);
/** Template definitions that are remembered; a payload has one for each address list. */
export const TEMPLATES_REMEMBERED = 1_000;
export const PROMPTS_REMEMBERED = 200;
/** From so many lines on templates are too large for some programs (Q148770). */
export const LARGE_TEMPLATE = 50;

export function createTemplateRule(): LintRule {
  const prompts = createPromptMemory();
  return {
    line(line, say) {
      if (line.role === 'entry' && line.entry.code === 'T') {
        prompts.define(line.entry);
        checkDefinition(line, say);
      }
      if (line.role === 'field') checkField(line, prompts, say);
      if (line.role === 'template') checkValue(line, prompts, say);
    },
    unchecked: prompts.unchecked,
  };
}

function checkDefinition(line: LintLine, say: Say): void {
  const { entry, facts } = line;
  if (!WITHOUT_TEMPLATES.has(entry.type)) return;
  const reason = `${entry.type} addresses have no templates; none can be defined`;
  const what = { rule: 'template-not-allowed', code: 24, severity: 'error', reason } as const;
  say(findingAt(line, facts.codeStart, facts.addressEnd, what));
}

function checkValue(line: LintLine, prompts: PromptMemory, say: Say): void {
  const { bytes, start, entry } = line;
  const hyphen = skipBlanks(bytes, start, line.end);
  const text = decodeText(line.codePage, bytes, hyphen, trimEnd(bytes, hyphen, line.end));
  const at = (what: Pick<LintFinding, 'rule' | 'code' | 'reason'>): void =>
    say(findingAt(line, hyphen, line.end, { ...what, severity: 'error' }));
  if (hyphen > start) say(hyphenOutOfPlace(line, hyphen));
  const value = readTemplateValue(text);
  if (value === null) {
    const reason = `no / between prompt and value in ${quoted(text)}`;
    at({ rule: 'no-template-slash', code: 22, reason });
  } else if (!WITHOUT_TEMPLATES.has(entry.type) && prompts.isUnknown(entry, value.prompt)) {
    const reason = `the template of ${listOf(entry)} in this text has no prompt ${quoted(value.prompt)}`;
    at({ rule: 'unknown-prompt', code: 37, reason });
  }
  if (WITHOUT_TEMPLATES.has(entry.type)) {
    const reason = `${entry.type} addresses have no templates; ${quoted(text)} is not allowed`;
    at({ rule: 'template-not-allowed', code: 24, reason });
  }
}

function hyphenOutOfPlace(line: LintLine, hyphen: number): LintFinding {
  return findingAt(line, line.start, hyphen + 1, {
    rule: 'hyphen-not-in-column-1',
    code: 12,
    severity: 'error',
    reason: `the hyphen stands in column ${hyphen - line.start + 1}, not in column 1`,
    repair: {
      start: placeOf(line, line.start),
      end: placeOf(line, hyphen),
      replacement: NOTHING,
      text: 'puts the hyphen into column 1',
    },
  });
}

function largeTemplate(line: LintLine, from: number): LintFinding {
  const reason = `the template of ${listOf(line.entry)} has ${LARGE_TEMPLATE} fields and more: programs before 3.5.22 hang or fault on so many (Q148770)`;
  const what = { rule: 'large-template', code: null, severity: 'warning', reason } as const;
  return findingAt(line, from, line.end, what);
}

function checkField(line: LintLine, prompts: PromptMemory, say: Say): void {
  const from = skipBlanks(line.bytes, line.start, line.end);
  const text = decodeText(line.codePage, line.bytes, from, trimEnd(line.bytes, from, line.end));
  const field = readTemplateField(text);
  if (field !== null) {
    if (prompts.add(field.prompt) === LARGE_TEMPLATE) say(largeTemplate(line, from));
    return;
  }
  const reason = `${quoted(text)} is not of the form Prompt:~column~length~flags~default~`;
  say(findingAt(line, from, line.end, { rule: 'bad-template-field', code: 21, severity: 'error', reason }));
}

type PromptMemory = ReturnType<typeof createPromptMemory>;

/** Prompts of the templates that the payload itself defines; of others nothing is known. */
function createPromptMemory() {
  const byList = new Map<string, Set<string>>();
  let current: Set<string> | null = null;
  let fields = 0;
  let isFull = false;
  return {
    define(entry: LintEntry): void {
      fields = 0;
      current = byList.size < TEMPLATES_REMEMBERED ? new Set() : null;
      isFull ||= current === null;
      if (current !== null) byList.set(listOf(entry), current);
    },
    /** How many fields the definition at hand has now. */
    add(prompt: string): number {
      fields += 1;
      if (current === null) return fields;
      if (current.size < PROMPTS_REMEMBERED) current.add(prompt.toUpperCase());
      else isFull = true;
      return fields;
    },
    isUnknown(entry: LintEntry, prompt: string): boolean {
      const known = byList.get(listOf(entry));
      // A template with more prompts than are remembered may have this one too.
      if (known === undefined || known.size === 0 || known.size === PROMPTS_REMEMBERED) return false;
      return !known.has(prompt.toUpperCase());
    },
    unchecked: () =>
      isFull
        ? ['There are more template definitions than are remembered; not every prompt was compared [37].']
        : [],
  };
}
