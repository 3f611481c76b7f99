import { addressParser } from 'postal-mime';
import { parseDirSyncAddress, postOfficeName } from '../../../shared/dirsync/address.ts';
import { classifyMessage } from '../../../shared/dirsync/message-kind.ts';
import type { Limits } from '../../../shared/limits.ts';
import { headerValue, writtenValues } from '../../../shared/mime/headers.ts';
import type { WrittenField } from '../../../shared/mime/headers.ts';
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
  fields: readonly WrittenField[],
  modifiedMs: number,
  limits: Limits,
): EnvelopeFacts {
  const { from, to, cuts: addressCuts } = parties(fields, limits);
  const subject = headerValue(fields, 'Subject');
  const message = classifyMessage({ subject, from: from[0] ?? null, to });
  const dateText = headerValue(fields, 'Date');
  const headerMs = dateText === null ? Number.NaN : Date.parse(dateText);
  const hasDate = Number.isFinite(headerMs);
  const shown = (what: string, text: string): CutText => cutText(what, text, limits.shownFieldChars);
  const shownFrom = shown('sender', from.map(shortAddress).join(', '));
  const shownTo = shown('list of recipients', to.map(shortAddress).join(', '));
  const shownSubject = shown('subject', subject ?? '');
  const cuts = [...addressCuts, shownFrom, shownTo, shownSubject];
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

/** Senders and recipients as the headers name them, each once; those of the SMTP envelope where it stands before them. */
function parties(
  fields: readonly WrittenField[],
  limits: Limits,
): { readonly from: readonly string[]; readonly to: readonly string[]; readonly cuts: readonly CutText[] } {
  const cut = (what: string, text: string): CutText => cutText(what, text, limits.addressHeaderChars);
  const written = (name: string): string | undefined => writtenValues(fields, name)[0];
  const sender = written('From') ?? written('Sender') ?? envelopeAddresses(fields, 'X-Sender')[0] ?? '';
  const from = cut('From header', sender);
  const named = ['To', 'Cc'].map((name) => cut(`${name} header`, written(name) ?? ''));
  const receivers = cut('X-Receiver headers', envelopeAddresses(fields, 'X-Receiver').join(', '));
  const to = named.flatMap(({ text }) => addressTexts(text));
  return {
    from: addressTexts(from.text),
    to: [...to, ...notAmong(to, addressTexts(receivers.text))],
    cuts: [from, ...named, receivers],
  };
}

/**
 * Addresses of the envelope, which Exchange and the SMTP service of Windows write before the header of a message in a
 * Replay, Pickup or Drop folder, one a field, each perhaps with parameters of SMTP behind it (NOTIFY=, ORCPT=, RET=).
 */
function envelopeAddresses(fields: readonly WrittenField[], name: string): string[] {
  return writtenValues(fields, name).map((value) => value.replace(/ [A-Z]+=.*$/s, ''));
}

/** Recipients are named in the envelope and in the header: each is shown once. */
function notAmong(known: readonly string[], others: readonly string[]): string[] {
  const seen = new Set(
    known.map((text) =>
      shortAddress(text)
        .toLowerCase()
        .replace(/^.*<|>$/g, ''),
    ),
  );
  return others.filter(
    (text) =>
      !seen.has(
        shortAddress(text)
          .toLowerCase()
          .replace(/^.*<|>$/g, ''),
      ),
  );
}

/**
 * The date behind the last `;` of the first Received header: each system puts its own above those before it
 * (RFC 5321, 4.4). Null when there is none that can be read.
 */
function arrival(fields: readonly WrittenField[]): number | null {
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
