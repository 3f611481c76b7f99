/** A reply that turns up once more, hours later and alone, is a copy of a message and not another run. */
import type { SyncMessage } from './model.ts';
import { sayTheSame } from './numbers.ts';
import { firstFrom } from './order.ts';
import type { Timed } from './order.ts';

/**
 * Gives bursts that only repeat earlier replies to the bursts they repeat. Two runs may well send a requestor equal
 * numbers: when nothing is new, or when it asked again. So only a repeated reply with news, before which its requestor
 * sent no other request, is an echo.
 */
export function echoesRemoved(
  bursts: readonly Timed[][],
  requests: ReadonlyMap<string, readonly Timed[]>,
): Timed[][] {
  const kept: Timed[][] = [];
  const last = new Map<string, { readonly reply: Timed; readonly burst: Timed[] }>();
  for (const burst of bursts) {
    const originals = burst.map((reply) => last.get(reply.message.requestor));
    const isEcho = burst.every((reply, at) => repeats(originals[at]?.reply, reply, requests));
    if (isEcho) for (const [at, reply] of burst.entries()) originals[at]?.burst.push(reply);
    else {
      kept.push(burst);
      for (const reply of burst) last.set(reply.message.requestor, { reply, burst });
    }
  }
  return kept;
}

function repeats(
  original: Timed | undefined,
  reply: Timed,
  requests: ReadonlyMap<string, readonly Timed[]>,
): boolean {
  if (original === undefined || !hasNews(reply.message)) return false;
  if (!sayTheSame(original.message.sync, reply.message.sync)) return false;
  const asked = requests.get(reply.message.requestor) ?? [];
  return firstFrom(asked, original.atMs) === firstFrom(asked, reply.atMs);
}

function hasNews({ sync }: SyncMessage): boolean {
  return sync !== null && sync.srv !== null && sync.srvWas !== null && sync.srv > sync.srvWas;
}
