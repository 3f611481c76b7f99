import { openCabinet } from '../../../shared/codecs/cab/open.ts';
import { cabinet, cabinetOf, folderOf, METHODS } from '../../fixtures/cabinets.ts';
import { drainMembers } from '../drain.ts';
import type { FuzzTarget } from '../model.ts';
import { CONTENTS, corpusSeeds } from '../seeds.ts';
import { TOOLS } from '../tools.ts';

const FILES = CONTENTS.map((content, index) => ({ name: `${index}.txt`, content }));

/** Without check values, which a cabinet may leave out: else no mutation would come as far as the decoder. */
function unchecked(method: (typeof METHODS)[number], content: Uint8Array): Buffer {
  return cabinet({
    folders: [folderOf(method, content)],
    files: [{ name: 'x', bytes: content.length }],
    checksum: () => 0,
  });
}

export const cabTarget: FuzzTarget = {
  name: 'cab',
  seeds: () => [
    ...METHODS.map((method) => cabinetOf(method, FILES)),
    ...METHODS.flatMap((method) => CONTENTS.slice(1).map((content) => unchecked(method, content))),
    ...corpusSeeds('cab', '.cab'),
  ],
  run: async (input) => {
    await drainMembers(openCabinet(input, TOOLS), input.length);
  },
};
