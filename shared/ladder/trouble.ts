/** What the ladder is climbed for: verdicts about one exchange that are not over. */
import type { PictureRun } from '../cycles/model.ts';
import { explainSymptoms } from '../diagnosis/explain.ts';
import { groupSymptoms } from '../diagnosis/groups.ts';
import type { Symptom } from '../diagnosis/model.ts';
import { FINDING_SEVERITIES } from '../diagnosis/model.ts';
import { highestRung } from './highest.ts';
import type { Rung } from './model.ts';

export interface Trouble {
  /** The weightiest first, joined; without a full stop. */
  readonly text: string;
  /** The first cycle it shows in; null when it is in no cycle. */
  readonly sinceCycle: number | null;
  /** When that cycle's run was; null when nothing tells. */
  readonly sinceMs: number | null;
  readonly symptoms: readonly Symptom[];
  /** No rung above it mends this. */
  readonly highest: Rung;
}

export interface ExchangeOf {
  readonly requestor: string;
  readonly server: string | null;
}

/** Of the schedule these need log lines to know whether they are over; the cycles themselves tell what came of them. */
const NOT_CLIMBED_FOR: ReadonlySet<string> = new Set(['schedule/missed-window', 'schedule/no-server-run']);
const TITLES_TOLD = 3;

export function troubleOf(
  exchange: ExchangeOf,
  symptoms: readonly Symptom[],
  runs: readonly PictureRun[],
): Trouble | null {
  const all = symptoms.filter((symptom) => isTrouble(symptom) && concerns(symptom, exchange));
  // What merely follows from a cause is mended with it, by the remedy of the cause.
  const open = explainSymptoms(groupSymptoms(all)).own.toSorted((one, other) => rankOf(one) - rankOf(other));
  if (open.length === 0) return null;
  const cycles = open.flatMap(({ about }) =>
    about.cycles
      .filter(({ requestor, server }) => requestor === exchange.requestor && server === exchange.server)
      .map(({ cycle }) => cycle),
  );
  const sinceCycle = cycles.length === 0 ? null : cycles.reduce((one, other) => Math.min(one, other));
  const sinceMs = sinceCycle === null ? null : (runs[sinceCycle - 1]?.atMs ?? null);
  return { text: titlesOf(open), sinceCycle, sinceMs, symptoms: open, highest: highestRung(open) };
}

function isTrouble({ rule, severity, isOver }: Symptom): boolean {
  return !isOver && (severity ?? rule.severity) !== 'info' && !NOT_CLIMBED_FOR.has(rule.id);
}

function rankOf({ rule, severity }: Symptom): number {
  return FINDING_SEVERITIES.indexOf(severity ?? rule.severity);
}

function concerns({ about }: Symptom, { requestor, server }: ExchangeOf): boolean {
  const own = about.cycles.filter((cycle) => cycle.requestor === requestor);
  if (own.length > 0) return own.some((cycle) => cycle.server === server);
  return about.requestors.includes(requestor);
}

/** One title for each rule. */
function titlesOf(open: readonly Symptom[]): string {
  const byRule = [...Map.groupBy(open, ({ rule }) => rule)];
  const titles = byRule.slice(0, TITLES_TOLD).map(([rule, [first, ...rest]]) =>
    first === undefined
      ? rule.name
      : rule.title({
          symptoms: 1 + rest.length,
          messages: first.about.messages.length,
          lines: first.about.lines.length,
          requestors: first.about.requestors,
          first,
        }),
  );
  const more = byRule.length - titles.length;
  return [...titles, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}
