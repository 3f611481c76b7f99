import { addressParser } from 'postal-mime';
import { parseDirSyncAddress, postOfficeName } from '../../../shared/dirsync/address.ts';
import { classifyMessage } from '../../../shared/dirsync/message-kind.ts';
import type { Limits } from '../../../shared/limits.ts';
import { headerValue } from '../../../shared/mime/headers.ts';
import type { HeaderField } from '../../../shared/model.ts';
import type { Envelope } from '../../../shared/facts.ts';
import { cutText } from './shown-text.ts';
import type { CutText } from './shown-text.ts';

export interface EnvelopeFacts {
  readonly envelope: Envelope;
  readonly isDirSync: boolean;
  readonly notes: readonly string[];
}

/** Reads who, what and when from the headers. Without a readable Date the file's own time stands in, marked as such. */
export function readEnvelope(
  fields: readonly HeaderField[],
  modifiedMs: number,
  limits: Limits,
): EnvelopeFacts {
  const sender = headerValue(fields, 'From') ?? headerValue(fields, 'Sender');
  const addressLimit = limits.addressHeaderChars;
  const fromHeader = cutText('From header', sender ?? '', addressLimit);
  const toHeaders = ['To', 'Cc'].map((name) =>
    cutText(`${name} header`, headerValue(fields, name) ?? '', addressLimit),
  );
  const from = addressTexts(fromHeader.text);
  const to = toHeaders.flatMap(({ text }) => addressTexts(text));
  const subject = headerValue(fields, 'Subject');
  const message = classifyMessage({ subject, from: from[0] ?? null, to });
  const dateText = headerValue(fields, 'Date');
  const headerMs = dateText === null ? Number.NaN : Date.parse(dateText);
  const hasDate = Number.isFinite(headerMs);
  const shown = (what: string, text: string): CutText => cutText(what, text, limits.shownFieldChars);
  const shownFrom = shown('sender', from.map(shortAddress).join(', '));
  const shownTo = shown('list of recipients', to.map(shortAddress).join(', '));
  const shownSubject = shown('subject', subject ?? '');
  const cuts = [fromHeader, ...toHeaders, shownFrom, shownTo, shownSubject];
  return {
    isDirSync: message.isDirSync,
    notes: [...(hasDate ? [] : [dateNote(dateText, limits)]), ...cuts.flatMap(({ notes }) => notes)],
    envelope: {
      kind: message.kind,
      from: shownFrom.text || null,
      to: shownTo.text || null,
      subject: subject === null ? null : shownSubject.text,
      dateMs: Math.round(hasDate ? headerMs : modifiedMs),
      dateSource: hasDate ? 'header' : 'mtime',
      arrivedMs: arrival(fields),
      requestor: message.requestor,
      server: message.server,
      sync: message.sync,
    },
  };
}

/**
 * The date behind the last `;` of the first Received header: each system puts its own above those before it
 * (RFC 5321, 4.4). Null when there is none that can be read.
 */
function arrival(fields: readonly HeaderField[]): number | null {
  const received = headerValue(fields, 'Received');
  if (received === null) return null;
  const arrivedMs = Date.parse(received.slice(received.lastIndexOf(';') + 1).trim());
  return Number.isFinite(arrivedMs) ? arrivedMs : null;
}

function dateNote(dateText: string | null, limits: Limits): string {
  if (dateText === null) return 'no Date header: the file time is shown';
  return `unreadable Date "${cutText('date', dateText, limits.shownFieldChars).text}": the file time is shown`;
}

function addressTexts(value: string): string[] {
  // A plain X.400 address is none of RFC 5322: its semicolons would cut it to pieces.
  if (!value.includes('@') && parseDirSyncAddress(value) !== null) return [value];
  const mailboxes = addressParser(value, { flatten: true });
  return mailboxes
    .map(({ name, address }) => (address ? `${name ? `"${name}" ` : ''}<${address}>` : name))
    .filter(Boolean);
}

/** NET/PO/MAILBOX where the address has one in any of its forms, else the address as it is. */
function shortAddress(text: string): string {
  const address = parseDirSyncAddress(text);
  return address === null ? text : `${postOfficeName(address)}/${address.mailbox}`;
}
