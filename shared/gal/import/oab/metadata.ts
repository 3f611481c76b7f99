/** Which properties the records of an offline address book have, and in which order ([MS-OXOAB] 2.9.2). */
import { readUint32 } from '../../../codecs/little-endian.ts';

const SIZE_BYTES = 4;
const COUNT_BYTES = 4;
/** A tag and flags. */
const PROPERTY_BYTES = 8;

export interface OabTables {
  /** Tags of the record that tells of the address book itself. */
  readonly header: readonly number[];
  /** Tags of its entries. */
  readonly entries: readonly number[];
}

/** Reads the metadata record; null where it does not hold the two tables, or one of more than `most` properties. */
export function readTables(record: Uint8Array, most: number): OabTables | null {
  const header = tableAt(record, SIZE_BYTES, most);
  const entries = header === null ? null : tableAt(record, header.end, most);
  return header === null || entries === null ? null : { header: header.tags, entries: entries.tags };
}

function tableAt(record: Uint8Array, at: number, most: number): { tags: number[]; end: number } | null {
  const start = at + COUNT_BYTES;
  if (start > record.length) return null;
  const count = readUint32(record, at);
  const end = start + count * PROPERTY_BYTES;
  if (count > most || end > record.length) return null;
  return {
    tags: Array.from({ length: count }, (_, index) => readUint32(record, start + index * PROPERTY_BYTES)),
    end,
  };
}
