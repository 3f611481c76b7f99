import { addressParser } from 'postal-mime';
import { parseDirSyncAddress, postOfficeName } from '../../../shared/dirsync/address.ts';
import { classifyMessage } from '../../../shared/dirsync/message-kind.ts';
import { headerValue } from '../../../shared/mime/headers.ts';
import type { HeaderField } from '../../../shared/model.ts';
import type { Envelope } from '../../../shared/facts.ts';

export interface EnvelopeFacts {
  readonly envelope: Envelope;
  readonly isDirSync: boolean;
  readonly notes: readonly string[];
}

/** Reads who, what and when from the headers. Without a readable Date the file's own time stands in, marked as such. */
export function readEnvelope(fields: readonly HeaderField[], modifiedMs: number): EnvelopeFacts {
  const from = addressTexts(headerValue(fields, 'From') ?? headerValue(fields, 'Sender'));
  const to = ['To', 'Cc'].flatMap((name) => addressTexts(headerValue(fields, name)));
  const subject = headerValue(fields, 'Subject');
  const message = classifyMessage({ subject, from: from[0] ?? null, to });
  const dateText = headerValue(fields, 'Date');
  const headerMs = dateText === null ? Number.NaN : Date.parse(dateText);
  const hasDate = Number.isFinite(headerMs);
  return {
    isDirSync: message.isDirSync,
    notes: hasDate
      ? []
      : [
          dateText === null
            ? 'no Date header: the file time is shown'
            : `unreadable Date "${dateText}": the file time is shown`,
        ],
    envelope: {
      kind: message.kind,
      from: from.map(shortAddress).join(', ') || null,
      to: to.map(shortAddress).join(', ') || null,
      subject,
      dateMs: Math.round(hasDate ? headerMs : modifiedMs),
      dateSource: hasDate ? 'header' : 'mtime',
      requestor: message.requestor,
      sync: message.sync,
    },
  };
}

function addressTexts(value: string | null): string[] {
  if (value === null) return [];
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
