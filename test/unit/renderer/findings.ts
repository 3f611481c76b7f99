/** Cards of verdicts for tests: only what a test is about needs to be said. */
import type { DiagnosisOverview } from '../../../shared/contract/diagnosis.ts';
import type { Finding } from '../../../shared/diagnosis/model.ts';

export function aFinding(key: string, facts: Partial<Finding> = {}): Finding {
  return {
    key,
    rule: 'decoding/concurrency-defect',
    family: 'decoding',
    severity: 'error',
    certainty: 'proven',
    isOver: false,
    title: `Title of ${key}`,
    meaning: 'What it means.',
    disproof: 'It fails alone as well.',
    kb: ['Q140946'],
    remedy: ['Retry them alone.', 'Install the service pack.'],
    acts: ['retry-alone'],
    atMs: null,
    symptoms: [],
    symptomsTotal: 0,
    messages: 0,
    lines: 0,
    requestors: [],
    consequences: [],
    ...facts,
  };
}

/** Ready, with these cards; they are counted. */
export function anAnswer(
  findings: readonly Finding[],
  facts: Partial<DiagnosisOverview> = {},
): DiagnosisOverview {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity, isOver } of findings) if (!isOver) counts[severity] += 1;
  return {
    status: { kind: 'ready' },
    revision: 1,
    isStale: false,
    findings,
    findingsLeftOut: 0,
    counts,
    notChecked: [],
    asked: {
      rules: 41,
      files: 214,
      dirSync: 200,
      withTransactions: 180,
      lines: 1_200,
      addressList: true,
    },
    elapsedMs: 300,
    ...facts,
  };
}
