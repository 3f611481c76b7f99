/** All rules about log lines as one family: one walk, and for each rule and post office one symptom. */
import { counted } from '../../format/count.ts';
import { exactTime } from '../../format/time.ts';
import { createCycleFinder } from '../cycle-at.ts';
import type { Context, DiagnosedLine, RuleFamily, Watch } from '../facts.ts';
import type { Evidence, RequestorCycle, Symptom } from '../model.ts';
import { createRuleFinder } from './find-rules.ts';
import type { LineRule } from './model.ts';
import { symptomOf } from '../plain-rule.ts';

/** Lines that one symptom is found by. More are counted. */
const LINES_KEPT = 5_000;
/** Pairs of rule and post office; names in logs may be anything. */
const PAIRS_KEPT = 20_000;
/** Cycles that one symptom shows in; as good as all of them. */
const CYCLES_KEPT = 1_000;
/** Lines that are quoted: the first, and the last ones. */
const QUOTED_FIRST = 1;
const QUOTED_LAST = 3;
const QUOTED_CHARS = 160;

export function lineFamily(rules: readonly LineRule[]): RuleFamily {
  const find = createRuleFinder(rules);
  return { rules, watch: (context) => watchLines(find, context) };
}

interface Seen {
  readonly rule: LineRule;
  readonly postOffice: string | null;
  total: number;
  firstMs: number | null;
  lastMs: number | null;
  readonly lines: number[];
  readonly first: DiagnosedLine[];
  last: DiagnosedLine[];
  readonly cycles: Map<string, RequestorCycle>;
}

function watchLines(find: ReturnType<typeof createRuleFinder>, context: Context): Watch {
  const seen = new Map<string, Seen>();
  let leftOut = 0;
  const cyclesAt = createCycleFinder(context.picture);
  return {
    line(line) {
      for (const rule of find(line)) {
        const key = `${rule.id} ${line.postOffice ?? ''}`;
        let known = seen.get(key);
        if (known === undefined && seen.size >= PAIRS_KEPT) {
          leftOut += 1;
          continue;
        }
        if (known === undefined) seen.set(key, (known = nothingSeen(rule, line.postOffice)));
        see(known, line);
        if (line.postOffice === null || line.atMs === null || known.cycles.size >= CYCLES_KEPT) continue;
        for (const one of cyclesAt(line.postOffice, line.atMs))
          known.cycles.set(`${one.server ?? ''} ${one.cycle}`, one);
      }
    },
    finish: () => [...seen.values()].filter(({ rule, total }) => total >= (rule.least ?? 1)).map(lineSymptom),
    notChecked: () =>
      leftOut === 0
        ? []
        : [
            `${counted(leftOut, 'log line')} of further post offices set off rules too, and ${leftOut === 1 ? 'is' : 'are'} in no verdict.`,
          ],
  };
}

function nothingSeen(rule: LineRule, postOffice: string | null): Seen {
  const none = { total: 0, firstMs: null, lastMs: null };
  return { rule, postOffice, ...none, lines: [], first: [], last: [], cycles: new Map() };
}

function see(known: Seen, line: DiagnosedLine): void {
  known.total += 1;
  if (line.atMs !== null) {
    known.firstMs = Math.min(known.firstMs ?? Infinity, line.atMs);
    known.lastMs = Math.max(known.lastMs ?? -Infinity, line.atMs);
  }
  if (known.lines.length < LINES_KEPT) known.lines.push(line.id);
  if (known.first.length < QUOTED_FIRST) known.first.push(line);
  else known.last = [...known.last, line].slice(-QUOTED_LAST);
}

function lineSymptom({
  rule,
  postOffice,
  total,
  firstMs,
  lastMs,
  lines,
  first,
  last,
  cycles,
}: Seen): Symptom {
  return symptomOf(rule, {
    group: rule.cards === 'one' ? '' : (postOffice ?? ''),
    text: `${counted(total, 'line')}${postOffice === null ? '' : ` of ${postOffice}`}${timeText(firstMs, lastMs)}.`,
    atMs: lastMs,
    evidence: [...first, ...last].map(quotation),
    about: {
      messages: [],
      lines,
      requestors: postOffice === null ? [] : [postOffice],
      cycles: [...cycles.values()],
    },
  });
}

function timeText(firstMs: number | null, lastMs: number | null): string {
  if (firstMs === null || lastMs === null) return '';
  return firstMs === lastMs
    ? `, at ${exactTime(lastMs)}`
    : `, from ${exactTime(firstMs)} to ${exactTime(lastMs)}`;
}

function quotation({ id, file, number, text, atMs }: DiagnosedLine): Evidence {
  const quoted = text.length <= QUOTED_CHARS ? text : `${text.slice(0, QUOTED_CHARS)}…`;
  const when = atMs === null ? '' : `${exactTime(atMs)} `;
  return { text: `${when}${quoted} (${file}, line ${number})`, place: { kind: 'line', line: id } };
}
