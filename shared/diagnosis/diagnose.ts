/**
 * Runs all rules over one queue: files and log lines pass once, in slices that the caller chooses; then causes are told
 * from consequences, and what is left becomes ranked cards. Linear in what passes.
 */
import { cardOf } from './cards.ts';
import { explainSymptoms } from './explain.ts';
import type { Context, DiagnosedFile, DiagnosedLine, RuleFamily } from './facts.ts';
import { aboutAll, groupSymptoms } from './groups.ts';
import type { CardAbout, Diagnosis, Symptom } from './model.ts';
import { byUrgency } from './rank.ts';

export interface DiagnosisUnderWay {
  file(file: DiagnosedFile): void;
  line(line: DiagnosedLine): void;
  /** Call once, after the last file and line. */
  finish(): Diagnosis;
}

export function createDiagnosis(context: Context, families: readonly RuleFamily[]): DiagnosisUnderWay {
  const watches = families.map(({ watch }) => watch(context));
  const forFiles = watches.flatMap((watch) => watch.file?.bind(watch) ?? []);
  const forLines = watches.flatMap((watch) => watch.line?.bind(watch) ?? []);
  return {
    file: (file) => {
      for (const see of forFiles) see(file);
    },
    line: (line) => {
      for (const see of forLines) see(line);
    },
    finish: () => {
      const symptoms = watches.flatMap((watch) => watch.finish());
      const notChecked = watches.flatMap((watch) => watch.notChecked?.() ?? []);
      return { ...verdicts(symptoms), notChecked: [...new Set(notChecked)] };
    },
  };
}

function verdicts(symptoms: readonly Symptom[]): Pick<Diagnosis, 'findings' | 'about'> {
  const { own, following } = explainSymptoms(groupSymptoms(symptoms));
  const about = new Map<string, CardAbout>();
  const findings = groupSymptoms(own).map((group) => {
    const consequences = following.get(group.key) ?? [];
    about.set(group.key, {
      own: aboutAll(group.symptoms),
      all: aboutAll([...group.symptoms, ...consequences]),
    });
    return cardOf(group, consequences);
  });
  return { findings: findings.toSorted(byUrgency), about };
}
