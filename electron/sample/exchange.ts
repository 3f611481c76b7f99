/** The three messages a requestor and the server exchange in one cycle, written from the numbers of the protocol. */
import { MS_MAIL_SUBJECT_CHARS, printSubject } from '../../shared/dirsync/subject.ts';
import type { DirSyncSubject } from '../../shared/dirsync/subject.ts';
import type { Updates } from './directory.ts';
import { dsserverLine } from './logs/entries.ts';
import type { LogEntry } from './logs/entries.ts';
import type { Attachment, MessageDraft, Party } from './message.ts';
import type { Packing } from './pack.ts';
import { updatesOf } from './protocol.ts';
import type { Reply, Request } from './protocol.ts';
import type { Requestor } from './requestors.ts';

/** Everything of a draft that its content does not decide. */
export type Envelope = Pick<MessageDraft, 'number' | 'sentAtMs' | 'arrivedAtMs'>;

const NOTE = ['The transactions are in the attachment.'];
/** DXA 4.0 ends each line of an attachment with one CR too many (Q159294). */
const DXA_LINE_END = '\r\r\n';

/** The log of what the requestor did since its last report (Q96060). */
export function statusReport(
  { name, party }: Requestor,
  log: readonly LogEntry[],
  server: Party,
  envelope: Envelope,
): MessageDraft {
  return {
    ...envelope,
    from: party,
    to: server,
    subject: printSubject({ kind: 'Status', postOffice: name, truncated: false }),
    body: ['The log is in the attachment.'],
    attachment: {
      name: 'DSSERVER.LOG',
      contentType: 'text/plain',
      lines: log.map(dsserverLine),
      lineEnd: '\r\n',
      packing: 'none',
    },
  };
}

/** ReqTx, or the profile of a foreign requestor. Requestors do not pack. */
export function requestMessage(request: Request, server: Party, envelope: Envelope): MessageDraft {
  const { requestor, req, reqWas, srv, imports } = request;
  const updates = updatesOf(request);
  const route = { ...envelope, from: requestor.party, to: server };
  if (requestor.role === 'foreign') {
    const subject = printSubject({ kind: 'DirectoryExchange', truncated: false });
    return { ...route, subject, body: profile(request, updates), attachment: null };
  }
  const sync = { req, reqWas, srv, srvWas: null, imports, sent: updates.transactions };
  return {
    ...route,
    subject: cut({ kind: 'ReqTx', sync, truncated: false }, requestor),
    ...content(requestor, updates, 'REQTRANS.GLB', '\r\n', 'none'),
  };
}

/** SrvTx with all that the requestor lacks. `packing` may differ from the requestor's own to show damage. */
export function replyMessage(
  reply: Reply,
  packing: Packing,
  server: Party,
  envelope: Envelope,
): MessageDraft {
  const { requestor, req, srv, srvWas, imports, updates } = reply;
  const sync = { req, reqWas: null, srv, srvWas, imports, sent: updates.transactions };
  const subject = cut({ kind: 'SrvTx', sync, truncated: false }, requestor);
  const route = { ...envelope, from: server, to: requestor.party, subject };
  if (requestor.role !== 'foreign' || updates.transactions === 0)
    return { ...route, ...content(requestor, updates, 'SRVTRANS.GLB', DXA_LINE_END, packing) };
  const lines = ['[DIRSYNC-TRANSACTIONS]', ...numbered(updates.lines, srvWas)];
  return { ...route, body: NOTE, attachment: { ...octets('TMPTRANS.GLB', DXA_LINE_END), lines, packing } };
}

function content(
  { role }: Requestor,
  updates: Updates,
  name: string,
  lineEnd: string,
  packing: Packing,
): Pick<MessageDraft, 'body' | 'attachment'> {
  if (updates.transactions === 0) return { body: ['No updates to send.'], attachment: null };
  if (role === 'inbody') return { body: updates.lines, attachment: null };
  return { body: NOTE, attachment: { ...octets(name, lineEnd), lines: updates.lines, packing } };
}

function octets(name: string, lineEnd: string): Pick<Attachment, 'name' | 'contentType' | 'lineEnd'> {
  return { name, contentType: 'application/octet-stream', lineEnd };
}

function profile({ requestor, reqWas, srv }: Request, updates: Updates): string[] {
  const { network, postOffice } = requestor.office;
  return [
    '[DIRSYNC]',
    `TASK=${updates.transactions > 0 ? 'EXPORT' : 'IMPORTREQ'}`,
    `REQNAME=PCM:${network}/${postOffice}`,
    'TYPES=PCM|CSI|SNADS',
    'TEMPLATE=YES',
    `SRVSEQ=${sequence(srv)}`,
    'TRANSACTIONS=INBODY',
    '',
    '[DIRSYNC-TRANSACTIONS]',
    ...numbered(updates.lines, reqWas),
  ];
}

/** Puts the sequence number before each line that begins a transaction, counting on from `last`. */
function numbered(lines: readonly string[], last: number): string[] {
  let number = last;
  return lines.map((line) => (/^[ -]/.test(line) ? line : `${sequence(++number)} ${line}`));
}

function sequence(number: number): string {
  return String(number).padStart(10, '0');
}

function cut(subject: DirSyncSubject, requestor: Requestor): string {
  const text = printSubject(subject);
  return requestor.cutsSubjects ? text.slice(0, MS_MAIL_SUBJECT_CHARS) : text;
}
