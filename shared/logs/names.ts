/** Names that log lines mention: post offices and programs. */
import type { LogFacts } from './model.ts';

type RunFacts = Extract<LogFacts, { kind: 'run' }>;

/** One part of an MS Mail address: at most ten characters (Q96001, error 20). */
const PART = String.raw`[^\s/\\:;,."'<>|()\[\]]{1,10}`;
const SYSTEM_ADDRESS = new RegExp(
  String.raw`(?<![^\s:;,."'<>|()])(${PART})/(${PART})/\$SYSTEM(?![^\s:;,."'<>|()])`,
  'i',
);
const TYPED_ADDRESS = new RegExp(
  String.raw`\b(?:PCM|MS|CSI):\s?(${PART})/(${PART})(?![^\s/:;,."'<>|()])`,
  'i',
);
const TABLE_OF = new RegExp(String.raw`\b(?:on|at) (${PART})\\(${PART})(?![^\s:;,."'<>|()])`, 'i');
const AFTER_WORD = new RegExp(
  String.raw`\b(?:from|requestor|registered|server|postoffice|examining)\s?:? (${PART})/(${PART})(?![^\s/:;,."'<>|()])`,
  'i',
);
const POST_OFFICE_PATTERNS = [SYSTEM_ADDRESS, TYPED_ADDRESS, TABLE_OF, AFTER_WORD];

const NSDA = /\bNSDA\s?-\s?(RT|RR|S)(?![A-Z0-9])/i;
const PROGRAM = /\b(NSDA|REQMAIN|SRVMAIN|IMPORT|REBUILD)(?:\.EXE)?\s?-\s?([A-Z]{1,2})(?![A-Z0-9])/i;
const STEP_OF: Readonly<Record<string, RunFacts['step']>> = { RT: 'T1', S: 'T2', RR: 'T3' };

/** Exit codes of NSDA: 64 normal, 65 abnormal, 2 files not found (Q139034, Q148705, Q132731). */
const NORMAL_EXIT = 64;

/** "NET/PO" in capitals, where a text names a post office in a way that prose, dates and paths do not. */
export function postOfficeIn(text: string): string | null {
  if (!text.includes('/') && !text.includes('\\')) return null;
  for (const pattern of POST_OFFICE_PATTERNS) {
    // Looked for at every place of the text, and in most texts there is none.
    if (pattern === SYSTEM_ADDRESS && !text.includes('$')) continue;
    const match = pattern.exec(text);
    if (match !== null) return joined(match[1], match[2]);
  }
  return null;
}

/** "NET/PO" of a whole `NET/PO/MAILBOX`, `NET/PO` or `NET\PO`; null when it is none. */
export function postOfficeOf(address: string): string | null {
  const [network, postOffice] = address.replace(/^(?:PCM|MS|CSI):/i, '').split(/[/\\]/);
  return network && postOffice ? joined(network, postOffice) : null;
}

function joined(network = '', postOffice = ''): string {
  return `${network}/${postOffice}`.toUpperCase();
}

/** The DirSync program a text names together with its switch. */
export function programIn(text: string): string | null {
  if (!text.includes('-')) return null;
  const match = PROGRAM.exec(text);
  return match === null ? null : `${match[1]} -${match[2]}`.toUpperCase();
}

/** What a text tells of a run of NSDA (Q96060, Q139034, Q148705, Q148718); null when it tells nothing of one. */
export function runIn(text: string): RunFacts | null {
  if (!text.includes('-')) return null;
  const step = STEP_OF[NSDA.exec(text)?.[1]?.toUpperCase() ?? ''];
  if (step === undefined) return null;
  const exit = /\bexit code:? ?(\d{1,6})/i.exec(text)?.[1];
  const exitCode = exit === undefined ? null : Number(exit);
  const outcome = outcomeOf(text, exitCode);
  return outcome === null ? null : { kind: 'run', step, outcome, exitCode };
}

function outcomeOf(text: string, exitCode: number | null): RunFacts['outcome'] | null {
  if (/\bmissed its run ?window/i.test(text)) return 'missed';
  if (/\bterminated abnormally/i.test(text)) return 'abnormal';
  if (/\bterminated normally/i.test(text)) return 'normal';
  if (/\bterminated\b/i.test(text)) return exitCode === NORMAL_EXIT ? 'normal' : 'abnormal';
  return /^\s*Running\b/i.test(text) ? 'started' : null;
}

/** Whether an address is that of a system mailbox, which DirSync itself reads. */
export function isSystemAddress(address: string): boolean {
  return /^[^/]+\/[^/]+\/\$SYSTEM$/i.test(address);
}

/** Number of the message "Requestor updates received" in DSSERVER.LOG (Q149271). */
const UPDATES_RECEIVED = 105;

/** How many updates a line says were received: code 105 with the number alone, or in words (Q149271). */
export function receivedCount(code: number | null, text: string): number | null {
  const inWords = /\bupdates received: *(\d{1,9})\b/i.exec(text)?.[1];
  const alone = code === UPDATES_RECEIVED ? /^\s*(\d{1,9})\s*$/.exec(text)?.[1] : undefined;
  const count = inWords ?? alone;
  return count === undefined ? null : Number(count);
}
