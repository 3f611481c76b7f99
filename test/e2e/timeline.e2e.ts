/** The timeline: what it says first, and how it is worked without a mouse. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { makeSample, scanFinished, showView, startProgram } from './program.ts';
import type { Program } from './program.ts';

const REQUESTORS = 10;

let program: Program;
let page: Page;

test.beforeEach(async () => {
  program = await startProgram(await makeSample({ requestors: REQUESTORS, cycles: 4, users: 400, seed: 1 }));
  ({ page } = program);
  await scanFinished(page);
  await showView(page, 'Timeline');
  // Drawn: the lanes come with the answer, one frame after the frame around them.
  await expect(lanes(page)).toHaveCount(REQUESTORS);
});

test.afterEach(() => program.close());

test('says how many messages there are, of whom and when', async () => {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^\d+ messages of \d+ requestors between \d+ \w+ and \d+ \w+ \d{4}; /,
  );
});

test('the keyboard alone leads to a message and into its details', async () => {
  await chart(page).focus();
  await page.keyboard.press('Home');
  const place = page.getByRole('status', { name: 'Place in the timeline' });
  await expect(place).toContainText(/, 1 of \d+/);
  await page.keyboard.press(']');
  await expect(place).toContainText(/, 2 of \d+/);
  const requestor = /, ([^,]+\/[^,]+), 2 of/.exec((await place.textContent()) ?? '')?.[1] ?? 'no requestor';
  await page.keyboard.press('Enter');
  const detail = page.getByRole('complementary', { name: 'Message details' });
  await expect(detail).toBeFocused();
  await expect(detail).toContainText(requestor);
});

test('zooming changes the time axis, and 0 shows everything again', async () => {
  await chart(page).focus();
  const whole = await axis(page);
  for (let press = 0; press < 6; press += 1) await page.keyboard.press('+');
  await expect.poll(() => axis(page)).not.toBe(whole);
  await page.keyboard.press('0');
  await expect.poll(() => axis(page)).toBe(whole);
});

test('the wheel zooms in at the pointer', async () => {
  const whole = await axis(page);
  await page.locator('.timeline-canvas').hover();
  for (let turn = 0; turn < 6; turn += 1) await page.mouse.wheel(0, -240);
  await expect.poll(() => axis(page)).toMatch(/\d\d:\d\d/);
  expect(await axis(page)).not.toBe(whole);
});

test('a state chosen in the legend hides the others, also after the next start', async () => {
  const legend = page.getByRole('group', { name: 'States' });
  await legend.getByRole('button', { name: /^Failed/ }).click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(/^\d+ of \d+ messages .* match the filter\.$/);
  const shown = await heading.textContent();
  await page.reload();
  await showView(page, 'Timeline');
  await expect(heading).toHaveText(shown ?? '');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(heading).not.toHaveText(/match the filter/);
});

test('narrowed to a state, only lanes with a match stay, and ] leads through all of them', async () => {
  await page
    .getByRole('group', { name: 'States' })
    .getByRole('button', { name: /^Failed/ })
    .click();
  await expect(lanes(page)).not.toHaveCount(REQUESTORS);
  const names = await lanes(page).allTextContents();
  await chart(page).focus();
  const place = page.getByRole('status', { name: 'Place in the timeline' });
  const reached = new Set<string>();
  for (let press = 0; press < 40 && reached.size < names.length; press += 1) {
    await page.keyboard.press(']');
    await expect(place).toContainText(/failed/);
    const text = await place.textContent();
    for (const name of names) if (text?.includes(`${name},`) === true) reached.add(name);
  }
  expect([...reached].toSorted()).toEqual(names.toSorted());
});

test('a click on a group zooms into it, and Escape leads back', async () => {
  await chart(page).focus();
  const fitted = await axis(page);
  // Far enough out for all messages of a cycle to be one group.
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('-');
  await expect.poll(() => axis(page)).not.toBe(fitted);
  const before = await axis(page);
  const canvas = page.locator('.timeline-canvas');
  const group = page.locator('.timeline-card', { hasText: /^3 messages/ });
  const width = (await canvas.boundingBox())?.width ?? 0;
  for (let x = 4; x < width && !(await group.isVisible()); x += 4) {
    await canvas.hover({ position: { x, y: 11 } });
    // The card is there with the next frame.
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }
  await page.mouse.down();
  await page.mouse.up();
  await expect.poll(() => axis(page)).not.toBe(before);
  await page.keyboard.press('Escape');
  await expect.poll(() => axis(page)).toBe(before);
});

function lanes(of: Page) {
  return of.locator('.timeline-names > span');
}

function chart(shown: Page) {
  return shown.getByRole('application', { name: 'Messages by requestor and time' });
}

function axis(shown: Page): Promise<string> {
  return shown.locator('.timeline-axis').innerText();
}
