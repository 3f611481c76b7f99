/** What the tree and the card say of a node. Pure. */
import { bytes } from '../../shared/format/bytes.ts';
import { count, counted } from '../../shared/format/count.ts';
import { formatLabel, isCodec } from '../../shared/formats/names.ts';
import type { ByteSource, PartFacts } from '../../shared/model.ts';

/** "10.3 : 1"; null where it would say nothing. */
export function ratioText({ bytes: bytesIn, bytesOut, failedAt }: PartFacts): string | null {
  // All of the bytes that went in by some of those that came out is no ratio.
  if (bytesOut === null || bytesIn === 0 || failedAt !== null) return null;
  return `${(bytesOut / bytesIn).toFixed(1)}\u00A0:\u00A01`;
}

/** What came out of it, as the row of the tree says it: "gives 1.2 MB, 10.3 : 1, 1,204 transactions". */
export function givesText(part: PartFacts): string | null {
  const isPacked = part.codec !== 'none' && part.bytesOut !== null;
  const said = [
    isPacked ? `gives ${bytes(part.bytesOut ?? 0)}` : null,
    isPacked ? ratioText(part) : null,
    part.transactions === null ? null : counted(part.transactions, 'transaction'),
  ].filter((piece) => piece !== null);
  return said.length === 0 ? null : said.join(', ');
}

/** The second line of a row: what is wrong, what it gives, and why it was taken for what it is. */
export function rowRemark(part: PartFacts): string {
  return [givesText(part), part.why].filter((piece) => piece !== null && piece !== '').join('; ');
}

/** What it is, for who hears it. */
export function rowName(part: PartFacts): string {
  const name = part.fileName === null ? '' : ` ${part.fileName}`;
  const failed = part.failedAt === null ? '' : `, failed at byte ${count(part.failedAt)}`;
  return `${formatLabel(part.format)}${name}, ${bytes(part.bytes)}${failed}`;
}

/** "in the file", "in what is above": what the byte range of a node counts in. */
export function placeWords(source: ByteSource): string {
  return source.kind === 'file' ? 'in the file' : `in the content of ${source.path}`;
}

/** Whether there is something behind the node that its own bytes are not. */
export function hasDecoded({ format }: Pick<PartFacts, 'format'>): boolean {
  return isCodec(format);
}
