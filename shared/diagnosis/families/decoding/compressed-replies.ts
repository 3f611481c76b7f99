/** The compressed replies of a queue, by their subjects: that is all an event names them by. */
import type { DiagnosedFile } from '../../facts.ts';
import type { MessageId } from '../../../model.ts';
import type { StateKind } from '../../../state.ts';

/** Replies that can be found by their subject; those beyond are counted. */
export const REPLIES_KEPT = 200_000;

export interface Reply {
  readonly id: MessageId;
  readonly file: string;
  readonly requestor: string | null;
  readonly bytesOut: number | null;
  readonly state: StateKind;
}

export interface Replies {
  total: number;
  readonly bySubject: Map<string, Reply[]>;
  /** Zero bytes, and named as a text of MS Mail is. */
  readonly leftOver: { readonly id: MessageId; readonly file: string }[];
  /** Whether a file is there that is named so at all. */
  hasAttachments: boolean;
}

export function noReplies(): Replies {
  return { total: 0, bySubject: new Map(), leftOver: [], hasAttachments: false };
}

export function seeReply(replies: Replies, file: DiagnosedFile): void {
  if (/\.att$/i.test(file.file)) {
    replies.hasAttachments = true;
    if (file.fileBytes === 0 && file.archive === null)
      replies.leftOver.push({ id: file.id, file: file.file });
  }
  const isCompressed = file.codec !== null && file.codec !== 'none';
  const mayBe = isCompressed || file.state.kind === 'hung' || file.state.kind === 'failed';
  if (file.kind !== 'SrvTx' || !mayBe) return;
  replies.total += 1;
  if (file.subject === null || replies.total > REPLIES_KEPT) return;
  const { id, requestor, bytesOut } = file;
  const reply = { id, file: file.file, requestor, bytesOut, state: file.state.kind };
  const key = subjectKey(file.subject);
  const known = replies.bySubject.get(key);
  if (known === undefined) replies.bySubject.set(key, [reply]);
  else known.push(reply);
}

/** An event may carry the subject as MS Mail cut it; none of them tells case or spacing apart. */
export function repliesNamed({ bySubject }: Replies, subject: string): readonly Reply[] {
  return bySubject.get(subjectKey(subject)) ?? [];
}

/** Two subjects are the same when these are. */
export function subjectKey(subject: string): string {
  return subject.trim().replaceAll(/\s+/g, ' ').toLowerCase().slice(0, SUBJECT_CHARS);
}

/** MS Mail cuts subjects there. */
const SUBJECT_CHARS = 40;
