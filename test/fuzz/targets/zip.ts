import { hasZipSignature } from '../../../shared/codecs/zip.ts';
import { openZip } from '../../../shared/formats/zip/open.ts';
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
  ],
  run: async (input) => {
    hasZipSignature(input);
    await drainMembers(openZip(input, TOOLS), input.length);
  },
};
