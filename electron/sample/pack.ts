/** Attachments as the server packs them, and as they arrive when something went wrong on the way. */
import { promisify } from 'node:util';
import { constants, crc32, deflate, deflateRaw, gzip } from 'node:zlib';

const zlibGzip = promisify(gzip);
const toZlib = promisify(deflate);
const toRawDeflate = promisify(deflateRaw) as (bytes: Uint8Array, options?: object) => Promise<Buffer>;

/** Sound packings first, damages after them. */
export type Packing =
  | 'none'
  | 'gzip'
  | 'zlib'
  | 'deflate'
  | 'zip'
  | 'truncated-gzip'
  | 'gzip-with-wrong-crc'
  | 'corrupt-gzip'
  | 'szdd';

/** Same bytes, same result: no time stamp and no file name goes into it. */
export async function pack(bytes: Uint8Array, packing: Packing, name: string): Promise<Uint8Array> {
  switch (packing) {
    case 'none':
      return bytes;
    case 'gzip':
      return toGzip(bytes);
    case 'zlib':
      return toZlib(bytes);
    case 'deflate':
      return toRawDeflate(bytes);
    case 'zip':
      return zipOf(bytes, name);
    case 'truncated-gzip':
      return cutAfterTwoThirds(await toGzip(bytes));
    case 'gzip-with-wrong-crc':
      return withWrongCrc(await toGzip(bytes));
    case 'corrupt-gzip':
      return corruptGzipOf(bytes);
    case 'szdd':
      return szddOf(bytes);
  }
}

/** Byte 9 names the system that packed it; without this the sample would differ between platforms. */
async function toGzip(bytes: Uint8Array): Promise<Buffer> {
  const packed = await zlibGzip(bytes);
  packed[9] = 3;
  return packed;
}

function cutAfterTwoThirds(packed: Uint8Array): Uint8Array {
  return packed.subarray(0, Math.floor((packed.length * 2) / 3));
}

/** The CRC is the first of the two numbers in the trailer (RFC 1952). */
function withWrongCrc(packed: Buffer): Uint8Array {
  packed.writeUInt32LE((packed.readUInt32LE(packed.length - 8) ^ 0x5555_5555) >>> 0, packed.length - 8);
  return packed;
}

/** Half of the data, then a block of the reserved type 3 (RFC 1951), which no decoder can take for anything else. */
async function corruptGzipOf(bytes: Uint8Array): Promise<Uint8Array> {
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  const start = await toRawDeflate(half, { finishFlush: constants.Z_FULL_FLUSH });
  const rest = await toRawDeflate(bytes.subarray(half.length));
  const header = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(bytes), 0);
  trailer.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([header, start, Uint8Array.of(0x07), rest, trailer]);
}

/** One deflated entry. Layout of PKWARE's APPNOTE 4.3; the date is the format's own zero, 1 January 1980. */
async function zipOf(bytes: Uint8Array, name: string): Promise<Uint8Array> {
  const packed = await toRawDeflate(bytes);
  const nameBytes = Buffer.from(name, 'latin1');
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt16LE(0x21, 8);
  common.writeUInt32LE(crc32(bytes), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(bytes.length, 18);
  common.writeUInt16LE(nameBytes.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, packed]);
  const madeBy = Buffer.from('PK\x01\x02\x14\x00', 'latin1');
  const central = Buffer.concat([madeBy, common, Buffer.alloc(14), nameBytes]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

/** What COMPRESS.EXE writes, without one match: a flag byte of ones, then eight bytes as they are. */
function szddOf(bytes: Uint8Array): Uint8Array {
  const header = Buffer.alloc(14);
  header.write('SZDD\x88\xf0\x27\x33A', 'latin1');
  header.writeUInt32LE(bytes.length, 10);
  const packed = new Uint8Array(bytes.length + Math.ceil(bytes.length / 8));
  for (let from = 0, to = 0; from < bytes.length; from += 8, to += 9) {
    packed[to] = 0xff;
    packed.set(bytes.subarray(from, from + 8), to + 1);
  }
  return Buffer.concat([header, packed]);
}
