/** What must hold whatever happens: the window is locked down, and it outlives its engine. */
import { expect, test } from '@playwright/test';
import { gridRows, makeSample, scanFinished, showView, startProgram } from './program.ts';

test('the page has no Node, no other origin, and one door with checked arguments', async () => {
  const program = await startProgram();
  const { page } = program;
  expect(await page.evaluate(() => typeof Reflect.get(globalThis, 'require'))).toBe('undefined');
  expect(await page.evaluate(() => typeof Reflect.get(globalThis, 'process'))).toBe('undefined');
  const refused = await page.evaluate(async () => {
    const api: unknown = Reflect.get(globalThis, 'api');
    const request = Reflect.get(api as object, 'request') as (
      name: string,
      args: unknown,
    ) => Promise<unknown>;
    return Promise.all([request('queue.open', { path: 7 }), request('no.such.request', {})]);
  });
  expect(refused).toEqual([
    expect.objectContaining({ ok: false, error: expect.objectContaining({ kind: 'invalid-request' }) }),
    expect.objectContaining({ ok: false, error: expect.objectContaining({ kind: 'invalid-request' }) }),
  ]);
  await page.evaluate(() => void window.open('https://example.com'));
  await page.evaluate(() => location.assign('https://example.com'));
  expect(page.url()).toBe('app://workbench/index.html');
  expect(program.app.windows()).toHaveLength(1);
  await program.close();
});

test('when the engine process dies, the window says so and opens the queue again', async () => {
  const queue = await makeSample({ requestors: 3, cycles: 2, users: 60, seed: 4 });
  const program = await startProgram(queue);
  const { page, app } = program;
  await scanFinished(page);
  const engine = await app.evaluate(
    ({ app: electron }) => electron.getAppMetrics().find(({ name }) => name === 'DirSync engine')?.pid ?? 0,
  );
  process.kill(engine, 'SIGKILL');
  await expect(page.getByRole('alert')).toContainText('started anew');
  await scanFinished(page);
  await showView(page, 'Messages');
  await expect(gridRows(page).first()).toBeVisible();
  await program.close();
});
