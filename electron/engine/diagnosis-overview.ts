/** What is told of the diagnosis as a whole. */
import { FINDINGS_LIMIT } from '../../shared/contract/diagnosis.ts';
import type { DiagnosisAsked, DiagnosisOverview, DiagnosisStatus } from '../../shared/contract/diagnosis.ts';
import type { Finding, FindingSeverity } from '../../shared/diagnosis/model.ts';
import type { Worked } from './diagnosis.ts';

const NOTHING_ASKED: DiagnosisAsked = {
  rules: 0,
  files: 0,
  dirSync: 0,
  withTransactions: 0,
  lines: 0,
  addressList: false,
};

export function diagnosisOverview(
  status: DiagnosisStatus,
  worked: Worked | null,
  isStale: boolean,
): DiagnosisOverview {
  const findings = worked?.diagnosis.findings ?? [];
  return {
    status,
    revision: worked?.revision ?? null,
    isStale,
    findings: findings.slice(0, FINDINGS_LIMIT),
    findingsLeftOut: Math.max(0, findings.length - FINDINGS_LIMIT),
    counts: countOpen(findings),
    notChecked: worked?.diagnosis.notChecked ?? [],
    asked: worked?.asked ?? NOTHING_ASKED,
    elapsedMs: worked?.elapsedMs ?? 0,
  };
}

function countOpen(findings: readonly Finding[]): Record<FindingSeverity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity, isOver } of findings) if (!isOver) counts[severity] += 1;
  return counts;
}
