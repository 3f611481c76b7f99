/**
 * The only way from the window to the rest of the program. Only types are taken from `shared/contract.ts`: its schemas
 * belong to the side that validates, and zod would probe for `eval`, which our content security policy forbids.
 */
import type { Answer, EventName, Events, RequestArgs, RequestName, WindowApi } from '../shared/contract.ts';
import type { Refusal } from '../shared/contract/refusal.ts';

declare global {
  interface Window {
    readonly api: WindowApi;
  }
}

/** Which request a refusal answered. */
const refused = new WeakMap<Refusal, RequestName>();
const listeners = new Set<(name: RequestName) => void>();

/** The request that was refused; null of a refusal that was made in the window. */
export function refusedRequest(refusal: Refusal): RequestName | null {
  return refused.get(refusal) ?? null;
}

/** Tells of every request that was granted. */
export function onGranted(listener: (name: RequestName) => void): void {
  listeners.add(listener);
}

/** A bridge that throws is a program that is gone; callers need to handle refusals only, never exceptions. */
export async function ask<Name extends RequestName>(
  name: Name,
  args: RequestArgs<Name>,
): Promise<Answer<Name>> {
  const answer = await answerTo(name, args);
  if (!answer.ok) refused.set(answer.error, name);
  else for (const listener of listeners) listener(name);
  return answer;
}

async function answerTo<Name extends RequestName>(
  name: Name,
  args: RequestArgs<Name>,
): Promise<Answer<Name>> {
  try {
    return await window.api.request(name, args);
  } catch (thrown) {
    return { ok: false, error: engineDown(thrown) };
  }
}

export function listen<Name extends EventName>(
  name: Name,
  listener: (payload: Events[Name]) => void,
): () => void {
  return window.api.on(name, listener);
}

function engineDown(thrown: unknown): Refusal {
  const detail = thrown instanceof Error ? ` (${thrown.message})` : '';
  return {
    kind: 'engine-down',
    text: `The engine did not answer${detail}.`,
    nextStep:
      'Wait a moment and try again; if it stays silent, restart the program. Nothing in the queue is lost.',
  };
}
