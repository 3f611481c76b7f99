/** What is written into text: uuencode, BinHex, MIME, mbox. */
import { mboxArchive } from '../../../electron/workers/archives/mbox.ts';
import { transferDecoded } from '../../../electron/workers/jobs/transfer-encoding.ts';
import { memoryStore } from '../../../shared/formats/byte-store.ts';
import type { ArchiveMember } from '../../../shared/formats/archive.ts';
import { openBinhex } from '../../../shared/formats/binhex.ts';
import { recognise } from '../../../shared/formats/recognise.ts';
import { openUuencoded } from '../../../shared/formats/uuencode.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { readMimeStructure, walkParts } from '../../../shared/mime/structure.ts';
import { NO_PROGRESS } from '../../../shared/progress.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { SAFE } from '../../fixtures/decoders.ts';
import { mimeMessage } from '../../fixtures/mime.ts';
import { drainMembers } from '../drain.ts';
import type { FuzzTarget } from '../model.ts';
import { CONTENTS, corpusSeeds } from '../seeds.ts';
import { TOOLS } from '../tools.ts';

const UU = [
  'Some words before it.\n\nbegin 644 cat.txt\n#0V%T\n`\nend\nand behind it\n',
  'begin 0755 two lines.bin\r\nM04%!04%!04%!04%!04%!04%!04%!04%!04%!04%!04%!04%!04%!04%!04%!\r\n"04$ \r\n \r\nend\r\n',
  'begin-base64 644 hello.txt\nSGVsbG8sIHdvcmxkIQ==\n====\n',
];

export const uuencodeTarget: FuzzTarget = {
  name: 'uuencode',
  seeds: () => [...UU, UU.join('')].map(bytesOf),
  run: async (input) => {
    const opened = openUuencoded(input, TOOLS);
    if (opened !== null) await drainMembers(opened, input.length);
  },
};

const BINHEX =
  '(This file must be converted with BinHex 4.0)\r\n\r\n' +
  ':#R0KEA"XC5jdFb!ZH!!""%&849"659"659!"!*!%!3#3!`!!N!-"3N0`G@0"!!!:\r\n';

export const binhexTarget: FuzzTarget = {
  name: 'binhex',
  seeds: () => [BINHEX, `words\r\n${BINHEX}${BINHEX}`].map(bytesOf),
  run: async (input) => {
    const opened = openBinhex(input, TOOLS);
    if (opened !== null) await drainMembers(opened, input.length);
  },
};

const attachments = CONTENTS.slice(0, 3).map((bytes, index) => ({ name: `${index}.dat`, bytes }));

export const mimeTarget: FuzzTarget = {
  name: 'mime',
  seeds: () => [
    mimeMessage({ body: 'U\tA\r\n' }),
    mimeMessage({ attachments }),
    mimeMessage({
      attachments: [{ name: 'a.eml', bytes: mimeMessage({ attachments }), contentType: 'message/rfc822' }],
    }),
    ...corpusSeeds('eml', '.eml'),
  ],
  run: (input) => {
    const structure = readMimeStructure(input, DEFAULT_LIMITS);
    if (!structure.ok) return;
    for (const part of walkParts(structure.value.root)) {
      if (part.children.length === 0) recognise(transferDecoded(input, part, NO_PROGRESS));
    }
  },
};

const MBOX = [
  'From a@example.com Mon May  6 21:30:00 1996\nSubject: one\n\n>From here on\n>>From there\n\n',
  'From b Mon May  6 21:31:00 1996\r\nContent-Length: 7\r\n\r\nFrom it\r\n\r\n',
];

export const mboxTarget: FuzzTarget = {
  name: 'mbox',
  seeds: () => [...MBOX, MBOX.join('')].map(bytesOf),
  run: async (input) => {
    const store = memoryStore(input);
    const tools = { ...TOOLS, decompress: SAFE.decompress, recognise, folder: null };
    const members: ArchiveMember[] = [];
    mboxArchive.recognise(input, store);
    await mboxArchive.list(store, tools, (member) => members.push(member));
    for (const { place } of members) await mboxArchive.read(store, place, tools);
  },
};
