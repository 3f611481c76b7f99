/** What the linter finds in one part: the counts at once, the findings of a rule when it is opened. */
import { createStore } from 'zustand';
import type { StoreApi } from 'zustand';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { CodePageChoice, LintReport } from '../../shared/contract/transactions.ts';
import type { LintFinding } from '../../shared/lint/model.ts';
import type { MessageId } from '../../shared/model.ts';
import { ask } from '../api.ts';

/** Findings that one more request brings. */
export const FINDINGS_PAGE = 100;

export interface CheckState {
  /** Null until the check has ended. */
  readonly report: LintReport | null;
  readonly refusal: Refusal | null;
  /** Findings of the rules that are open, as far as they came. */
  readonly findings: ReadonlyMap<string, readonly LintFinding[]>;
}

export class LintCheck {
  readonly store: StoreApi<CheckState> = createStore(() => ({
    report: null,
    refusal: null,
    findings: new Map(),
  }));
  private readonly underWay = new Set<string>();
  private hasStarted = false;
  private readonly id: MessageId;
  private readonly part: string;
  private readonly codePage: CodePageChoice;

  constructor(id: MessageId, part: string, codePage: CodePageChoice) {
    this.id = id;
    this.part = part;
    this.codePage = codePage;
  }

  /** Once, whoever asks. */
  async run(): Promise<void> {
    if (this.hasStarted) return;
    this.hasStarted = true;
    const answer = await this.ask(null, 0, 1);
    if (answer.ok) this.store.setState({ report: answer.value, refusal: null });
    else this.store.setState({ refusal: answer.error });
  }

  /** Brings the next findings of a rule, and the first ones of a rule that was not opened yet. */
  async more(rule: string): Promise<void> {
    if (this.underWay.has(rule)) return;
    this.underWay.add(rule);
    const held = this.store.getState().findings.get(rule) ?? [];
    const answer = await this.ask(rule, held.length, FINDINGS_PAGE);
    this.underWay.delete(rule);
    if (!answer.ok) this.store.setState({ refusal: answer.error });
    else {
      const added = [...held, ...answer.value.findings];
      this.store.setState(({ findings }) => ({ findings: new Map(findings).set(rule, added) }));
    }
  }

  private ask(rule: string | null, offset: number, limit: number) {
    const { id, part, codePage } = this;
    return ask('message.lint', { id, part, codePage, rule, offset, limit });
  }
}
