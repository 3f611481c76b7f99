/** Whether a message is a report that another one was not delivered, from its texts. */
import type { NonDelivery } from '../../../shared/diagnosis/facts.ts';
import { readNonDelivery, REPORT_CHARS, speaksOfNonDelivery } from '../../../shared/dirsync/non-delivery.ts';
import { decodeWindows1252 } from '../../../shared/dirsync/windows-1252.ts';
import type { Envelope } from '../../../shared/facts.ts';
import { headerValue } from '../../../shared/mime/headers.ts';
import { walkParts } from '../../../shared/mime/structure.ts';
import type { MimePart } from '../../../shared/mime/structure.ts';
import type { OnProgress } from '../../../shared/progress.ts';
import { isBody } from './body.ts';
import { transferDecoded } from './transfer-encoding.ts';

/** Null when it is none, and for the messages of the exchange itself. */
export function readReport(
  envelope: Envelope,
  file: Uint8Array,
  root: MimePart,
  onProgress: OnProgress,
): NonDelivery | null {
  const isNamedSo = root.contentType === 'multipart/report' || speaksOfNonDelivery(envelope.subject ?? '');
  if (envelope.kind !== 'Other' || !isNamedSo) return null;
  const parts = [...walkParts(root)];
  const textOf = (part: MimePart | undefined): string =>
    part === undefined
      ? ''
      : decodeWindows1252(transferDecoded(file, part, onProgress).subarray(0, REPORT_CHARS));
  const returned = parts.find(
    (part) => part.path !== root.path && headerValue(part.headers, 'Subject') !== null,
  );
  const headers = parts.find(({ contentType }) => contentType === 'text/rfc822-headers');
  return readNonDelivery({
    subject: envelope.subject ?? '',
    body: textOf(parts.find((part) => part.children.length === 0 && isBody(part))),
    status: textOf(parts.find(({ contentType }) => contentType === 'message/delivery-status')),
    returnedSubject:
      returned === undefined
        ? (/^subject:[ \t]*(.+)$/im.exec(textOf(headers))?.[1]?.trim() ?? null)
        : headerValue(returned.headers, 'Subject'),
  });
}
