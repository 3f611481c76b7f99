/** The fuzzer itself: that it finds what is there to be found, makes it small, and does the same again. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { CodecFault } from '../../../shared/codecs/fault.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { drain } from '../../fuzz/drain.ts';
import { keepFinding } from '../../fuzz/found.ts';
import { fuzz, whatIsWrong } from '../../fuzz/fuzz.ts';
import type { Finding, FuzzTarget } from '../../fuzz/model.ts';
import { FUZZ_BOUNDS } from '../../fuzz/model.ts';
import { mutatedInputs } from '../../fuzz/mutate.ts';

const SEEDS = [bytesOf('A Martin, and another Martin'), bytesOf('LEOPARD')];
const target = (run: FuzzTarget['run']): FuzzTarget => ({ name: 'example', seeds: () => SEEDS, run });

async function findings(run: FuzzTarget['run'], inputs = 400): Promise<Finding[]> {
  const found: Finding[] = [];
  const options = { seed: 1, inputs, forMs: 20_000, onInput: () => undefined };
  await fuzz(target(run), { ...options, onFinding: (finding) => found.push(finding) });
  return found;
}

function* forEver(length: number) {
  for (;;) yield { bytes: new Uint8Array(length), consumed: 0 };
}

describe('mutated inputs', () => {
  test('are the same for the same seed, others for another', () => {
    expect(mutatedInputs(SEEDS, 50, 7)).toEqual(mutatedInputs(SEEDS, 50, 7));
    expect(mutatedInputs(SEEDS, 50, 7)).not.toEqual(mutatedInputs(SEEDS, 50, 8));
  });

  test('differ in many ways, and are made even of nothing', () => {
    const inputs = mutatedInputs(SEEDS, 300, 1).map((input) => Buffer.from(input).toString('hex'));
    expect(new Set(inputs).size).toBeGreaterThan(150);
    expect(mutatedInputs([new Uint8Array()], 100, 1).some(({ length }) => length > 4)).toBe(true);
  });
});

describe('a finding', () => {
  test('is what is no CodecFault, made as small as it can be', async () => {
    const found = await findings((input) => {
      if (input.includes(0xff)) throw new TypeError('no such byte');
      throw new CodecFault('corrupt-data', 'as it should', 0);
    });
    expect(found[0]?.what).toContain('TypeError: no such byte');
    expect(found[0]?.input).toEqual(Buffer.from([0xff]));
  });

  test('is kept twice of a kind at most', async () => {
    const found = await findings((input) => {
      throw new Error(`of ${input.length} bytes`);
    });
    expect(found).toHaveLength(2);
  });

  test('is a fault at a place that is none, and a step that is none', async () => {
    const fault = target(() => {
      throw new CodecFault('truncated', 'x', -1);
    });
    expect(await whatIsWrong(fault, new Uint8Array())).toBe('a fault at offset -1');
    const steps = (consumed: number, length = 0) =>
      whatIsWrong(
        target((input) => drain([{ bytes: new Uint8Array(length), consumed }], input.length)),
        new Uint8Array(9),
      );
    expect(await steps(10)).toContain('consumed 10 of 9');
    expect(await steps(Number.NaN)).toContain('consumed NaN of 9');
    expect(await steps(9, FUZZ_BOUNDS.stepBytes)).toBeNull();
    expect(await steps(9, FUZZ_BOUNDS.stepBytes + 1)).toContain('bytes in one step');
  });

  test('is a decoder that goes on without progress, not one that gives much', async () => {
    const of = (length: number) => target((input) => drain(forEver(length), input.length));
    expect(await whatIsWrong(of(0), new Uint8Array())).toContain('no progress');
    expect(await whatIsWrong(of(1_000_000), new Uint8Array())).toBeNull();
  });

  test('is an input that takes too long', async () => {
    const slow = target(() => {
      const end = process.threadCpuUsage().user + FUZZ_BOUNDS.cpuMs * 1_000 + 100_000;
      while (process.threadCpuUsage().user < end);
    });
    expect(await whatIsWrong(slow, new Uint8Array(3))).toMatch(/^\d+ ms for 3 bytes$/);
  });
});

test('a finding is kept as text that can be read back', () => {
  const folder = temporaryFolder();
  const input = Uint8Array.from({ length: 100 }, (_, index) => index);
  const file = keepFinding(folder, 'szdd', { what: 'Error: two\nlines', input }, 42);
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  expect(path.dirname(file)).toBe(path.join(folder, 'szdd'));
  expect(lines.slice(0, 2)).toEqual(['# Error: two lines', '# seed 42']);
  expect(Buffer.from(lines.slice(2).join(''), 'hex')).toEqual(Buffer.from(input));
});
