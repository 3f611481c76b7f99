import { compoundFileSteps } from '../../../shared/formats/compound-file/write.ts';
import type { WrittenStorage } from '../../../shared/formats/compound-file/flatten.ts';
import { openMsg } from '../../../shared/formats/msg/open.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { uint16, uint32 } from '../../fixtures/compressed.ts';
import { compressedRtf } from '../../fixtures/rtf.ts';
import { drainMembers } from '../drain.ts';
import type { FuzzTarget } from '../model.ts';
import { CONTENTS } from '../seeds.ts';
import { TOOLS } from '../tools.ts';

interface SourceValue {
  readonly id: number;
  readonly type: number;
  readonly value: Uint8Array;
}

const TEXT = 0x001e;
const BINARY = 0x0102;

/** A storage of [MS-OXMSG]: its property stream, a stream for each value, and what lies below it. */
function storage(
  headerBytes: number,
  values: readonly SourceValue[],
  below: Readonly<Record<string, WrittenStorage>> = {},
): WrittenStorage {
  const rows = values.map(({ id, type, value }) =>
    Buffer.concat([uint16(type), uint16(id), uint32(6), uint32(value.length), uint32(0)]),
  );
  const streams: readonly (readonly [string, Uint8Array])[] = [
    ['__properties_version1.0', Buffer.concat([Buffer.alloc(headerBytes), ...rows])],
    ...values.map(({ id, type, value }) => [`__substg1.0_${hex4(id)}${hex4(type)}`, value] as const),
  ];
  return {
    classId: new Uint8Array(16),
    streams: new Map(streams.map(([name, bytes]) => [name, { length: bytes.length, steps: () => [bytes] }])),
    storages: new Map(Object.entries(below)),
  };
}

function hex4(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}

function message(content: Uint8Array): Uint8Array {
  const attachment = storage(8, [
    { id: 0x3701, type: BINARY, value: content },
    { id: 0x3704, type: TEXT, value: bytesOf('A.TXT') },
  ]);
  const root = storage(
    32,
    [
      { id: 0x001a, type: TEXT, value: bytesOf('IPM.Note') },
      { id: 0x0037, type: TEXT, value: bytesOf('SrvTx') },
      { id: 0x1000, type: TEXT, value: bytesOf('body') },
      { id: 0x1009, type: BINARY, value: compressedRtf(bytesOf('{\\rtf1 body}')) },
    ],
    { '__attach_version1.0_#00000000': attachment, '__recip_version1.0_#00000000': storage(8, []) },
  );
  return Buffer.concat([...compoundFileSteps(root)]);
}

export const msgTarget: FuzzTarget = {
  name: 'msg',
  seeds: () => CONTENTS.map(message),
  run: async (input) => {
    await drainMembers(openMsg(input, TOOLS), input.length);
  },
};
