/** A plug-in that gave no answer may have known the content: whoever says that nobody does says so too. */
import { expect, test } from 'vitest';
import { createHeartbeatMemory, heartbeatWriter } from '../../../../electron/workers/heartbeat.ts';
import { runJob } from '../../../../electron/workers/run-job.ts';
import { recogniserWithPlugIns } from '../../../../electron/workers/with-plug-ins.ts';
import { DEFAULT_LIMITS } from '../../../../shared/limits.ts';
import { noise } from '../../../fixtures/compressed.ts';
import { SAFE, SECOND } from '../../../fixtures/decoders.ts';
import { temporaryFolder } from '../../../fixtures/folders.ts';
import { writeFile } from '../../../fixtures/jobs.ts';
import { plugInOf } from '../../../fixtures/plug-ins.ts';
import { replyWith } from '../../../fixtures/queue.ts';

const SOURCE = `export const name = 'p';
export const recognise = () => { throw new Error('broken'); };
export function* decode(input) { yield { bytes: input, consumed: input.length }; }`;

test.each([
  ['a file', noise(300)],
  ['what a message carries', replyWith(noise(300))],
])('of %s', async (_, bytes) => {
  const plugIns = await plugInOf(SOURCE);
  const job = {
    kind: 'read',
    file: writeFile(temporaryFolder('plug-in'), 'x', bytes),
    steps: [],
    limits: DEFAULT_LIMITS,
    decoder: 'safe',
  } as const;
  const result = await runJob(job, {
    heartbeat: heartbeatWriter(createHeartbeatMemory()),
    decoders: { safe: SAFE, second: SECOND, 'legacy-msmi': SAFE },
    recognise: recogniserWithPlugIns(plugIns),
    kept: [],
    post: () => undefined,
  });
  expect(JSON.stringify(result)).toMatch(
    /(?:"reason"|"failure":\{[^}]*"detail"):"[^"]*; plug-in p gave no answer/,
  );
});
