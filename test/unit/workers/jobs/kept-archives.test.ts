/** Members of one archive are jobs of their own; together they cost little more than one pass through it. */
import fs from 'node:fs';
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ARCHIVE_READERS } from '../../../../electron/workers/archives/archives.ts';
import type { ArchiveTools } from '../../../../electron/workers/archives/model.ts';
import { withSource } from '../../../../electron/workers/jobs/source.ts';
import type { KeptArchives } from '../../../../electron/workers/jobs/source.ts';
import { CodecFault } from '../../../../shared/codecs/fault.ts';
import type { Decoded } from '../../../../shared/codecs/fault.ts';
import type { PlaceStep } from '../../../../shared/formats/archive.ts';
import { memoryStore } from '../../../../shared/formats/byte-store.ts';
import type { Archive } from '../../../../shared/formats/names.ts';
import type { Limits } from '../../../../shared/limits.ts';
import type { Decoder } from '../../../../shared/state.ts';
import { mboxOf, zipOf } from '../../../fixtures/archive-queue.ts';
import { archiveTools, listArchive } from '../../../fixtures/archives.ts';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { cabinetSet, writeSet } from '../../../fixtures/cabinet-sets.ts';
import { cabinet, cabinetOf, folderOf } from '../../../fixtures/cabinets.ts';
import { noise } from '../../../fixtures/compressed.ts';
import { SECOND } from '../../../fixtures/decoders.ts';
import { temporaryFolder } from '../../../fixtures/folders.ts';
import { writeFile } from '../../../fixtures/jobs.ts';

const MEMBERS = 200;
const CONTENTS = Array.from({ length: MEMBERS }, (_, index) =>
  Buffer.concat([bytesOf(`From: ${index}\n\n`), noise(3_000)]),
);
const CABINET = cabinetOf(
  'mszip',
  CONTENTS.map((content, index) => ({ name: `${index}.eml`, content })),
);
const BLOCKS = Math.ceil(Buffer.concat(CONTENTS).length / 32_768);

/** Tools that count what they decode. */
function counting(limits: Partial<Limits> = {}) {
  const count = { blocks: 0, streamBytes: 0, told: 0 };
  const tools = archiveTools(limits);
  async function* counted(steps: Iterable<Decoded> | AsyncIterable<Decoded>): AsyncGenerator<Decoded, void> {
    for await (const step of steps) {
      count.streamBytes += step.bytes.length;
      yield step;
    }
  }
  const counter: ArchiveTools = {
    ...tools,
    inflateBlock: (block, history) => {
      count.blocks += 1;
      return tools.inflateBlock(block, history);
    },
    decompress: (codec, input) => counted(tools.decompress(codec, input)),
    passed: (bytes) => {
      if (bytes > 0) count.told += 1;
    },
  };
  return { count, tools: counter };
}

const written = (bytes: Uint8Array): string => writeFile(temporaryFolder('archive'), 'archive', bytes);
const step = (archive: Archive, place: string): PlaceStep => ({ archive, place, modifiedMs: null });
const inCabinet = (index: number): PlaceStep => step('cab', `${index}`);

/** A thread: reads what the steps lead to, or says what is wrong with it. */
function threadWith(tools: ArchiveTools, decoder: Decoder = 'safe', kept: KeptArchives = []) {
  return async (file: string, ...steps: readonly PlaceStep[]): Promise<Buffer | string> => {
    try {
      return await withSource({ file, steps, decoder }, tools, kept, ({ store }) =>
        Buffer.from(store.read(0, store.length)),
      );
    } catch (error) {
      if (!(error instanceof CodecFault)) throw error;
      return `${error.kind}: ${error.message}`;
    }
  };
}

async function placesIn(archive: Archive, bytes: Uint8Array): Promise<readonly PlaceStep[]> {
  const { members } = await listArchive(ARCHIVE_READERS[archive], memoryStore(bytes));
  return members.map(({ place }) => step(archive, place));
}

describe('members of a cabinet', () => {
  test('read in their order decode it once', async () => {
    const { count, tools } = counting();
    const [read, file] = [threadWith(tools), written(CABINET)];
    for (const [index, content] of CONTENTS.entries())
      expect(await read(file, inCabinet(index))).toEqual(content);
    expect(count.blocks).toBe(BLOCKS);
  });

  test('read by two threads in turn decode it once in each', async () => {
    const { count, tools } = counting();
    const [threads, file] = [[threadWith(tools), threadWith(tools)], written(CABINET)];
    for (const [index, content] of CONTENTS.entries())
      expect(await threads[index % 2]?.(file, inCabinet(index))).toEqual(content);
    expect(count.blocks).toBeLessThanOrEqual(2 * BLOCKS);
  });

  test('read in any order are the same', async () => {
    const [read, file] = [threadWith(counting().tools), written(CABINET)];
    for (const index of [150, 3, 3, 199, 0, 7])
      expect(await read(file, inCabinet(index))).toEqual(CONTENTS[index]);
  });

  test('that lie behind damage are told so without decoding it again', async () => {
    const folder = folderOf('mszip', Buffer.concat(CONTENTS));
    folder.blocks[2]?.data.fill(0xff, 2, 40);
    let offset = 0;
    const files = CONTENTS.map(({ length }, index) => {
      const entry = { name: `${index}`, bytes: length, offset };
      offset += length;
      return entry;
    });
    const packed = cabinet({ folders: [folder], files });
    const { count, tools } = counting();
    const [read, file] = [threadWith(tools), written(packed)];
    const verdicts: string[] = [];
    for (let index = 0; index < MEMBERS; index += 1) {
      const verdict = await read(file, inCabinet(index));
      verdicts.push(typeof verdict === 'string' ? verdict : 'read');
    }
    const good = files.filter((entry) => entry.offset + entry.bytes <= 2 * 32_768).length;
    expect(verdicts.slice(0, good).every((verdict) => verdict === 'read')).toBe(true);
    expect(verdicts.slice(good).every((verdict) => verdict.startsWith('corrupt-data: deflate'))).toBe(true);
    expect(count.blocks).toBe(3);
  });

  test('keep the heartbeat moving while others are passed over', async () => {
    const { count, tools } = counting();
    await threadWith(tools)(written(CABINET), inCabinet(MEMBERS - 1));
    expect(count.told).toBeGreaterThanOrEqual(BLOCKS);
  });

  test('have nothing of those that were read before them held against them', async () => {
    const { tools } = counting({ messageOutputBytes: 1 });
    const [read, file] = [threadWith(tools), written(CABINET)];
    for (const index of [199, 0, 199, 0, 199])
      expect(await read(file, inCabinet(index))).toEqual(CONTENTS[index]);
  });
});

describe('members of an archive within an archive', () => {
  test('decompress a mail.mbox.gz once', async () => {
    const mbox = mboxOf(CONTENTS.map((_, index) => bytesOf(`From: ${index}\n\ntext\n`)));
    const { count, tools } = counting();
    const [read, file] = [threadWith(tools), written(zlib.gzipSync(mbox))];
    const messages = await placesIn('mbox', mbox);
    expect(messages).toHaveLength(MEMBERS);
    for (const [index, message] of messages.entries())
      expect((await read(file, step('packed', 'gzip'), message)).toString()).toBe(`From: ${index}\n\ntext\n`);
    expect(count.streamBytes).toBe(mbox.length);
  });

  test('decode the cabinet around them once, whatever lies in it', async () => {
    const zips = Array.from({ length: 20 }, (_, index) =>
      zipOf({ a: bytesOf(`a${index}`), b: noise(9_000) }),
    );
    const inner = await Promise.all(zips.map((zip) => placesIn('zip', zip)));
    const packed = cabinetOf(
      'mszip',
      zips.map((content, index) => ({ name: `${index}.zip`, content })),
    );
    const { count, tools } = counting();
    const [read, file] = [threadWith(tools), written(packed)];
    for (const [index, members] of inner.entries()) {
      for (const [nth, member] of members.entries()) {
        const content = await read(file, inCabinet(index), member);
        expect(content).toEqual(nth === 0 ? Buffer.from(`a${index}`) : Buffer.from(noise(9_000)));
      }
    }
    expect(count.blocks).toBe(Math.ceil(Buffer.concat(zips).length / 32_768));
  });

  test('go through a cabinet in a zip once', async () => {
    const outer = zipOf({ 'q.cab': CABINET });
    const [around = step('zip', '')] = await placesIn('zip', outer);
    const { count, tools } = counting();
    const [read, file] = [threadWith(tools), written(outer)];
    for (const [index, content] of CONTENTS.entries())
      expect(await read(file, around, inCabinet(index))).toEqual(content);
    expect(count.blocks).toBe(BLOCKS);
  });
});

describe('what is kept of an archive', () => {
  const small = (text: string): Buffer => cabinetOf('mszip', [{ name: 'a', content: bytesOf(text) }]);
  const first = inCabinet(0);

  test('is not what is in the file after that has changed', async () => {
    const [read, file] = [threadWith(counting().tools), written(small('one'))];
    expect(String(await read(file, first))).toBe('one');
    fs.writeFileSync(file, small('three'));
    expect(String(await read(file, first))).toBe('three');
    const { mtimeMs } = fs.statSync(file);
    fs.writeFileSync(file, small('seven'));
    fs.utimesSync(file, mtimeMs / 1_000, mtimeMs / 1_000 + 10);
    expect(String(await read(file, first))).toBe('seven');
  });

  test('is not given to another decoder', async () => {
    const [one, other, kept, file] = [counting(), counting(), [], written(small('one'))];
    await threadWith(one.tools, 'safe', kept)(file, first);
    await threadWith(other.tools, 'second', kept)(file, first);
    expect([one.count.blocks, other.count.blocks]).toEqual([1, 1]);
  });

  test('are archives of as many bytes as the limit says, together', async () => {
    const [one, other] = [written(small('one')), written(small('two'))];
    const bytes = fs.statSync(one).size + fs.statSync(other).size;
    for (const [messageFileBytes, opened] of [
      [bytes, 2],
      [bytes - 1, 4],
    ] as const) {
      const { tools } = counting({ messageFileBytes });
      const kept: KeptArchives = [];
      const read = threadWith(tools, 'safe', kept);
      const seen = new Set<unknown>();
      for (const file of [one, other, one, other]) {
        await read(file, first);
        seen.add(kept.at(-1));
      }
      expect(seen.size).toBe(opened);
    }
  });

  test('counts the cabinets that were read from beside one', async () => {
    const other = written(small('other'));
    const files = [{ name: 'a', content: noise(9_000) }];
    const [one = ''] = writeSet(temporaryFolder('set'), cabinetSet('stored', files, [5_000]));
    const set = cabinetSet('stored', files, [5_000]).reduce((sum, { length }) => sum + length, 0);
    for (const [spare, left] of [
      [0, 2],
      [-1, 1],
    ] as const) {
      const kept: KeptArchives = [];
      const { tools } = counting({ messageFileBytes: set + fs.statSync(other).size + spare });
      await threadWith(tools, 'safe', kept)(other, first);
      expect(await threadWith(tools, 'safe', kept)(one, first)).toEqual(Buffer.from(noise(9_000)));
      expect(kept).toHaveLength(left);
    }
  });

  test('is nothing of a file that is read where its members lie', async () => {
    const zip = zipOf({ a: bytesOf('x') });
    const kept: KeptArchives = [];
    await threadWith(counting().tools, 'safe', kept)(written(zip), ...(await placesIn('zip', zip)));
    expect(kept).toEqual([]);
  });
});

test('the second decoder gives memory back while it reads a cabinet of many blocks', async () => {
  const block = folderOf('mszip', bytesOf('x')).blocks;
  const blocks = Array.from({ length: 1_000 }, () => block).flat();
  const packed = cabinet({ folders: [{ compression: 1, blocks }], files: [{ name: 'a', bytes: 1_000 }] });
  let [turns, isReading] = [0, true];
  const count = (): void => {
    turns += 1;
    if (isReading) setImmediate(count);
  };
  setImmediate(count);
  await threadWith({ ...archiveTools(), ...SECOND.deflate }, 'second')(written(packed), inCabinet(0));
  isReading = false;
  expect(turns).toBeGreaterThanOrEqual(3);
});

test('a member that cannot be taken out has no byte of its own: the words say where in the archive it is', async () => {
  const zip = zipOf({ '1.eml': bytesOf('From: a\n\n'), '2.eml': bytesOf('From: b\n\n') });
  const [, second = inCabinet(0)] = await placesIn('zip', zip);
  const header = zip.lastIndexOf('PK\u0003\u0004', undefined, 'latin1');
  zip.write('XX', header, 'latin1');
  const got = withSource(
    { file: written(zip), steps: [second], decoder: 'safe' },
    archiveTools(),
    [],
    ({ store }) => store.length,
  );
  await expect(got).rejects.toMatchObject({
    kind: 'corrupt-data',
    message: `a zip entry is not where the directory says (byte ${header} of the archive around it)`,
    offset: null,
  });
});
