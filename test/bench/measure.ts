/** What the measurements of an engine share: asking it, timing it, printing. */
import process from 'node:process';
import type { Engine } from '../../electron/engine/engine.ts';
import type { EngineRequestName, RequestArgs, RequestValues } from '../../shared/contract.ts';

/** Prints the median and the worst of `runs` answers. */
export async function answer(name: string, runs: number, act: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await elapsed(act));
  times.sort((a, b) => a - b);
  const [median = 0, worst = 0] = [times[times.length >> 1], times.at(-1)];
  print(`${name.padEnd(24)} ${median.toFixed(1).padStart(7)} ms   worst ${worst.toFixed(1).padStart(7)} ms`);
}

/** In milliseconds. */
export async function elapsed(act: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await act();
  return performance.now() - startedMs;
}

/** @throws when it is refused */
export async function ask<Name extends EngineRequestName>(
  engine: Engine,
  name: Name,
  args: RequestArgs<Name>,
): Promise<RequestValues[Name]> {
  const answered = await engine.request(name, args);
  if (!answered.ok) throw new Error(`${name}: ${answered.error.text}`);
  return answered.value;
}

export function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
