/** Messages of the sample as files: RFC 5322 headers, MIME body, one attachment at most. */
import { encapsulate, printAddress } from '../../shared/dirsync/address.ts';
import type { PostOfficeAddress } from '../../shared/dirsync/address.ts';
import { encodeWindows1252 } from '../../shared/dirsync/windows-1252.ts';
import { pack } from './pack.ts';
import type { Packing } from './pack.ts';

/** Which of the three forms of the product contract an address takes in the headers. */
export type AddressForm = 'IMCEAMS' | 'IMCEAPCM' | 'IMCEAX400' | 'display-name';

export interface Party {
  readonly address: PostOfficeAddress;
  readonly form: AddressForm;
}

export interface Attachment {
  readonly name: string;
  readonly contentType: string;
  readonly lines: readonly string[];
  readonly lineEnd: string;
  readonly packing: Packing;
}

/** A message before it is packed and encoded, which is the expensive part. */
export interface MessageDraft {
  readonly from: Party;
  readonly to: Party;
  readonly subject: string;
  /** Unix times in milliseconds. */
  readonly sentAtMs: number;
  readonly arrivedAtMs: number;
  /** Number of the message in the queue, for its identifiers. */
  readonly number: number;
  readonly body: readonly string[];
  readonly attachment: Attachment | null;
}

const DOMAIN = 'example.com';

/** The bytes of the message file. The same draft gives the same bytes. */
export async function renderMessage(draft: MessageDraft): Promise<Uint8Array> {
  const { attachment } = draft;
  const headers = headerLines(draft);
  const text = [
    'Content-Type: text/plain; charset=windows-1252',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...draft.body,
  ];
  if (attachment === null) return encodeWindows1252([...headers, ...text, ''].join('\r\n'));

  const content = encodeWindows1252(attachment.lines.map((line) => line + attachment.lineEnd).join(''));
  const packed = await pack(content, attachment.packing, attachment.name);
  const boundary = `----=_DirSync_${hex(draft.number)}`;
  const before = [
    ...headers,
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    ...text,
    `--${boundary}`,
    `Content-Type: ${attachment.contentType}; name="${attachment.name}"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="${attachment.name}"`,
    '',
    '',
  ];
  const after = `\r\n--${boundary}--\r\n`;
  return Buffer.concat([
    encodeWindows1252(before.join('\r\n')),
    base64Lines(packed),
    Buffer.from(after, 'latin1'),
  ]);
}

/** Name of a message file in the queue. */
export function messageFileName(number: number): string {
  return `${hex(number)}.eml`;
}

/** Bytes of body and unpacked attachment. */
export function textBytes({ body, attachment }: MessageDraft): number {
  const sizeOf = (lines: readonly string[], lineEnd: number): number =>
    lines.reduce((sum, line) => sum + line.length + lineEnd, 0);
  return sizeOf(body, 2) + (attachment === null ? 0 : sizeOf(attachment.lines, attachment.lineEnd.length));
}

function headerLines(draft: MessageDraft): string[] {
  const [sender, recipient] = [hostOf(draft.from), hostOf(draft.to)];
  const id = hex(draft.number);
  return [
    `Received: from relay.${DOMAIN} by ${recipient} with SMTP id ${id}B; ${mailDate(draft.arrivedAtMs)}`,
    `Received: from ${sender} by relay.${DOMAIN} with SMTP id ${id}A; ${mailDate((draft.sentAtMs + draft.arrivedAtMs) / 2)}`,
    `From: ${addressText(draft.from)}`,
    `To: ${addressText(draft.to)}`,
    `Subject: ${draft.subject}`,
    `Date: ${mailDate(draft.sentAtMs)}`,
    `Message-ID: <${id}@${sender}>`,
    'MIME-Version: 1.0',
  ];
}

function addressText({ address, form }: Party): string {
  const name = `${address.network}/${address.postOffice}/${address.mailbox}`;
  switch (form) {
    case 'IMCEAMS':
      return printAddress(address, DOMAIN);
    case 'IMCEAPCM':
      return `<${encapsulate(address, DOMAIN, 'PCM')}>`;
    case 'IMCEAX400': {
      const attributes = `c=US;a= ;p=Example;ddat=MS;ddav=${name};`;
      const escaped = attributes.replaceAll(
        /[ ;$]/g,
        (one) => `+${one.charCodeAt(0).toString(16).toUpperCase()}`,
      );
      return `<IMCEAX400-${escaped.replaceAll('/', '_')}@${DOMAIN}>`;
    }
    case 'display-name':
      return `"${name}" <dirsync-${address.postOffice.toLowerCase()}@${DOMAIN}>`;
  }
}

function hostOf({ address }: Party): string {
  return `${address.postOffice}.${address.network}.${DOMAIN}`.toLowerCase();
}

/** RFC 5322, in UTC. */
function mailDate(atMs: number): string {
  return new Date(atMs).toUTCString().replace('GMT', '+0000');
}

/** 76 characters a line (RFC 2045). */
function base64Lines(bytes: Uint8Array): Buffer {
  const BYTES_PER_LINE = 57;
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const lines: string[] = [];
  for (let start = 0; start < source.length; start += BYTES_PER_LINE) {
    lines.push(source.toString('base64', start, start + BYTES_PER_LINE));
  }
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

/** A number as file names show it. */
export function hex(number: number): string {
  return number.toString(16).toUpperCase().padStart(8, '0');
}
