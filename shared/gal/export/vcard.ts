/** vCard 4.0 (RFC 6350). Only Internet addresses are EMAIL; others have no property and stand in one of our own. */
import { printTemplateValue } from '../../dirsync/entry-lines.ts';
import type { EntryValues } from '../model.ts';
import type { ExportReport } from './model.ts';

const LINE_END = '\r\n';
/** Of a line, without its line end. */
const LINE_OCTETS = 75;

export function* vcardList(rows: Iterable<EntryValues>, report: ExportReport): Generator<string> {
  for (const values of rows) {
    report.written();
    yield cardOf(values);
  }
}

function cardOf({ name, addressType, address, templates }: EntryValues): string {
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    `FN:${escaped(name)}`,
    addressType === 'SMTP'
      ? `EMAIL:${escaped(address)}`
      : `X-DIRSYNC-ADDRESS:${escaped(`${addressType}:${address}`)}`,
    ...templates.map((template) => `X-DIRSYNC-TEMPLATE:${escaped(printTemplateValue(template).slice(2))}`),
    'END:VCARD',
  ];
  return lines.map((line) => folded(line) + LINE_END).join('');
}

/** Other control characters are no text of a vCard and become blanks. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\,;]/g, '\\$&')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/(?!\t)\p{Cc}/gu, ' ');
}

/** Breaks a line between characters, never within the bytes of one. */
function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + size > LINE_OCTETS) {
      text += `${LINE_END} `;
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}

function octetsOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
