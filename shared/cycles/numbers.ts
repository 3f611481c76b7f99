/** What the numbers of two messages say of each other. A field that a message does not hold contradicts nothing. */
import type { SyncNumbers } from '../model.ts';

type Field = keyof SyncNumbers;

const FIELDS: readonly Field[] = ['srv', 'srvWas', 'req', 'reqWas', 'imports', 'sent'];

/** Both hold the number, and it is another one. */
function differ(one: number | null, other: number | null): boolean {
  return one !== null && other !== null && one !== other;
}

/** Nothing in them tells them apart: two copies of one message, or two that say the same. */
export function sayTheSame(one: SyncNumbers | null, other: SyncNumbers | null): boolean {
  return one === null || other === null || !FIELDS.some((field) => differ(one[field], other[field]));
}

/** A reply repeats the request's R, and names its S as the one it starts from (Q96060). */
export function fits(request: SyncNumbers | null, reply: SyncNumbers | null): boolean {
  if (request === null || reply === null) return true;
  return !differ(request.req, reply.req) && !differ(request.srv, reply.srvWas);
}

/** Both numbers are there and fit. */
export function proves(request: SyncNumbers | null, reply: SyncNumbers | null): boolean {
  if (request === null || reply === null) return false;
  return (
    request.req !== null && request.req === reply.req && request.srv !== null && request.srv === reply.srvWas
  );
}

/** Both hold an R above 0, and it is the same: the server writes the R of the request it answers into its reply. */
export function repeatsReq(request: SyncNumbers | null, reply: SyncNumbers | null): boolean {
  const req = request?.req ?? null;
  return req !== null && req > 0 && req === reply?.req;
}

/** Both count as many full imports: tells two of them apart, which ask with equal numbers. */
export function sameImports(request: SyncNumbers | null, reply: SyncNumbers | null): boolean {
  return request !== null && reply !== null && request.imports !== null && request.imports === reply.imports;
}

/** Two replies to one requestor that cannot be of one run: the server reads its last position once in a run. */
export function ofAnotherRun(one: SyncNumbers | null, other: SyncNumbers | null): boolean {
  if (one === null || other === null) return false;
  return differ(one.srv, other.srv) || differ(one.srvWas, other.srvWas);
}

/** R = 0 and S = 0 ask for all address lists (Q96060). A foreign requestor's request may hold S alone. */
export function asksForEverything(request: SyncNumbers | null): boolean {
  return request !== null && request.srv === 0 && (request.req === 0 || request.req === null);
}

/** Equal for messages that hold the same fields with the same values. */
export function numbersKey(sync: SyncNumbers | null): string {
  return FIELDS.map((field) => sync?.[field] ?? '').join(',');
}

/** For sorting: by the first field that differs, a missing one last. */
export function compareNumbers(one: SyncNumbers | null, other: SyncNumbers | null): number {
  for (const field of FIELDS) {
    const left = one?.[field] ?? Number.MAX_VALUE;
    const right = other?.[field] ?? Number.MAX_VALUE;
    if (left !== right) return left - right;
  }
  return 0;
}
