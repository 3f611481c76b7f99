/**
 * DIRSYNC.LOG of the server, one run of T2 after the other. Who is missing is told as in Q131509, updates that no longer
 * exist as in Q96060 (problem 9) and Q108067. The other lines are formed after what a requestor writes (Q149271).
 */
import type { Reply } from '../protocol.ts';
import type { LogEntry } from './entries.ts';

const SECOND = 1_000;

export interface ServerRun {
  readonly atMs: number;
  /** Registered requestors whose request has not arrived. */
  readonly missing: readonly string[];
  readonly replies: readonly { readonly reply: Reply; readonly sentAtMs: number }[];
}

export function serverEntries({ atMs, missing, replies }: ServerRun): LogEntry[] {
  const status = (at: number, text: string): LogEntry => ({ atMs: at, severity: 'Status', code: null, text });
  return [
    status(atMs, 'Microsoft (R) Mail DirSync Server V3.5.12'),
    ...missing.map((name): LogEntry => {
      return { ...status(atMs, `No Tasks From Requestor: PCM:${name}`), severity: 'Notice' };
    }),
    ...replies.flatMap(({ reply, sentAtMs }) => [
      ...missingUpdates(reply, sentAtMs),
      status(sentAtMs, `Server updates sent: ${reply.updates.transactions} PCM:${reply.requestor.name}`),
    ]),
    status((replies.at(-1)?.sentAtMs ?? atMs) + SECOND, ''),
  ];
}

/** The requestor holds a higher number than the server: its updates cannot be found (Q96060, problem 9). */
function missingUpdates({ requestor, srv, srvWas }: Reply, atMs: number): LogEntry[] {
  if (srvWas <= srv) return [];
  const fatal = (code: number | null, text: string): LogEntry => ({ atMs, severity: 'Fatal', code, text });
  return [
    fatal(null, `PCM:${requestor.name}`),
    fatal(138, `Server sync does not exist anymore (${srvWas})`),
    fatal(139, `Number of missing transactions = ${srvWas - srv} (${srv}->${srvWas})`),
  ];
}
