/** The two container formats for icons; both hold PNG files as they are. */

const ICO_HEADER_BYTES = 6;
const ICO_ENTRY_BYTES = 16;
const ICO_LARGEST = 256;

/** Apple's names for the sizes in pixels; those on the right are shown at half size on dense screens. */
const ICNS_TYPES = new Map([
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
]);

/**
 * @param {ReadonlyMap<number, Buffer>} images PNG by size in pixels; those over 256 are left out
 * @returns {Buffer} Windows' .ico
 */
export function ico(images) {
  const entries = [...images].filter(([size]) => size <= ICO_LARGEST);
  const header = Buffer.alloc(ICO_HEADER_BYTES + entries.length * ICO_ENTRY_BYTES);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(entries.length, 4);
  let offset = header.length;
  for (const [index, [size, png]] of entries.entries()) {
    const at = ICO_HEADER_BYTES + index * ICO_ENTRY_BYTES;
    header.writeUInt8(size % ICO_LARGEST, at); // 0 stands for 256
    header.writeUInt8(size % ICO_LARGEST, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...entries.map(([, png]) => png)]);
}

/**
 * @param {ReadonlyMap<number, Buffer>} images PNG by size in pixels
 * @returns {Buffer} macOS' .icns
 */
export function icns(images) {
  const parts = [...ICNS_TYPES].flatMap(([type, size]) => {
    const png = images.get(size);
    return png ? [icnsPart(type, png)] : [];
  });
  return icnsPart('icns', Buffer.concat(parts));
}

/** @param {string} type four letters @param {Buffer} content @returns {Buffer} */
function icnsPart(type, content) {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(header.length + content.length, 4);
  return Buffer.concat([header, content]);
}
