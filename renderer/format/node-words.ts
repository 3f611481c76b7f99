/** What the tree and the card say of a node. Pure. */
import { bytes } from '../../shared/format/bytes.ts';
import { count, counted } from '../../shared/format/count.ts';
import { shownName } from '../../shared/format/shown-name.ts';
import { failureText } from '../../shared/failure.ts';
import type { Failure } from '../../shared/failure.ts';
import type { Fact } from '../../shared/formats/container.ts';
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

/** "Failed at byte 2,065: ends too early"; null of a node that could be read. The card says more. */
export function faultText({ failure, failedAt }: Pick<PartFacts, 'failure' | 'failedAt'>): string | null {
  if (failure === null && failedAt === null) return null;
  const place = failedAt === null ? '' : ` at byte ${count(failedAt)}`;
  if (failure === null) return `Failed${place}`;
  const { title } = failureText(failure.kind);
  return `Failed${place}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

/** What a node is called: the parts of a whole message are that message. */
export function nodeLabel({ path, format }: Pick<PartFacts, 'path' | 'format'>): string {
  return formatLabel(path === '1' && format === 'multipart' ? 'message' : format);
}

/** What looking at it adds to what is told of its failure already. */
export function furtherNotes(notes: readonly string[], failure: Failure | null): readonly string[] {
  return failure === null ? notes : notes.filter((note) => !note.endsWith(`: ${failure.detail}`));
}

/** What it is, for who hears it: what is wrong comes first. */
export function rowName(part: PartFacts): string {
  const fault = faultText(part);
  const name = part.fileName === null ? '' : ` ${shownName(part.fileName)}`;
  return `${fault === null ? '' : `${fault}; `}${nodeLabel(part)}${name}, ${bytes(part.bytes)}`;
}

const COUNTED = new Set(['Files', 'Folders']);

/** A fact with its number as all numbers are shown here. What only looks like one (a code page) stays as it is. */
export function factText({ name, value }: Fact): string {
  const grouped = (digits: string): string => count(Number(digits));
  if (COUNTED.has(name) && /^\d{1,15}$/u.test(value)) return grouped(value);
  return value.replace(/^\d{1,15}(?= bytes?$)/u, grouped);
}

/** Whether a row needs its second line. */
export function hasRemark(part: PartFacts): boolean {
  return faultText(part) !== null || givesText(part) !== null;
}

/** "in the file", "in what is above": what the byte range of a node counts in. */
export function placeWords(source: ByteSource): string {
  return source.kind === 'file' ? 'in the file' : `in the content of ${source.path}`;
}

/** Whether there is something behind the node that its own bytes are not. */
export function hasDecoded({ format }: Pick<PartFacts, 'format'>): boolean {
  return isCodec(format);
}
