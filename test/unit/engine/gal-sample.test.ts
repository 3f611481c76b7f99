/** The address list of a sample queue, against the directory that the sample was made from. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeSampleQueue } from '../../../electron/sample/make.ts';
import { SMALL_SAMPLE } from '../../../electron/sample/options.ts';
import { tellStory } from '../../../electron/sample/story.ts';
import type { GalQuery } from '../../../shared/contract/gal.ts';
import { startEngine } from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';

const HEALTHY = { ...SMALL_SAMPLE, faults: [] };
const PAGE = 500;

test('the server’s list of a healthy exchange is the directory it was made from, name by name', async () => {
  const queue = path.join(temporaryFolder('sample'), 'queue');
  expect(await makeSampleQueue(queue, HEALTHY)).toMatchObject({ ok: true });
  const engine = startEngine();
  await engine.openWhole(queue);
  await engine.ask('gal.overview', {});
  await engine.queue().gal.settled();

  expect(await listed(engine)).toEqual(peopleInTheEnd());
});

function peopleInTheEnd(): string[] {
  const story = tellStory(HEALTHY);
  let told = story.next();
  while (told.done !== true) told = story.next();
  return told.value
    .flatMap(({ network, postOffice, people }) =>
      people.map(({ name, mailbox }) => `${network}/${postOffice}/${mailbox} ${name}`),
    )
    .sort();
}

async function listed({ ask }: TestEngine): Promise<string[]> {
  const { views } = await ask('gal.overview', {});
  const [first] = views;
  if (first === undefined) throw new Error('there is no list');
  const query: GalQuery = {
    view: first.view,
    cycle: null,
    search: '',
    branch: null,
    templates: 'any',
    sort: { by: 'name', descending: false },
  };
  const { viewId, total } = await ask('gal.open', { query });
  const lines: string[] = [];
  for (let offset = 0; offset < total; offset += PAGE) {
    const rows = await ask('gal.page', { viewId, offset, limit: PAGE });
    lines.push(...rows.map(({ address, name }) => `${address} ${name}`));
  }
  return lines.sort();
}
