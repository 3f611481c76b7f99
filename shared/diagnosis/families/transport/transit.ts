/** How long messages were on their way, each against the others. */
import { counted } from '../../../format/count.ts';
import { duration } from '../../../format/duration.ts';
import type { DiagnosedFile } from '../../facts.ts';
import type { Symptom } from '../../model.ts';
import { aboutFile, fileEvidence, SYMPTOMS_KEPT, symptomOf } from '../../plain-rule.ts';
import { SLOW } from './rules.ts';

const HOUR = 3_600_000;
/** Shorter ones are a matter of the schedule, which has rules of its own. */
export const SLOW_MS = 4 * HOUR;
/** So many times the usual time. */
const TIMES = 10;
/** Of fewer messages nothing is usual. */
const MEASURED = { all: 20, own: 3 } as const;
/** A number each, of all messages. */
const TRANSITS_KEPT = 200_000;

export function createTransits() {
  const all: number[] = [];
  const bySender = new Map<string, number[]>();
  const slow: { readonly file: DiagnosedFile; readonly transit: number; readonly sender: string }[] = [];
  let left = 0;
  return {
    add(file: DiagnosedFile): void {
      const transit = transitOf(file);
      if (transit === null || all.length >= TRANSITS_KEPT) return;
      const sender = (file.from ?? '').toUpperCase();
      const own = bySender.get(sender) ?? [];
      bySender.set(sender, own);
      own.push(transit);
      all.push(transit);
      if (transit <= SLOW_MS) return;
      if (slow.length < SYMPTOMS_KEPT) slow.push({ file, transit, sender });
      else left += 1;
    },
    finish(): readonly Symptom[] {
      if (all.length < MEASURED.all) return [];
      const usual = medianOf(all);
      const usualOf = new Map<string, number>();
      return slow.flatMap(({ file, transit, sender }) => {
        const own = bySender.get(sender) ?? [];
        const ofSender = usualOf.get(sender) ?? medianOf(own);
        usualOf.set(sender, ofSender);
        // A clock that is wrong makes all messages of a post office look slow.
        const isAlone = own.length >= MEASURED.own && transit > TIMES * ofSender;
        return isAlone && transit > TIMES * usual ? [slowMessage(file, transit, usual)] : [];
      });
    },
    notChecked: (): readonly string[] =>
      left === 0
        ? []
        : [`${counted(left, 'further slow message')} ${left === 1 ? 'was' : 'were'} not compared.`],
  };
}

function transitOf({ kind, dateMs, dateSource, arrivedMs }: DiagnosedFile): number | null {
  if (kind === null || kind === 'Other' || dateMs === null || arrivedMs === null) return null;
  return dateSource === 'header' && arrivedMs >= dateMs ? arrivedMs - dateMs : null;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

function slowMessage(file: DiagnosedFile, transit: number, usual: number): Symptom {
  return symptomOf(SLOW, {
    text: `${file.file} was on its way for ${duration(transit)}; half of all messages need less than ${duration(Math.max(usual, 1_000))}.`,
    atMs: file.arrivedMs,
    evidence: [fileEvidence(file)],
    about: aboutFile(file),
  });
}
