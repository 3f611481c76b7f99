import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { CodePageChoice, LintReport } from '../../shared/contract/transactions.ts';
import type { LintFinding } from '../../shared/lint/model.ts';
import type { MessageId, PartFacts } from '../../shared/model.ts';
import { count } from '../../shared/format/count.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Empty, RefusalNote } from '../ui/refusal.tsx';
import { FindingItem } from './finding-item.tsx';
import type { LintCheck } from './lint-check.ts';
import { checkSentence, repairSentence, ruleGroups, ruleWord } from './lint-words.ts';
import type { RuleGroup } from './lint-words.ts';
import { saveRepaired } from './save-repaired.ts';
import './check.css';

interface CheckFaceProps {
  readonly check: LintCheck;
  readonly id: MessageId;
  readonly part: PartFacts;
  readonly choice: CodePageChoice;
  readonly onTransaction: (index: number) => void;
}

/** What Import would object to in the transactions of a part, grouped by rule. */
export function CheckFace({ check, id, part, choice, onTransaction }: CheckFaceProps): ReactElement {
  const { path } = part;
  const { report, refusal } = useStore(check.store);
  useEffect(() => void check.run(), [check]);
  if (refusal !== null) {
    return (
      <div className="tab-text">
        <p>Not checked.</p>
        <RefusalNote refusal={refusal} />
      </div>
    );
  }
  if (report === null) return <p className="bytes-info quiet">Checking…</p>;
  if (report.total === 0) {
    return (
      <>
        <Empty text={checkSentence(report)}>
          What depends on a post office (whether an alias exists there, say) is not in the text.
        </Empty>
        <Unchecked report={report} />
      </>
    );
  }
  return (
    <div className="check" tabIndex={0} role="region" aria-label="Findings">
      <div className="check-head">
        <div>
          <p>{checkSentence(report)}</p>
          <p className="quiet">{repairSentence(report)}</p>
        </div>
        {report.repairable > 0 && (
          <Button size="small" onClick={() => void saveRepaired(id, path, choice)}>
            Save repaired copy…
          </Button>
        )}
      </div>
      <Unchecked report={report} />
      {ruleGroups(report.rules).map((group) => (
        <Group key={group.rule} group={group} check={check} {...{ id, part, report, onTransaction }} />
      ))}
    </div>
  );
}

function Unchecked({ report }: { readonly report: LintReport }): ReactElement | null {
  if (report.unchecked.length === 0) return null;
  return (
    <ul className="unchecked quiet">
      {report.unchecked.map((sentence) => (
        <li key={sentence} className="selectable">
          Not checked: {sentence}
        </li>
      ))}
    </ul>
  );
}

interface GroupProps extends Pick<CheckFaceProps, 'id' | 'part' | 'onTransaction'> {
  readonly group: RuleGroup;
  readonly check: LintCheck;
  readonly report: LintReport;
}

function Group({ group, check, report, ...rest }: GroupProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const findings = useStore(check.store, (state) => state.findings.get(group.rule));
  const isError = group.severity === 'error';
  return (
    <section className="rule-group">
      <button
        type="button"
        className="rule-head"
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(!isOpen);
          if (findings === undefined) void check.more(group.rule);
        }}
      >
        <span className="rule-chevron" data-open={isOpen}>
          <Icon name="more" />
        </span>
        <span className="rule-severity" data-severity={group.severity}>
          <Icon name={isError ? 'close' : 'warning'} />
          {isError ? 'Error' : 'Warning'}
        </span>
        <span className="cut">{ruleWord(group.rule)}</span>
        <span className="mono quiet">{group.codes.map((code) => `[${code}]`).join(' ')}</span>
        <span className="number">{count(group.count)}</span>
      </button>
      {isOpen && (
        <Findings
          findings={findings ?? null}
          total={group.count}
          codePage={report.codePage}
          onMore={() => void check.more(group.rule)}
          {...rest}
        />
      )}
    </section>
  );
}

interface FindingsProps extends Pick<CheckFaceProps, 'id' | 'part' | 'onTransaction'> {
  readonly findings: readonly LintFinding[] | null;
  readonly total: number;
  readonly codePage: LintReport['codePage'];
  readonly onMore: () => void;
}

function Findings({ findings, total, onMore, ...rest }: FindingsProps): ReactElement {
  if (findings === null) return <p className="finding quiet">Reading…</p>;
  return (
    <>
      <ul>
        {findings.map((finding) => (
          <FindingItem
            key={`${finding.start} ${finding.code ?? ''} ${finding.reason}`}
            finding={finding}
            {...rest}
          />
        ))}
      </ul>
      {findings.length < total && (
        <p className="finding">
          <Button size="small" onClick={onMore}>
            Show more
          </Button>{' '}
          <span className="quiet">
            {count(findings.length)} of {count(total)} shown
          </span>
        </p>
      )}
    </>
  );
}
