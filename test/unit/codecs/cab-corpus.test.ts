/**
 * The cabinets that libmspack and cabextract are tested with. What cabextract reads we read, byte for byte; what it
 * refuses ends with a named fault, at once.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { cabArchive } from '../../../electron/workers/archives/cab.ts';
import { withSource } from '../../../electron/workers/jobs/source.ts';
import type { KeptArchives } from '../../../electron/workers/jobs/source.ts';
import { archiveTools } from '../../fixtures/archives.ts';
import { corpusFiles } from '../../fixtures/corpora.ts';
import { runTool } from '../../fixtures/debian-tools.ts';
import { processorMs } from '../../fixtures/processor-time.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { writeFile } from '../../fixtures/jobs.ts';
import { isMissing } from '../../fixtures/missing-tools.ts';
import { digestsOf, opened, verdictOn } from '../../fixtures/opened-cabinets.ts';

const files = corpusFiles('cab').filter(({ name }) => name.endsWith('.cab'));
const SPLIT = /^split-\d/;
const MULTI = /^multi_basic_pt\d/;

/** What we say of the cabinets that cabextract refuses, wholly or in part: of all, or of each file. */
const REFUSED: Readonly<Record<string, readonly RegExp[]>> = {
  'bad_signature.cab': [/^corrupt-data at 0: no cabinet signature/],
  'bad_nofiles.cab': [/^corrupt-data at 28: the cabinet lists no files/],
  'bad_nofolders.cab': [/^corrupt-data at 44: in folder 0/, /^corrupt-data at 68: in folder 0/],
  'cve-2010-2800-mszip-infinite-loop.cab': [/^truncated at /],
  'cve-2014-9556-qtm-infinite-loop.cab': [/^corrupt-data at 81: Quantum: a match reaches 303 bytes back/],
  'cve-2015-4470-mszip-over-read.cab': [/^corrupt-data at /],
  'cve-2015-4471-lzx-under-read.cab': [/^truncated at 152: the list of files/],
  'cve-2017-11423-fname-overread.cab': [/^output-limit at \d+: a name of more than 255 bytes/],
  'cve-2018-18584-qtm-max-size-block.cab': [/^corrupt-data at 84: Quantum: a match reaches/],
  'filename-read-violation-2.cab': [/^truncated at 78: its folder ends at 0 bytes/],
  'filename-read-violation-3.cab': [/^truncated at 84: its folder ends at 0 bytes/],
  'filename-read-violation-4.cab': [/^truncated at 84: a block/],
  'hidden-file-bad-folderid.cab': [/^corrupt-data at 62: in folder 1/],
  'hidden-file-beyond-eof.cab': [/^truncated at 62: the list of files/],
  'lzx-main-tree-no-lengths.cab': [/^corrupt-data at 91: /],
  'lzx-premature-matches.cab': [/^corrupt-data at 95: /],
  'partial_nodata.cab': [/^truncated at 94: a block/, /^truncated at 94: a block/],
};

/** Refused by cabextract as a whole; here the files that are in order are read, and the others are named. */
const READ_IN_PART: Readonly<Record<string, readonly RegExp[]>> = {
  // A file of a folder that is not there.
  'bad_folderindex.cab': [/^c2535936b8908b1f8a28b7724a2c2045$/, /^corrupt-data at 68: in folder 1/],
  // A file without a name.
  'filename-read-violation-1.cab': [/^b1946ac92492d2347c6235b4d2611184$/],
  // Two files in order, one in a folder of a method that is none. cabextract reads the two as well.
  'cve-2014-9732-folders-segfault.cab': [
    /^93b885adfe0da089cdf634904fd59f71$/,
    /^unsupported-codec at null: cabinet compressed by method 15/,
    /^93b885adfe0da089cdf634904fd59f71$/,
  ],
};

/** cabextract looks for cabinets anywhere in a file; we read one that begins with the first byte. */
const SEARCHED: Readonly<Record<string, RegExp>> = {
  'search.cab': /^corrupt-data at 0: no cabinet signature/,
  'search_basic.cab': /^corrupt-data at 0: no cabinet signature/,
  'search_tricky1.cab': /^truncated at 257: /,
};

async function digests(...parts: readonly Uint8Array[]): Promise<readonly string[]> {
  const verdict = await verdictOn(() => digestsOf(opened(...parts)));
  return typeof verdict === 'string' ? [verdict] : verdict;
}

function read(name: string): Uint8Array {
  return fs.readFileSync(files.find((file) => file.name === name)?.path ?? name);
}

/** MD5 of each file, as cabextract has it. */
function digestsOfCabextract(file: string): readonly string[] {
  const listing = runTool('cabextract', ['-t', path.basename(file)], { cwd: path.dirname(file) });
  return listing
    .toString('latin1')
    .split('\n')
    .flatMap((line) => / OK +([0-9a-f]{32})\s*$/.exec(line)?.[1] ?? []);
}

const special = (name: string): boolean =>
  name in REFUSED || name in READ_IN_PART || name in SEARCHED || SPLIT.test(name) || MULTI.test(name);
const whole = files.filter(({ name }) => !special(name) && !name.startsWith('partial_'));
const cutOff = files.filter(({ name }) => !special(name) && name.startsWith('partial_'));

describe.skipIf(files.length === 0)('the cabinets of libmspack', () => {
  test('are all here', () => {
    expect([files.length, whole.length, cutOff.length]).toEqual([74, 24, 17]);
  });

  test.each(Object.entries({ ...REFUSED, ...READ_IN_PART }))('%s: what we say', async (name, expected) => {
    let verdicts: readonly string[] = [];
    const took = await processorMs(async () => (verdicts = await digests(read(name))));
    expect(took).toBeLessThan(2_000);
    expect(verdicts).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  });

  test.each(cutOff)('$name is cut off in its directory', async ({ name }) => {
    expect(await digests(read(name))).toEqual([expect.stringMatching(/^truncated at \d+: .*cut off$/)]);
  });

  test.each(Object.entries(SEARCHED))('%s: it does not begin with a cabinet', async (name, pattern) => {
    expect(await digests(read(name))).toEqual([expect.stringMatching(pattern)]);
  });

  test.each(whole)('$name is read without a fault', async ({ name }) => {
    const found = await digests(read(name));
    expect(found.filter((digest) => !/^[0-9a-f]{32}$/.test(digest))).toEqual([]);
    expect(found.length).toBeGreaterThan(0);
  });

  test('of a set, any one alone says which other it needs', async () => {
    for (const { name } of files.filter((file) => SPLIT.test(file.name) || MULTI.test(file.name))) {
      const verdicts = await digests(read(name));
      const missing = verdicts.filter((verdict) =>
        /^truncated at \d+: (begins|goes on) in \S+, which/.test(verdict),
      );
      expect([name, missing.length]).not.toEqual([name, 0]);
    }
  });
});

describe.skipIf(files.length === 0 || isMissing('cabextract'))('cabextract', () => {
  test.each(whole)('reads the same out of $name', async ({ name, path: file }) => {
    expect(await digests(read(name))).toEqual(digestsOfCabextract(file));
  });

  test('reads the same out of five cabinets of one set', async () => {
    const set = files.filter(({ name }) => SPLIT.test(name));
    const found = await digests(...set.map(({ name }) => read(name)));
    expect(found).toEqual(digestsOfCabextract(set[0]?.path ?? ''));
    expect(found).toHaveLength(6);
  });

  test('reads the same out of one block that is split over five cabinets', async () => {
    const set = files.filter(({ name }) => MULTI.test(name));
    const folder = temporaryFolder('cabinets');
    // They call each other by these names.
    for (const { name } of set) fs.writeFileSync(path.join(folder, `cabd_${name}`), read(name));
    const found = await digests(...set.map(({ name }) => read(name)));
    expect(found).toEqual(digestsOfCabextract(path.join(folder, 'cabd_multi_basic_pt1.cab')));
    expect(found.join()).toMatch(/^([0-9a-f]{32},?)+$/);
  });

  test('reads the same out of sets that lie in a folder, each cabinet an archive with the others beside it', async () => {
    for (const [set, prefix] of [
      [SPLIT, ''],
      [MULTI, 'cabd_'],
    ] as const) {
      const folder = temporaryFolder('cabinets');
      const paths = files
        .filter(({ name }) => set.test(name))
        .map(({ name }) => writeFile(folder, `${prefix}${name}`, read(name)));
      const found: string[] = [];
      for (const file of paths) found.push(...(await digestsBeside(file)));
      expect(found).toEqual(digestsOfCabextract(paths[0] ?? ''));
      expect(found.join()).toMatch(/^([0-9a-f]{32},?)+$/);
    }
  });
});

/** MD5 of each file that a cabinet lists, read one by one as a worker does it. */
async function digestsBeside(file: string): Promise<readonly string[]> {
  const tools = archiveTools();
  const places: string[] = [];
  await withSource({ file, steps: [], decoder: 'safe' }, tools, [], ({ store, folder }) =>
    cabArchive.list(store, { ...tools, folder }, ({ place }) => places.push(place)),
  );
  const kept: KeptArchives = [];
  const found: string[] = [];
  for (const place of places) {
    const steps = [{ archive: 'cab' as const, place, modifiedMs: null }];
    await withSource({ file, steps, decoder: 'safe' }, tools, kept, ({ store }) => {
      found.push(createHash('md5').update(store.read(0, store.length)).digest('hex'));
    });
  }
  return found;
}
