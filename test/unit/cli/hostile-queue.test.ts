/** A queue that is meant to harm: every file ends in its state, memory stays bounded, nothing is written or changed. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startEngine } from '../../fixtures/engine.ts';
import { fingerprint, listing, temporaryFolder } from '../../fixtures/folders.ts';
import { makeHostileQueue } from '../../fixtures/hostile-queue.ts';
import { documentOf, inspect, outcomes } from '../../fixtures/inspect.ts';

const MEMORY_LIMIT_KB = 600 * 1024;
const NOBODY = { uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;
const isWindows = process.platform === 'win32';

function leftOut(reason: string): void {
  console.warn(`left out: ${reason}`);
}

/** Root may read everything; so the program runs as nobody, where nobody can reach the program. */
async function ordinaryUser(): Promise<Partial<typeof NOBODY>> {
  if (!isRoot) return {};
  const { code } = await inspect(['--help'], NOBODY).catch(() => ({ code: null }));
  if (code === 0) return NOBODY;
  leftOut('the unreadable file: these tests run as root, and no other user can start the program from here');
  return {};
}

/** An empty folder that the program might write into, given to it as every folder that programs write into. */
function onlyPlaceToWrite(user: Partial<typeof NOBODY>): { folder: string; env: NodeJS.ProcessEnv } {
  const folder = temporaryFolder('home');
  if (user.uid !== undefined && user.gid !== undefined) fs.chownSync(folder, user.uid, user.gid);
  return {
    folder,
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      TMPDIR: folder,
      XDG_CACHE_HOME: folder,
      XDG_CONFIG_HOME: folder,
    },
  };
}

describe.skipIf(isWindows)('a hostile queue (pipes and device nodes are not for Windows)', () => {
  test(
    'is inspected to its end within its memory, and nothing is written or changed',
    { timeout: 400_000 },
    async () => {
      const user = await ordinaryUser();
      const queue = temporaryFolder('hostile');
      const unreadable = !isRoot || user.uid !== undefined;
      const expected = await makeHostileQueue(queue, { bombs: true, unreadable, onLeftOut: leftOut });
      fs.chmodSync(queue, 0o755);
      const before = isRoot ? fingerprint(queue) : listing(queue);
      const { folder, env } = onlyPlaceToWrite(user);

      // The deadline is raised because two gigabytes take long where other tests run beside this one.
      const result = await inspect([queue, '--json', '--workers', '2', '--deadline-ms', '3600000'], {
        ...user,
        env,
        cwd: folder,
      });

      expect(result).toMatchObject({ code: 1, signal: null, stderr: '' });
      const document = documentOf(result);
      expect(outcomes(document)).toEqual(expected);
      expect(document.source).toMatchObject({
        path: queue,
        kind: 'directory',
        files: Object.keys(expected).length,
        problems: [],
      });
      if (result.peakMemoryKb === null) leftOut('peak memory: this system does not tell it');
      expect(result.peakMemoryKb ?? 0).toBeLessThan(MEMORY_LIMIT_KB);
      expect(listing(folder)).toEqual([]);
      expect(isRoot ? fingerprint(queue) : listing(queue)).toEqual(before);
    },
  );

  test('opened with a data folder changes in nothing but that', async () => {
    const queue = path.join(temporaryFolder('base'), 'queue');
    const expected = await makeHostileQueue(queue, { bombs: false, unreadable: false, onLeftOut: leftOut });
    const before = fingerprint(path.dirname(queue));
    const data = temporaryFolder('data');
    const engine = startEngine({ dataFolder: data });
    await engine.openWhole(queue);
    const found = (await engine.rows()).map(({ file, state }) => [
      file,
      state.kind === 'failed' ? `failed: ${state.failure.kind}` : state.kind,
    ]);
    expect(Object.fromEntries(found)).toEqual(expected);
    for (const { id, file } of await engine.rows()) {
      const detail = await engine.ask('message.detail', { id });
      expect(detail.row.file).toBe(file);
      if (expected[file] !== 'failed: not-a-regular-file') continue;
      const bytes = { id, source: { kind: 'file' as const }, offset: 0, length: 16 };
      expect(await engine.refusal('message.bytes', bytes)).toMatchObject({ kind: 'not-allowed' });
      const page = { id, part: '1', codePage: 'auto', offset: 0, limit: 1 };
      expect(await engine.refusal('message.transactions', page)).toMatchObject({ kind: 'not-found' });
    }
    await engine.close();
    expect(fingerprint(path.dirname(queue))).toEqual(before);
    expect(listing(data)).toEqual(['queues/', expect.stringMatching(/\.sqlite$/)]);
  });

  test('whose files are swapped after the listing is not fooled: neither reading nor exporting follows or waits', async () => {
    const queue = temporaryFolder('hostile');
    await makeHostileQueue(queue, { bombs: false, unreadable: false, onLeftOut: leftOut });
    const out = temporaryFolder('out');
    const engine = startEngine();
    await engine.openWhole(queue);
    const [good, cut] = [await engine.row('good.eml'), await engine.row('cut.eml')];
    fs.renameSync(path.join(queue, 'pipe'), path.join(queue, 'good.eml'));
    fs.renameSync(path.join(queue, 'zero-link'), path.join(queue, 'cut.eml'));
    await engine.ask('queue.configure', { deliveryFolder: out });
    const evidence = temporaryFolder('evidence');
    expect(await engine.ask('evidence.export', { ids: [good.id, cut.id], folder: evidence })).toMatchObject({
      files: 2,
    });
    for (const { id } of [good, cut]) {
      const source = { kind: 'file' as const };
      await engine.refusal('message.bytes', { id, source, offset: 0, length: 16 });
      expect((await engine.ask('message.detail', { id })).headers).toEqual([]);
    }
    await engine.retry('good.eml');
    await engine.retry('cut.eml');
    expect((await engine.row('good.eml')).state).toMatchObject({ failure: { kind: 'not-a-regular-file' } });
    expect((await engine.row('cut.eml')).state).toMatchObject({ failure: { kind: 'not-a-regular-file' } });
    expect(listing(out)).toEqual([]);
  });

  test('that nobody may list is not an empty one: it cannot be opened', async ({ skip }) => {
    const user = await ordinaryUser();
    if (isRoot && user.uid === undefined) skip('root may list everything');
    const queue = temporaryFolder('locked');
    fs.writeFileSync(path.join(queue, '1.eml'), 'From: a\r\n\r\n');
    const locked = path.join(queue, '1.eml');
    fs.chmodSync(locked, 0o000);
    fs.chmodSync(queue, 0o000);
    onTestFinished(() => fs.chmodSync(queue, 0o700));
    const folder = await inspect([queue, '--json'], user);
    expect(folder).toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringContaining('You may not read'),
    });
    fs.chmodSync(queue, 0o755);
    const file = await inspect([locked, '--json'], user);
    expect(file).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('You may not read') });
  });
});
