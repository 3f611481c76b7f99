import { describe, expect, test } from 'vitest';
import { hasCabinetSignature, openCabinet } from '../../../shared/codecs/cab/open.ts';
import type { OpenTools } from '../../../shared/formats/container.ts';
import { limitsSchema } from '../../../shared/limits.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { blocksOf, cabinet, cabinetOf, folderOf, METHODS, TO_NEXT } from '../../fixtures/cabinets.ts';
import { noise } from '../../fixtures/compressed.ts';
import { contentOf, digestsOf, opened, openTools, verdictOn } from '../../fixtures/opened-cabinets.ts';
import { manyEntries, MARTIN } from '../../fixtures/transactions.ts';

const CONTENT = Buffer.concat([bytesOf(manyEntries(900)), noise(20_000), new Uint8Array(30_000)]);
const FILES = [
  { name: 'DIRSYNC\\REQ.TXT', content: CONTENT.subarray(0, 50_000) },
  { name: 'empty', content: new Uint8Array() },
  { name: 'SRV.TXT', content: CONTENT.subarray(50_000) },
];
const ONE = [{ name: 'a.txt', content: bytesOf(MARTIN) }];

const factsOf = (facts: readonly { name: string; value: string }[]) =>
  Object.fromEntries(facts.map(({ name, value }) => [name, value]));

describe.each(METHODS)('a cabinet compressed by %s', (method) => {
  test('gives its files back, in their order, in the other order and twice', async () => {
    const { members, notes } = opened(cabinetOf(method, FILES));
    expect(members.map(({ name }) => name)).toEqual(['DIRSYNC/REQ.TXT', 'empty', 'SRV.TXT']);
    expect(notes).toEqual([]);
    for (const index of [0, 1, 2, 2, 1, 0, 0, 2]) {
      const [member, file] = [members[index], FILES[index]];
      const content = member === undefined ? null : await contentOf(member);
      expect(content?.equals(file?.content ?? new Uint8Array())).toBe(true);
    }
  });

  test('is decoded once when its files are opened in their order', async () => {
    const steps: number[] = [];
    for (const member of opened(cabinetOf(method, FILES)).members) {
      let count = 0;
      for await (const { consumed } of member.open()) count += consumed > 0 ? 1 : 0;
      steps.push(count);
    }
    const blocks = Math.ceil(CONTENT.length / 32_768);
    // The block in which one file ends and the next one begins is given twice.
    expect(steps.reduce((sum, count) => sum + count, 0)).toBe(blocks + 1);
  });

  test('is called truncated when it is cut off within its data', async () => {
    const whole = cabinetOf(method, ONE);
    const { members } = opened(whole.subarray(0, -1));
    const [member] = members;
    const verdict = member === undefined ? '' : await verdictOn(() => contentOf(member));
    expect(verdict).toBe(`truncated at ${whole.length - 1}: a block of the cabinet is cut off`);
  });
});

/** Blocks that are decoded when every folder has three files and each next file is of the next folder. */
async function blocksDecodedByTurns(count: number): Promise<number> {
  const content = new Uint8Array(3 * 32_768);
  const folders = Array.from({ length: count }, () => folderOf('mszip', content));
  const files = Array.from({ length: 3 * count }, (_, index) => ({
    name: `${index}`,
    bytes: 32_768,
    folder: index % count,
    offset: Math.floor(index / count) * 32_768,
  }));
  let blocks = 0;
  const tools = openTools();
  const counted: OpenTools = {
    ...tools,
    inflateBlock: (block, history) => {
      blocks += 1;
      return tools.inflateBlock(block, history);
    },
  };
  for (const member of openCabinet(cabinet({ folders, files }), counted).members) await contentOf(member);
  return blocks;
}

describe('files that lie in folders by turns', () => {
  test('are decoded once while there are eight folders, and read all the same when there are more', async () => {
    expect(await blocksDecodedByTurns(8)).toBe(8 * 3);
    expect(await blocksDecodedByTurns(9)).toBe(9 * (1 + 2 + 3));
  });
});

test('two files that are read at the same time do not disturb each other', async () => {
  const { members } = opened(cabinetOf('mszip', FILES));
  const both = await Promise.all(members.map(contentOf));
  expect(both.map((content) => content.length)).toEqual(FILES.map(({ content }) => content.length));
  expect(Buffer.concat(both).equals(CONTENT)).toBe(true);
});

describe('what a cabinet says of its files', () => {
  test('is told as facts: size, date, attributes, compression', () => {
    const date = (1997 - 1980) * 512 + 3 * 32 + 12;
    const time = 11 * 2048 + 13 * 32 + 26;
    const [member] = opened(
      cabinet({
        folders: [folderOf('lzx', bytesOf(MARTIN))],
        files: [{ name: 'a', bytes: MARTIN.length, date, time, attributes: 0x67 }],
      }),
    ).members;
    expect(factsOf(member?.facts ?? [])).toEqual({
      Size: `${MARTIN.length} bytes`,
      Modified: '1997-03-12 11:13:52, zone not kept',
      Attributes: 'read-only, hidden, system, archive, to be run after extraction',
      Compression: 'LZX, window of 2^16 bytes',
    });
  });

  test('without a date has none', () => {
    const [member] = opened(cabinetOf('stored', ONE)).members;
    expect(factsOf(member?.facts ?? [])).not.toHaveProperty('Modified');
  });

  test('a name in UTF-8 is read as such, one in a code page is shown as Windows-1252, which is told', () => {
    const file = { bytes: 0 };
    const { members, notes } = opened(
      cabinet({
        folders: [{ compression: 0, blocks: [] }],
        files: [
          { ...file, name: Buffer.from('Größe.txt'), attributes: 0x80 },
          { ...file, name: bytesOf('Größe.txt') },
          { ...file, name: '' },
        ],
      }),
    );
    expect(members.map(({ name }) => name)).toEqual(['Größe.txt', 'Größe.txt', null]);
    expect(notes).toEqual(['Names of files do not say their code page and are shown as Windows-1252.']);
  });

  test('where its data lies is told when it has a folder for itself', async () => {
    const alone = cabinetOf('mszip', ONE);
    const [member] = opened(alone).members;
    const [start = 0, end = 0] = member?.range ?? [];
    expect(alone.subarray(start + 8, start + 10).toString()).toBe('CK');
    expect(end).toBe(alone.length);
    expect(opened(cabinetOf('mszip', FILES)).members.map(({ range }) => range)).toEqual([null, null, null]);
  });
});

test('what the maker keeps in a cabinet is passed over', async () => {
  const content = bytesOf(MARTIN);
  const form = { folders: [folderOf('mszip', content)], files: [{ name: 'a', bytes: content.length }] };
  for (const reserve of [
    [0, 0, 0],
    [20, 0, 0],
    [0, 7, 0],
    [0, 0, 5],
    [60_000, 255, 255],
  ] as const) {
    const [member] = opened(cabinet({ ...form, reserve })).members;
    expect(member === undefined ? null : await contentOf(member)).toEqual(Buffer.from(content));
  }
});

describe('check values', () => {
  const content = bytesOf(MARTIN);
  const form = { folders: [folderOf('stored', content)], files: [{ name: 'a', bytes: content.length }] };

  test('are verified', async () => {
    const packed = cabinet({ ...form, checksum: (right) => right ^ 1 });
    expect((await digestsOf(opened(packed))).join()).toContain(
      'checksum-mismatch at 62: checksum of a block',
    );
  });

  test('may be left out, which 0 says', async () => {
    const [member] = opened(cabinet({ ...form, checksum: () => 0 })).members;
    expect(member === undefined ? null : await contentOf(member)).toEqual(Buffer.from(content));
  });
});

describe('a folder that breaks the rules is a fault of its files:', () => {
  const given = async (compression: number, data: Uint8Array, bytes: number): Promise<string> => {
    const folders = [{ compression, blocks: [{ data, bytes }] }];
    return (await digestsOf(opened(cabinet({ folders, files: [{ name: 'a', bytes: 5 }] })))).join();
  };

  test('an unknown method', async () => {
    expect(await given(9, bytesOf('12345'), 5)).toContain('unsupported-codec');
  });

  test('a window that its method does not have', async () => {
    expect(await given(0x0e03, bytesOf('12345'), 5)).toContain('unsupported-codec');
    expect(await given(0x1f02, bytesOf('12345'), 5)).toContain('unsupported-codec');
  });

  test('a block that gives another number of bytes than it announces', async () => {
    expect(await given(0, bytesOf('12345'), 6)).toContain('corrupt-data at 70: a block announces 6 bytes');
    expect(await given(1, folderOf('mszip', bytesOf('12345')).blocks[0]?.data ?? noise(1), 4)).toContain(
      'a block announces 4 bytes and gives 5',
    );
  });

  test('a block that is larger than there can be', async () => {
    expect(await given(0, new Uint8Array(38_913), 32_768)).toContain('corrupt-data');
    expect(await given(0, new Uint8Array(32_769), 32_769)).toContain('corrupt-data');
    expect(await given(0, new Uint8Array(32_768), 32_768)).not.toContain('corrupt-data');
  });

  test('one that ends before the file does, and a file of another folder', async () => {
    const files = [
      { name: 'a', bytes: 4, offset: 2 },
      { name: 'b', bytes: 3, offset: 2 },
      { name: 'c', bytes: 1, offset: 0xffffffff },
      { name: 'd', bytes: 5, folder: 1 },
    ];
    const folders = [folderOf('stored', bytesOf('12345'))];
    const digests = await digestsOf(opened(cabinet({ folders, files })));
    expect(digests).toEqual([
      expect.stringContaining('its folder ends at 5 bytes, the file at 6'),
      expect.stringMatching(/^[0-9a-f]{32}$/),
      expect.stringContaining('its folder ends at 5 bytes, the file at 4294967296'),
      expect.stringContaining('in folder 1, which the cabinet does not have'),
    ]);
  });

  test('damage in compressed data is told where it lies in the cabinet', async () => {
    for (const method of ['mszip', 'lzx', 'quantum'] as const) {
      const folder = folderOf(method, CONTENT);
      const [, block] = folder.blocks;
      block?.data.fill(0xff, 0, 40);
      const files = [{ name: 'a', bytes: CONTENT.length }];
      const packed = cabinet({ folders: [folder], files });
      const at = packed.length - folder.blocks.slice(1).reduce((sum, { data }) => sum + data.length + 8, 0);
      const [verdict = ''] = await digestsOf(opened(packed));
      const offset = Number(/ at (\d+):/.exec(verdict)?.[1]);
      expect(offset).toBeGreaterThanOrEqual(at);
      expect(offset).toBeLessThanOrEqual(at + (block?.data.length ?? 0) + 8);
    }
  });
});

describe('odd cabinets are read, and what is odd is told:', () => {
  test('bytes behind it, missing bytes, another version', () => {
    const packed = cabinetOf('stored', ONE);
    expect(opened(Buffer.concat([packed, noise(3)])).notes).toEqual([
      `The cabinet ends after ${packed.length} bytes, 3 more follow and are not read.`,
    ]);
    expect(opened(packed.subarray(0, -3)).notes).toEqual([
      `The cabinet announces ${packed.length} bytes, there are ${packed.length - 3}: its end is missing.`,
    ]);
    packed[24] = 9;
    expect(opened(packed).notes).toEqual(['The cabinet is of version 1.9, not 1.3.']);
  });
});

test('a cabinet is recognised by its first four bytes only', () => {
  expect(hasCabinetSignature(cabinetOf('stored', ONE))).toBe(true);
  expect(hasCabinetSignature(bytesOf('MSC'))).toBe(false);
  expect(hasCabinetSignature(Buffer.concat([noise(1), cabinetOf('stored', ONE)]))).toBe(false);
});

describe('limits', () => {
  const opens = (packed: Uint8Array, limits: Parameters<typeof openTools>[0]) =>
    verdictOn(() => openCabinet(packed, openTools(limits)).members.length);

  test('the number of files', async () => {
    const packed = cabinetOf('stored', FILES);
    expect(await opens(packed, { cabinetFiles: 3 })).toBe(3);
    expect(await opens(packed, { cabinetFiles: 2 })).toBe('output-limit at 28: cabinet with 3 files');
  });

  test('the number of folders', async () => {
    const folder = folderOf('stored', bytesOf('x'));
    const packed = cabinet({ folders: [folder, folder], files: [{ name: 'a', bytes: 1 }] });
    expect(await opens(packed, { cabinetFolders: 2 })).toBe(1);
    expect(await opens(packed, { cabinetFolders: 1 })).toBe('output-limit at 26: cabinet with 2 folders');
  });

  test('the length of a name, of a file or a neighbour', async () => {
    const packed = cabinet({
      folders: [folderOf('stored', bytesOf('x'))],
      files: [{ name: 'file', bytes: 1, folder: TO_NEXT }],
      next: 'part2',
    });
    expect(await opens(packed, { cabinetNameBytes: 5 })).toBe(1);
    expect(await opens(packed, { cabinetNameBytes: 4 })).toContain('output-limit');
    expect(await opens(cabinetOf('stored', ONE), { cabinetNameBytes: 4 })).toContain('output-limit');
  });

  test('the bytes that are decoded again for files that overlap', async () => {
    const blocks = blocksOf(
      new Uint8Array(10 * 32_768),
      Array.from({ length: 10 }, () => new Uint8Array(32_768)),
    );
    const files = Array.from({ length: 30 }, () => ({ name: 'a', bytes: 70_000, offset: 200_000 }));
    const packed = cabinet({ folders: [{ compression: 0, blocks }], files });
    const { members } = openCabinet(packed, openTools({ messageOutputBytes: 1_000_000 }));
    const kinds: string[] = [];
    for (const member of members) {
      const verdict = await verdictOn(() => contentOf(member));
      kinds.push(typeof verdict === 'string' ? (verdict.split(' ')[0] ?? '') : 'ok');
    }
    expect(kinds.indexOf('output-limit')).toBe(5);
    expect(new Set(kinds)).toEqual(new Set(['ok', 'output-limit']));
  });

  test('are as many as the format allows for files, and can be set', () => {
    expect(limitsSchema.parse({}).cabinetFiles).toBe(65_535);
    expect(limitsSchema.safeParse({ cabinetNameBytes: 0 }).success).toBe(false);
  });
});
