import { hasZipSignature } from '../../../shared/codecs/zip.ts';
import type { Opened } from '../../../shared/formats/container.ts';
import { openZip } from '../../../shared/formats/zip/open.ts';
import { overlappingZip } from '../../fixtures/bomb.ts';
import { zipArchive } from '../../fixtures/compressed.ts';
import { drainMembers } from '../drain.ts';
import type { FuzzTarget } from '../model.ts';
import { CONTENTS } from '../seeds.ts';
import { TOOLS } from '../tools.ts';

export const zipTarget: FuzzTarget = {
  name: 'zip',
  seeds: () => [
    zipArchive([]),
    zipArchive(CONTENTS.map((content, index) => ({ name: `dir/${index}.txt`, content }))),
    zipArchive([{ name: 'dir/' }, { name: 'stored', method: 0, content: CONTENTS[1] ?? new Uint8Array() }]),
    zipArchive([{ name: 'x', content: CONTENTS[2] ?? new Uint8Array(), descriptor: true }], {
      comment: 'comment',
    }),
    overlappingZip(5, 1_000),
    zipArchive([
      { name: 'a', content: CONTENTS[3] ?? new Uint8Array() },
      { name: 'b', at: 0, own: { name: 'c' } },
    ]),
  ],
  run: async (input) => {
    hasZipSignature(input);
    const opened = openZip(input, TOOLS);
    requireApart(opened);
    await drainMembers(opened, input.length);
  },
};

/** Of a few bytes that many members share any amount would come out. */
function requireApart({ members }: Opened): void {
  const ranges = members.flatMap(({ range }) => (range === null ? [] : [range]));
  ranges.sort(([one], [other]) => one - other);
  let end = 0;
  for (const range of ranges) {
    if (range[0] < end) throw new Error(`two members share the bytes before ${end}`);
    end = range[1];
  }
}
