/** Rules about what went wrong in single cycles of a requestor. */
import { counted } from '../../../format/count.ts';
import { whoOf } from '../../about-cycles.ts';
import type { Rule, TitleFacts } from '../../model.ts';

const CYCLES = { family: 'cycles', explains: [] } as const;

/** What is over is a group of its own. */
function stuckTitle(card: TitleFacts): string {
  const replies = counted(card.symptoms, 'reply', 'replies');
  const isOne = card.requestors.length === 1;
  if (card.first.isOver)
    return `${replies} ${card.symptoms === 1 ? 'was' : 'were'} stuck in this queue: ${whoOf(card)} ${isOne ? 'has' : 'have'} the updates by now`;
  return `${replies} stuck in this queue: ${whoOf(card)} ${isOne ? 'does not get its' : 'do not get their'} updates`;
}

export const REPLY_STUCK: Rule = {
  ...CYCLES,
  id: 'cycles/reply-stuck',
  severity: 'error',
  certainty: 'proven',
  name: "A requestor's reply is stuck in this queue",
  looksAt: 'Replies that hung or could not be decoded here, and of which no copy went through.',
  meaning:
    'The requestor does not receive what the server sent it in that cycle. DirSync repeats updates that were not acknowledged, so the next reply carries them again, and stops at the same place if the cause is the same. A reply to a full import is not repeated unless it is asked for again.',
  disproof: 'The requestor holds the S of that reply in a later request: then it came by another way.',
  kb: ['Q140946', 'Q96060'],
  remedy: [
    'Retry the message here; if it hangs again, one at a time or with the second decoder.',
    'If it cannot be read at all, let the requestor ask for a full import once the cause is mended.',
  ],
  acts: ['retry', 'retry-alone', 'retry-second-decoder', 'export-evidence', 'open-ladder'],
  explains: [
    { rule: 'sequence/acknowledgement-lost', by: 'cycle' },
    { rule: 'sequence/full-import', by: 'requestor' },
    { rule: 'cycles/full-import', by: 'requestor' },
  ],
  title: stuckTitle,
};

export const NO_REPLY: Rule = {
  ...CYCLES,
  id: 'cycles/no-reply',
  severity: 'error',
  certainty: 'likely',
  name: 'A request in time was not answered',
  looksAt:
    'Requests that were there before the server ran, without a reply in this queue, where most others have theirs and no later request shows that one arrived; possible only in a queue that lacks other messages, as numbers prove.',
  meaning:
    'The server answers everybody it has heard from by T2. No answer means that it did not accept the request (not registered, wrong password, unreadable), that SRVMAIN -T failed for this requestor, or that the reply was lost before it reached this queue.',
  disproof: 'The reply was delivered and is no longer in this queue: the S of the next request tells.',
  kb: ['Q96060', 'Q99268', 'Q147084', 'Q136333'],
  remedy: [
    'Let one more cycle pass: a request that was not acknowledged is sent again (Q96060).',
    'Read the DIRSYNC.LOG of the server at T2 of that cycle, and the mail of its administrator: "requestor not registered" or a wrong password stands there.',
    'Verify that each of the two is registered with the other, requestor and server (Q96060, problem 1).',
    'Verify that mail goes from the server to this post office.',
  ],
  acts: ['open-logs', 'open-ladder'],
  title: (card) =>
    `${whoOf(card)}: ${counted(card.symptoms, 'request')} in time without an answer${card.first.isOver ? ', answered again since' : ''}`,
};

export const RUN_FAILED: Rule = {
  ...CYCLES,
  id: 'cycles/run-failed',
  severity: 'warning',
  certainty: 'proven',
  name: "A requestor's own program failed or was left out",
  looksAt: 'Runs of NSDA -RT and NSDA -RR that DISPATCH.LOG calls abnormal or missed.',
  meaning:
    'Without NSDA -RT the requestor sends no request and gets no reply in that cycle; without NSDA -RR it does not process the reply it has, and its list stays as it was. Neither loses anything by itself: the next cycle makes up for it.',
  disproof: 'A second start of the same program in that cycle that ended normally.',
  kb: ['Q148705', 'Q148718', 'Q96060'],
  remedy: [
    'Look at the lines above it in DISPATCH.LOG for the post office and the time, then at the DIRSYNC.LOG of that post office at the same time (Q148705).',
    'T1: REQCONF.GLB must be 512 bytes and REQTRANS.GLB not locked. T3: the files of the last run must be gone or empty, and ADMIN must not be running.',
    'Where it says that the run window was missed: see that Dispatch was running then, and that the post office is in its list.',
  ],
  acts: ['open-logs', 'open-schedule'],
  explains: [{ rule: 'sequence/acknowledgement-lost', by: 'cycle' }],
  title: (card) => `${whoOf(card)}: T1 or T3 failed in ${counted(card.symptoms, 'cycle')}`,
};

export const LATE: Rule = {
  ...CYCLES,
  id: 'cycles/late',
  severity: 'info',
  certainty: 'proven',
  name: 'Requests come after the server has run',
  looksAt:
    'Requests that arrived after T2; a warning where it happens to the same requestor again and again, until three or more in a row were in time.',
  meaning:
    'A request that is late is served in the next cycle, so once is nothing to act on. A requestor that is always late is always a cycle behind: T1 is too near to T2 for its mail, the clocks differ, or only the hub calls and fetches the mail when it has mail itself.',
  disproof: 'A clock of the requestor or of the mail system that is wrong: then only the dates are late.',
  kb: ['Q131509', 'Q96060', 'Q101137'],
  remedy: [
    'Compare T1 of the requestor and T2 of the server with how long its mail takes, and move T1 forward.',
    "On a modem link, let the requestor's External call the server's, so that the mail is there before T2 (Q101137).",
  ],
  acts: ['open-schedule'],
  explains: [{ rule: 'cycles/no-tasks', by: 'requestor' }],
  title: (card) =>
    card.first.severity === 'warning'
      ? `${whoOf(card)}: late again and again, ${counted(card.symptoms, 'request')} after T2`
      : `${counted(card.symptoms, 'request')} of ${whoOf(card)} came after T2`,
};

export const SILENT: Rule = {
  ...CYCLES,
  id: 'cycles/silent-requestor',
  severity: 'warning',
  certainty: 'likely',
  name: 'A requestor is no longer heard',
  looksAt:
    'Requestors without a request or reply in the last three runs of their server or more, in which most others were heard; worth knowing only where another server hears them.',
  meaning:
    'One missed cycle is no failure, and DirSync makes up for it; several in a row mean that T1 does not run there, that its mail does not arrive, or that it was taken out of service. The server keeps what it misses for the Keep Updates window only.',
  disproof: 'The post office was taken out of service, or its messages are not in this queue.',
  kb: ['Q96060', 'Q131509', 'Q108067'],
  remedy: [
    'See in DISPATCH.LOG whether NSDA -RT runs on it, and how it ends.',
    'Send mail from its administrator to the server, and back: one way working says nothing of the other (Q96060).',
    'Verify that the server is still registered at it, and it at the server.',
  ],
  acts: ['open-schedule', 'open-ladder', 'open-logs'],
  explains: [{ rule: 'cycles/no-tasks', by: 'requestor' }],
  title: (card) =>
    card.first.isOver
      ? `${whoOf(card)} not heard any more by one server, and by another since`
      : `${whoOf(card)} not heard in the last runs of the server`,
};

export const CLOCK: Rule = {
  ...CYCLES,
  id: 'cycles/clock',
  severity: 'warning',
  certainty: 'likely',
  name: "A requestor's clock differs from the server's",
  looksAt:
    'Requests dated after they arrived, or before the run whose reply they acknowledge, by more than five minutes.',
  meaning:
    'T1 and T3 start by the clock of the machine that runs Dispatch, and logs are compared by their times. A clock that is off, a TZ setting that differs between Admin and Dispatch, or a change of daylight saving time moves the whole schedule of that post office.',
  disproof: 'A mail system on the way that rewrites dates, or counts them in another zone.',
  kb: ['Q119111', 'Q101753', 'Q118621'],
  remedy: [
    'Set the clock of that post office and of the machine that runs Dispatch for it.',
    'A whole number of hours: check TZ where Admin and Dispatch run; unset, they take it as pst8pdt (Q101753).',
    'After a change of daylight saving time, set the times of the post office again in the week after (Q119111).',
  ],
  acts: ['open-schedule'],
  explains: [{ rule: 'cycles/late', by: 'requestor' }],
  title: (card) => `${whoOf(card)}: the clock differs from the server's`,
};

export const FULL_IMPORT: Rule = {
  ...CYCLES,
  id: 'cycles/full-import',
  severity: 'info',
  certainty: 'proven',
  name: 'Full imports again and again, or many at once',
  looksAt:
    'Requestors that ask for everything in four or more of their last 14 cycles, and cycles in which at least four requestors of more than a week, and half of all such, ask for it.',
  meaning:
    'A full import is nothing wrong: R=0 and S=0 ask for all address lists. Each reply replaces the lists of the requestor and can be very large, so that many of them in one cycle, or one requestor that never gets on, are worth a look: large compressed replies are those that hang (Q140946).',
  disproof: 'Post offices that were all registered anew, or told to import, at that time.',
  kb: ['Q96060', 'Q140946', 'Q105125'],
  remedy: [
    'Find out who asked for them: an administrator by Config, Dir-Sync, Requestor, Import, or a reset.',
    'Spread imports over several cycles, and watch their replies leave this queue.',
    'Addresses that were entered by hand on a requestor and are not on the server are gone after an import (Q105125).',
  ],
  acts: ['open-ladder'],
  title: (card) => `${whoOf(card)} asked for all address lists ${counted(card.symptoms, 'time')}`,
};

export const RESET: Rule = {
  ...CYCLES,
  id: 'cycles/reset',
  severity: 'info',
  certainty: 'likely',
  name: 'A requestor was reset',
  looksAt:
    'Requests whose count of imports fell, or whose numbers begin at 0 again with updates behind them.',
  meaning:
    'LISTDS -R -Z sets the numbers of a requestor to 0, after which it exports its list and receives everything anew. That is the last remedy but one; done without its other steps (registration at the server made anew, export) it leaves both ends apart. The times of the last export and import stay as they were, which is normal.',
  disproof: 'A post office that was installed anew under the same name.',
  kb: ['Q96060', 'Q131681', 'Q140462', 'Q180434'],
  remedy: [
    'Verify with LISTDS -R that ReqSync and SrvSync began at 0: LISTDS of version 3.5 does not reset all of REQCONF.GLB (Q140462).',
    'See that its registration at the server was made anew and that it exported its list afterwards.',
  ],
  acts: ['open-ladder', 'open-ledger'],
  title: (card) => `${whoOf(card)} began anew with its numbers at 0`,
};

export const DUPLICATE: Rule = {
  ...CYCLES,
  id: 'cycles/duplicate',
  severity: 'info',
  certainty: 'proven',
  name: 'Messages of a cycle are in the queue more than once',
  looksAt: 'Further copies of requests and replies with the same numbers in one cycle.',
  meaning:
    'Each message counts once here, and a copy of a reply that was processed changes nothing. Copies come from a second MTA that collected the same mail (External 3.0 did), from a service that delivered again after a restart, or from a folder that was copied into the queue.',
  disproof: 'Two real runs with equal numbers, in a cycle without any update.',
  kb: ['Q103421', 'Q158379'],
  remedy: [
    'See whether the copies differ in more than their names before any of them is delivered.',
    'If two instances of External serve one post office, update External or let one do it (Q103421).',
  ],
  acts: ['quarantine'],
  title: (card) =>
    `${counted(card.messages, 'further copy', 'further copies')} of messages of ${whoOf(card)}`,
};

export const SECOND_RUN: Rule = {
  ...CYCLES,
  id: 'cycles/import-overtaken',
  severity: 'warning',
  certainty: 'possible',
  name: 'A full import was overtaken by a second run of the server',
  looksAt:
    'A reply with all address lists, followed on the same day by another reply to the same requestor before it ran its T3.',
  meaning:
    'T3 processes the latest message it has received. When the server runs twice between T1 and T3 of a requestor, the second reply, with updates only, takes the place of the first one, and the lists that were asked for are never processed.',
  disproof: "A T3 of the requestor between the two runs, which this queue's logs do not show.",
  kb: ['Q142841'],
  remedy: [
    'Run T1, T2 and T3 in this order, with one T2 between T1 and T3 of every requestor.',
    'Let the requestor ask for the import once more, or bring it a RESYNC.GLB and run T3 there.',
  ],
  acts: ['open-schedule', 'open-ladder'],
  explains: [{ rule: 'sequence/acknowledgement-lost', by: 'cycle' }],
  title: (card) => `${whoOf(card)}: a full import was overtaken by a second run of the server`,
};
