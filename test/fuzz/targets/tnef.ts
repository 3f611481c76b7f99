import { hasTnefSignature, openTnef } from '../../../shared/formats/tnef/open.ts';
import { tnefFile } from '../../fixtures/tnef-file.ts';
import { drainMembers } from '../drain.ts';
import type { FuzzTarget } from '../model.ts';
import { CONTENTS, corpusSeeds } from '../seeds.ts';
import { TOOLS } from '../tools.ts';

const attachments = CONTENTS.slice(0, 4).map((content, index) => ({ name: `${index}.dat`, content }));
const PLAIN = { subject: 'SrvTx', body: 'text', from: { name: 'A', type: 'SMTP', address: 'a@example.com' } };

export const tnefTarget: FuzzTarget = {
  name: 'tnef',
  seeds: () => [
    tnefFile({}),
    tnefFile({ ...PLAIN, sent: [1996, 5, 6, 21, 30, 0], codePage: 850, attachments }),
    tnefFile({ attachments: [{ name: null, embedded: { ...PLAIN, attachments } }] }),
    ...corpusSeeds('tnef', '.tnef'),
  ],
  run: async (input) => {
    hasTnefSignature(input);
    await drainMembers(openTnef(input, TOOLS), input.length);
  },
};
