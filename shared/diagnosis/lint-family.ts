/** Rules about what the linter counted when messages were read: one symptom for each message and rule. */
import { count, counted } from '../format/count.ts';
import type { DiagnosedFile, LintCount, RuleFamily, Watch } from './facts.ts';
import type { Evidence, Rule, Symptom } from './model.ts';
import { aboutFile, createBounded, sentMs, symptomOf } from './plain-rule.ts';

export interface RuleOfLint {
  readonly rule: Rule;
  /** Which findings are its. */
  readonly counts: (found: LintCount, file: DiagnosedFile) => boolean;
}

/** Kinds of findings of one message that are shown, each with the place where it stands first. */
const KINDS_SHOWN = 4;

/** A title with how much it concerns: `what` is told as "12 lines in 3 messages". */
export function titleInMessages(what: string): Rule['title'] {
  return ({ messages }) => `${what} in ${counted(messages, 'message')}`;
}

export function lintFamily(rulesOfLint: readonly RuleOfLint[], others: RuleFamily | null = null): RuleFamily {
  return {
    rules: [...rulesOfLint.map(({ rule }) => rule), ...(others?.rules ?? [])],
    watch: (context) => watchLint(rulesOfLint, others?.watch(context) ?? null),
  };
}

function watchLint(rulesOfLint: readonly RuleOfLint[], others: Watch | null): Watch {
  const found = rulesOfLint.map((one) => ({ ...one, symptoms: createBounded(one.rule.name) }));
  return {
    file(file) {
      others?.file?.(file);
      // What was set aside is not delivered: nobody will refuse it.
      if (file.lint.length === 0 || file.state.kind === 'quarantined') return;
      for (const { rule, counts, symptoms } of found) {
        const its = file.lint.filter((one) => counts(one, file));
        if (its.length > 0) symptoms.add(() => symptomIn(rule, file, its));
      }
    },
    ...(others?.line === undefined ? {} : { line: others.line }),
    finish: () => [...found.flatMap(({ symptoms }) => symptoms.kept()), ...(others?.finish() ?? [])],
    notChecked: () => [
      ...found.flatMap(({ symptoms }) => symptoms.notChecked()),
      ...(others?.notChecked?.() ?? []),
    ],
  };
}

function symptomIn(rule: Rule, file: DiagnosedFile, counts: readonly LintCount[]): Symptom {
  const lines = counts.reduce((sum, one) => sum + one.count, 0);
  const [first] = counts;
  const code = first?.code === null || first === undefined ? '' : ` [${first.code}]`;
  return symptomOf(rule, {
    text: `${file.file}: ${counted(lines, 'transaction')}, the first${code}: ${first?.reason ?? ''}.`,
    atMs: sentMs(file),
    evidence: counts.slice(0, KINDS_SHOWN).map((one) => evidenceOf(file, one)),
    about: aboutFile(file),
  });
}

function evidenceOf(file: DiagnosedFile, found: LintCount): Evidence {
  const { code, reason, transaction: index, part } = found;
  const times = found.count === 1 ? '' : `, ${count(found.count)} times`;
  return {
    text: `${code === null ? '' : `[${code}] `}${reason}${times}`,
    place: { kind: 'transaction', id: file.id, file: file.file, part, index },
  };
}
