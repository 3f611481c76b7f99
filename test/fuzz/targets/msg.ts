import { openMsg } from '../../../shared/formats/msg/open.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { binary } from '../../fixtures/mapi-values.ts';
import { msgFile } from '../../fixtures/msg-file.ts';
import { compressedRtf } from '../../fixtures/rtf.ts';
import { drainMembers } from '../drain.ts';
import type { FuzzTarget } from '../model.ts';
import { CONTENTS } from '../seeds.ts';
import { TOOLS } from '../tools.ts';

const attachments = CONTENTS.slice(0, 4).map((content, index) => ({ name: `${index}.dat`, content }));
const PLAIN = { subject: 'SrvTx', body: 'text', attachments };
const RTF = binary(0x1009, compressedRtf(bytesOf('{\\rtf1 body}')));

export const msgTarget: FuzzTarget = {
  name: 'msg',
  seeds: () => [
    msgFile({}),
    msgFile(PLAIN),
    msgFile({ properties: [RTF], attachments: [{ name: null, embedded: PLAIN }, ...attachments] }),
    ...CONTENTS.map((content) => msgFile({ attachments: [{ name: 'A.TXT', content }] })),
  ],
  run: async (input) => {
    await drainMembers(openMsg(input, TOOLS), input.length);
  },
};
