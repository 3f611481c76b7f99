/**
 * Subjects of DirSync messages (Q133428). MS Mail keeps 40 characters of a subject, so the text may stop anywhere:
 * what is there is read, and a number that ends where the text ends is not believed, as digits may be missing.
 */
import { NO_SYNC_NUMBERS } from '../model.ts';
import type { SyncNumbers } from '../model.ts';

/** Room for a subject in an MS Mail mailbag record, less its terminator (Q77926). */
export const MS_MAIL_SUBJECT_CHARS = 40;

export interface SyncSubject {
  readonly kind: 'ReqTx' | 'SrvTx';
  readonly sync: SyncNumbers;
  /** The text ends before its closing word `sent`. */
  readonly truncated: boolean;
}

export interface StatusSubject {
  readonly kind: 'Status';
  /** "NET/PO" as written; null when it may be cut. */
  readonly postOffice: string | null;
  readonly truncated: boolean;
}

export interface ProfileSubject {
  readonly kind: 'DirectoryExchange';
  readonly truncated: boolean;
}

export type DirSyncSubject = SyncSubject | StatusSubject | ProfileSubject;

type MutableSyncNumbers = { -readonly [Field in keyof SyncNumbers]: SyncNumbers[Field] };

const HEAD = /^\s*(req|srv)tx(?![a-qt-z0-9])/i;
const STATUS = /^\s*status\s+report\s+from\s+([^\s/]{1,64}\/[^\s/]{1,64})\s*$/i;
const PROFILE = /^\s*directory\s*exchange\s*profile\s*$/i;

/** `R = 17`, `(was 12)` and `5 sent`; placeholders such as `S#` read as a field without number. */
const FIELD = /([rsi])\s*=\s*(?:#?(\d+)#?|[rsi]#)?/iy;
const WAS = /\(\s*was\s*(?:(\d+)|[rsi]#)?\s*\)?/iy;
const SENT = /(?:(\d+)|#+)\s*(s(?:e(?:n(?:t)?)?)?(?![a-z]))?/iy;
const FIELD_NAMES = { r: 'req', s: 'srv', i: 'imports' } as const;
/** The counters are 32 bits wide; a longer run of digits is none of them. */
const HIGHEST_NUMBER = 0xffff_ffff;
const SEPARATORS = /[\s,.;]*/y;

/** Null when the text is no DirSync subject. Case and spacing do not matter. */
export function parseSubject(subject: string): DirSyncSubject | null {
  const bounded = subject.slice(0, 256);
  const head = HEAD.exec(bounded);
  if (head !== null) {
    const kind = head[1]?.toLowerCase() === 'req' ? 'ReqTx' : 'SrvTx';
    return parseNumbers(kind, bounded, head[0].length);
  }
  const status = STATUS.exec(bounded);
  if (status !== null) return statusSubject(bounded, status[1] ?? '');
  return PROFILE.test(bounded) ? { kind: 'DirectoryExchange', truncated: false } : null;
}

/** The canonical text; fields that are null are left out. The inverse of `parseSubject` for whole subjects. */
export function printSubject(subject: DirSyncSubject): string {
  if (subject.kind === 'Status') return `Status report from ${subject.postOffice ?? ''}`;
  if (subject.kind === 'DirectoryExchange') return 'Directory Exchange Profile';
  const { req, reqWas, srv, srvWas, imports, sent } = subject.sync;
  const words = [
    subject.kind,
    req === null ? '' : `R=${req}`,
    reqWas === null ? '' : `(was ${reqWas}),`,
    srv === null ? '' : `S=${srv}${subject.kind === 'ReqTx' ? ',' : ''}`,
    srvWas === null ? '' : `(was ${srvWas}),`,
    imports === null ? '' : `I=${imports}`,
    sent === null ? '' : `${sent} sent`,
  ];
  return words.filter((word) => word !== '').join(' ');
}

function statusSubject(text: string, postOffice: string): StatusSubject {
  const poName = postOffice.slice(postOffice.indexOf('/') + 1);
  // A post office name of ten characters cannot go on; a shorter one that ends at the cut may.
  const mayBeCut = text.length >= MS_MAIL_SUBJECT_CHARS && poName.length < 10;
  return { kind: 'Status', postOffice: mayBeCut ? null : postOffice, truncated: mayBeCut };
}

function parseNumbers(kind: 'ReqTx' | 'SrvTx', text: string, from: number): SyncSubject | null {
  const sync: MutableSyncNumbers = { ...NO_SYNC_NUMBERS };
  const scan = createScanner(text, from);
  let field: keyof typeof FIELD_NAMES | null = null;
  for (;;) {
    scan.take(SEPARATORS);
    const value = scan.take(FIELD);
    const was = value === null ? scan.take(WAS) : null;
    if (value !== null) {
      field = value[1]?.toLowerCase() as keyof typeof FIELD_NAMES;
      sync[FIELD_NAMES[field]] = scan.wholeNumber(value[2]);
    } else if (was !== null) sync[field === 's' ? 'srvWas' : 'reqWas'] = scan.wholeNumber(was[1]);
    else break;
  }
  const sent = scan.take(SENT);
  sync.sent = scan.wholeNumber(sent?.[1]);
  // `SrvTx of last week` is a sentence: something follows, but nothing of the grammar.
  if (field === null && !/^[rsi]?\s*$/i.test(scan.rest())) return null;
  return { kind, sync, truncated: sent?.[2]?.length !== 'sent'.length };
}

function createScanner(text: string, from: number) {
  let position = from;
  return {
    rest: () => text.slice(position),
    /** Matches the sticky `pattern` here and moves behind it. */
    take(pattern: RegExp): RegExpExecArray | null {
      pattern.lastIndex = position;
      const match = pattern.exec(text);
      if (match !== null) position = pattern.lastIndex;
      return match;
    },
    /** The number just taken; null when its last digit is the last character, as more may have been cut off. */
    wholeNumber(digits: string | undefined): number | null {
      if (digits === undefined || (position === text.length && /\d$/.test(text))) return null;
      const value = Number(digits);
      return value <= HIGHEST_NUMBER ? value : null;
    },
  };
}
