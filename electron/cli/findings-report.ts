/** The verdicts for `inspect`. */
import type { Diagnosis, Evidence, Finding } from '../../shared/diagnosis/model.ts';
import { ABOUT_NOTHING } from '../../shared/diagnosis/model.ts';
import { count, counted } from '../../shared/format/count.ts';
import type { OpenSession } from '../engine/open-session.ts';
import { logRowsOf } from '../index/log-rows.ts';
import { rowsOf } from '../index/query-messages.ts';

/** Files and log lines that one finding names; how many there are in all stands beside them. */
const SUBJECTS_LIMIT = 1_000;
/** Of one finding, in the summary. */
const SYMPTOMS_TOLD = 5;

/** Settles when all that can be found is found. Null when the rules could not be asked; `problem` says why. */
export async function readDiagnosis({
  diagnosis,
  examination,
}: OpenSession): Promise<{ readonly diagnosis: Diagnosis | null; readonly problem: string | null }> {
  // Why a message hung shows when it is tried again.
  await examination.settled();
  diagnosis.overview();
  await diagnosis.settled();
  const { status } = diagnosis.overview();
  return { diagnosis: diagnosis.latest(), problem: status.kind === 'failed' ? status.text : null };
}

export function countErrors(findings: readonly Finding[]): number {
  return findings.filter(({ severity }) => severity === 'error').length;
}

/** As the document has it: `subjects` are files, and "file:line" of log lines. */
export function findingEntry(queue: OpenSession, { about }: Diagnosis, finding: Finding): object {
  const { key, rule, family, severity, certainty, isOver, title, meaning, disproof, kb } = finding;
  const concerned = about.get(key)?.own ?? ABOUT_NOTHING;
  const { messages, lines, requestors } = concerned;
  return {
    rule,
    family,
    severity,
    certainty,
    isOver,
    title,
    meaning,
    kb,
    requestors,
    subjects: subjectsOf(queue, messages.slice(0, SUBJECTS_LIMIT), lines.slice(0, SUBJECTS_LIMIT)),
    subjectsTotal: messages.length + lines.length,
    evidence: finding.symptoms.flatMap(({ text, evidence }) => [{ text, place: null }, ...evidence]),
    remedy: finding.remedy.join(' '),
    steps: finding.remedy,
    disproof,
    consequences: finding.consequences.map(({ rule: follows, title: what, symptoms, isOver: over }) => ({
      rule: follows,
      title: what,
      symptoms,
      isOver: over,
    })),
  };
}

function subjectsOf(
  { session }: OpenSession,
  messages: readonly number[],
  lines: readonly number[],
): readonly string[] {
  const { read } = session.index;
  return [
    ...rowsOf(read, messages).map(({ file }) => file),
    ...logRowsOf(read, lines, session.settings.logZoneMinutes).map(({ file, number }) => `${file}:${number}`),
  ];
}

/** For the terminal, the most urgent first. */
export function findingLines({ findings, notChecked }: Diagnosis): string[] {
  const open = findings.filter(({ isOver }) => !isOver);
  const over = findings.length - open.length;
  const head = open.length === 0 ? 'Nothing wrong was found.' : `${counted(open.length, 'verdict')}:`;
  return [
    '',
    head,
    ...open.flatMap(cardLines),
    ...(over === 0 ? [] : [`  ${count(over)} more ${over === 1 ? 'is' : 'are'} over.`]),
    ...notChecked.map((sentence) => `  Not checked: ${sentence}`),
  ];
}

function cardLines(finding: Finding): string[] {
  const { severity, certainty, title, rule, kb, symptoms, symptomsTotal, consequences, remedy } = finding;
  const left = symptomsTotal - SYMPTOMS_TOLD;
  return [
    `  ${severity.padEnd(8)} ${title} (${certainty}; ${[rule, ...kb].join(', ')})`,
    ...symptoms.slice(0, SYMPTOMS_TOLD).flatMap(({ text, evidence }) => [`    ${text}`, ...shown(evidence)]),
    ...(left > 0 ? [`    and ${count(left)} more`] : []),
    ...consequences.map((one) => `    explains: ${one.title}${one.isOver ? ' (over)' : ''}`),
    ...remedy.map((step, at) => `    ${at + 1}. ${step}`),
  ];
}

function shown(evidence: readonly Evidence[]): string[] {
  return evidence.slice(0, 1).map(({ text }) => `      ${text}`);
}
