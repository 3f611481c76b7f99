/** Every form of data this program knows by name. Recognised by content, shown under one label everywhere. */

/** One stream in, one stream out. */
export const STREAM_CODECS = [
  'gzip',
  'zlib',
  'deflate',
  'szdd',
  'kwaj',
  'lznt1',
  'xpress',
  'xpress-huffman',
  'rtf',
] as const;

/** A codec that the administrator added: "plug-in:" and the name its module gives itself. */
export type PlugInCodec = `plug-in:${string}`;
export type Codec = (typeof STREAM_CODECS)[number] | PlugInCodec;

/** What holds other things within a message. */
export const CONTAINERS = ['zip', 'cab', 'tnef', 'msg', 'uuencode', 'binhex'] as const;
export type Container = (typeof CONTAINERS)[number];

/** What the column "codec" may hold beside 'none' and plug-ins: forms that compress. */
export const PACKED_FORMATS = [...STREAM_CODECS, 'zip', 'cab'] as const;

/** What holds files or messages that each get a row of their own. */
export const ARCHIVES = ['zip', 'cab', 'mbox', 'pst', 'packed'] as const;
export type Archive = (typeof ARCHIVES)[number];

/** What needs no opening. */
export const CONTENTS = [
  'message',
  'multipart',
  'transactions',
  'log',
  'text',
  'address-list',
  'mailbox-index',
  'mbox',
  'pst',
  'packed',
  'unknown',
] as const;

export type Format = Codec | Container | (typeof CONTENTS)[number];

const LABELS: Readonly<Record<Exclude<Format, PlugInCodec>, string>> = {
  gzip: 'gzip',
  zlib: 'zlib',
  deflate: 'Raw deflate',
  szdd: 'SZDD (COMPRESS.EXE)',
  kwaj: 'KWAJ (COMPRESS.EXE)',
  lznt1: 'LZNT1',
  xpress: 'XPRESS, plain LZ77',
  'xpress-huffman': 'XPRESS, LZ77 and Huffman',
  rtf: 'Compressed RTF',
  zip: 'Zip archive',
  cab: 'Microsoft cabinet',
  tnef: 'TNEF (winmail.dat)',
  msg: 'Outlook message (.msg)',
  uuencode: 'uuencoded file',
  binhex: 'BinHex 4.0 file',
  message: 'Mail message',
  multipart: 'Parts',
  transactions: 'Transactions',
  log: 'Log',
  text: 'Text',
  'address-list': 'Address list',
  'mailbox-index': 'Mailbox index (MBG)',
  mbox: 'Mailbox (mbox)',
  pst: 'Outlook data file (.pst)',
  packed: 'Compressed file',
  unknown: 'Not recognised',
};

const PLUG_IN = 'plug-in:';

/** The name of a format on screen. */
export function formatLabel(format: Format): string {
  return isPlugIn(format) ? `${format.slice(PLUG_IN.length)} (plug-in)` : LABELS[format];
}

export function plugInCodec(name: string): PlugInCodec {
  return `${PLUG_IN}${name}`;
}

export function isPlugIn(format: string): format is PlugInCodec {
  return format.startsWith(PLUG_IN);
}

export function isCodec(format: string): format is Codec {
  return isPlugIn(format) || STREAM_CODECS.some((codec) => codec === format);
}

export function isContainer(format: string): format is Container {
  return CONTAINERS.some((container) => container === format);
}

/** Forms that nobody else's decoder at hand reads; of some methods of KWAJ and cabinets that shows when it is tried. */
const WITHOUT_SECOND: ReadonlySet<string> = new Set<Codec>(['szdd', 'lznt1', 'xpress', 'xpress-huffman']);

/** Whether the second decoder can say anything about data in this form. */
export function hasSecondDecoder(codec: string): boolean {
  return !WITHOUT_SECOND.has(codec) && !isPlugIn(codec);
}

/** Whether it was compressed to be sent. Compressed RTF is how mail programs keep a text: a delivery leaves it so. */
export function isSentPacked(format: Format): boolean {
  return codecName(format) !== 'none' && format !== 'rtf';
}

/** What the column "codec" says of content in this format: forms that only wrap are no compression. */
export function codecName(format: Format): string {
  return isCodec(format) || format === 'zip' || format === 'cab' ? format : 'none';
}
