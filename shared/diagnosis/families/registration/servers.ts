/** Post offices with more than one server, and servers that are none (Q118621, Q96060, Q136487). */
import type { Cycle, RequestorCycles } from '../../../cycles/model.ts';
import { counted } from '../../../format/count.ts';
import { aboutCycles, outerCycles } from '../../about-cycles.ts';
import type { Context } from '../../facts.ts';
import type { Rule, Symptom } from '../../model.ts';
import { NOT_THE_SERVER, SERVER_AS_REQUESTOR, TWO_SERVERS } from './rules.ts';
import { symptomOf } from '../../plain-rule.ts';

/** Requests that nobody answers, before it is said that they go astray. */
const REQUESTS_NEEDED = 2;

interface Span {
  readonly cycles: readonly Cycle[];
  readonly fromMs: number;
  readonly toMs: number;
}

export function serverSymptoms({ picture: { requestors } }: Pick<Context, 'picture'>): Symptom[] {
  const asRequestor = Map.groupBy(
    requestors.filter(({ server }) => server !== null),
    ({ requestor }) => requestor,
  );
  const asServer = Map.groupBy(requestors, ({ server }) => server);
  return [
    ...[...asRequestor].flatMap(([name, exchanges]) => twoServers(name, exchanges)),
    ...[...asServer].flatMap(([name, exchanges]) =>
      name === null ? [] : roles(name, exchanges, asRequestor.get(name) ?? []),
    ),
  ];
}

/** A move is one span after the other; spans that overlap are two registrations. */
function twoServers(name: string, exchanges: readonly RequestorCycles[]): Symptom[] {
  const spans = exchanges
    .flatMap((exchange) => ({ server: exchange.server, span: spanOf(exchange) }))
    .flatMap(({ server, span }) => (span === null ? [] : { server, span }))
    .toSorted((one, other) => one.span.fromMs - other.span.fromMs);
  for (const [at, later] of spans.entries()) {
    const earlier = spans[at - 1];
    // In the last cycle with the old one the first request may already go to the new one.
    if (earlier === undefined || returnsAfter(earlier.span, later.span.fromMs) < 1) continue;
    const text = `${name} exchanged messages with ${earlier.server ?? ''} after it had begun to do so with ${later.server ?? ''}.`;
    return [
      serverSymptom(TWO_SERVERS, text, [...earlier.span.cycles, ...later.span.cycles], later.span.toMs),
    ];
  }
  return [];
}

/** Cycles with its request that lie wholly behind that moment. */
function returnsAfter({ cycles }: Span, fromMs: number): number {
  return cycles.filter(({ request, steps }) => {
    const heard = steps.requestArrived ?? steps.requestSent;
    return request !== null && heard !== null && heard.atMs > fromMs;
  }).length;
}

function roles(
  name: string,
  exchanges: readonly RequestorCycles[],
  own: readonly RequestorCycles[],
): Symptom[] {
  const elsewhere = own.flatMap((exchange) => (exchange.server === name ? [] : (spanOf(exchange) ?? [])));
  const [other] = elsewhere;
  if (other === undefined) return [];
  const served = exchanges.filter(({ requestor }) => requestor !== name);
  const answered = served.some(({ cycles }) => cycles.some(({ reply }) => reply !== null));
  if (!answered) return astray(name, served, other);
  const overlaps = served.some((exchange) => {
    const span = spanOf(exchange);
    return span !== null && span.fromMs < other.toMs && other.fromMs < span.toMs;
  });
  const text = `${name} answers ${counted(served.length, 'requestor')} and sends requests of its own to another server.`;
  return overlaps ? [serverSymptom(SERVER_AS_REQUESTOR, text, other.cycles, other.toMs)] : [];
}

function astray(name: string, served: readonly RequestorCycles[], other: Span): Symptom[] {
  return served.flatMap(({ requestor, cycles }) => {
    const asked = cycles.filter(({ request }) => request !== null);
    if (asked.length < REQUESTS_NEEDED) return [];
    const text = `${requestor} sent ${counted(asked.length, 'request')} to ${name}, which answers nobody here and itself asks another server.`;
    return [serverSymptom(NOT_THE_SERVER, text, asked, other.toMs)];
  });
}

/** From its first to its last message; null without any. */
function spanOf({ cycles }: RequestorCycles): Span | null {
  const heard = cycles.filter(({ request, reply }) => request !== null || reply !== null);
  const times = heard.flatMap(({ steps }) =>
    Object.values(steps).flatMap((step) => (step?.message == null ? [] : step.atMs)),
  );
  if (times.length === 0) return null;
  const fromMs = times.reduce((one, next) => Math.min(one, next));
  const toMs = times.reduce((one, next) => Math.max(one, next));
  return { cycles: heard, fromMs, toMs };
}

function serverSymptom(rule: Rule, text: string, cycles: readonly Cycle[], atMs: number): Symptom {
  const evidence = outerCycles(
    cycles,
    ({ index, requestor, server }) => `Cycle ${index} of ${requestor} with ${server ?? '?'}`,
  );
  return symptomOf(rule, { text, atMs, evidence, about: aboutCycles(cycles) });
}
