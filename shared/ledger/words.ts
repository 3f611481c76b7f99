/** What each contradiction means and what to do about it: the mildest remedy first, no rung skipped (Q96060). */
import type { Invariant } from './model.ts';

interface Wording {
  readonly invariant: Invariant;
  readonly title: string;
  /** What follows from the numbers. Whole sentences. */
  readonly follows: string;
  readonly nextStep: string;
  /** What to do once later numbers are right again. */
  readonly onceOver: string;
  readonly kb: readonly string[];
}

const RESYNC =
  'RESYNC.GLB: IMPORT -S on the server, copy the file to the requestor, delete it on the server, IMPORT -Q on the requestor';
const EXPORT = 'Let every requestor send its whole list (Config, Dir-Sync, Requestor, Export; Q113453)';
const SETBACK_STEPS = `${EXPORT} and let one cycle complete. For those that still hold a higher number then: ${RESYNC}.`;
const SETBACK_OVER = `Updates arrive again, so the numbers need no repair. What remains is what changed in between and is missing at the server: ${EXPORT.charAt(0).toLowerCase()}${EXPORT.slice(1)}.`;
const HEALED = 'Nothing to do: later numbers are right again.';

export const WORDINGS = {
  'wrong-sum': {
    invariant: 1,
    title: "The request's numbers do not add up",
    follows:
      "R is the number of the last transaction sent, `was` the last one acknowledged, so the transactions sent must make up the difference. The requestor's queue file and its configuration do not agree.",
    nextStep: `Wait one cycle. If it stays, compare LISTDS -R with LISTQ -FREQTRANS on the requestor, then ${RESYNC}.`,
    onceOver: HEALED,
    kb: ['Q133428', 'Q96060'],
  },
  'reversed-reply': {
    invariant: 1,
    title: 'The reply ends before it begins',
    follows:
      "`was` should be the position the requestor asked from, and S cannot be below it. The server's record of this requestor is damaged or belongs to another exchange.",
    nextStep: 'Wait one cycle. If it stays, run LISTDS -S on the server: it reports a damaged SRVCONF.GLB.',
    onceOver: HEALED,
    kb: ['Q96060'],
  },
  'ignored-updates': {
    invariant: 2,
    title: 'New updates are ignored',
    follows:
      'REQTRANS.GLB ends before what REQCONF.GLB counts as acknowledged, so its transactions pass for old ones: there are "no updates to send" although there are some.',
    nextStep: `Export the requestor's list again, which raises its numbers (Q119452). If they are far apart: ${RESYNC}, before any new transaction is added. Never reset the server's own REQCONF.GLB.`,
    onceOver: HEALED,
    kb: ['Q133428', 'Q119452', 'Q119014', 'Q96060'],
  },
  'wrong-echo': {
    invariant: 3,
    title: 'The acknowledgement does not match',
    follows:
      'The requestor takes its updates for lost, keeps them and sends them again. The server passes over those it has.',
    nextStep:
      'Wait one cycle: the updates are sent again. If it stays, check that only one server answers this requestor, then compare LISTDS -S and LISTDS -R.',
    onceOver: HEALED,
    kb: ['Q96060'],
  },
  'server-restored': {
    invariant: 4,
    title: 'The server is behind, as after a restore from a backup or a set-up anew',
    follows:
      "The server's list ends before what it had already sent. What it does not reach any more is missing from its list, and a requestor receives nothing as long as it holds the higher number. A backup that was restored looks like that, and so does a server that was set up anew without a reset of its requestors.",
    nextStep: SETBACK_STEPS,
    onceOver: SETBACK_OVER,
    kb: ['Q113453', 'Q96060', 'Q103421'],
  },
  'server-behind': {
    invariant: 4,
    title: 'The requestor is ahead of its server',
    follows:
      'The requestor receives nothing as long as it holds the higher number. That is so after the server was restored from a backup, or when the requestor kept the numbers of another server.',
    nextStep: SETBACK_STEPS,
    onceOver: SETBACK_OVER,
    kb: ['Q113453', 'Q96060', 'Q103421'],
  },
  rejected: {
    invariant: 5,
    title: 'Registered anew: replies are rejected',
    follows:
      'A requestor rejects a reply that counts fewer full imports than itself, without any message. Neither the updates nor the acknowledgement reach it. A count of 0 is that of a requestor that was deleted and registered again at the server.',
    nextStep: `Let the requestor ask for a full import (Config, Dir-Sync, Requestor, Import), or use ${RESYNC}.`,
    onceOver: 'Nothing to do: its replies are accepted again.',
    kb: ['Q99961', 'Q96060'],
  },
  'rejected-lower': {
    invariant: 5,
    title: 'Replies are rejected: the server counts fewer imports',
    follows:
      'A requestor rejects a reply that counts fewer full imports than itself, without any message, as after a new registration at the server. Neither the updates nor the acknowledgement reach it.',
    nextStep: `Let the requestor ask for a full import (Config, Dir-Sync, Requestor, Import), or use ${RESYNC}.`,
    onceOver: 'Nothing to do: its replies are accepted again.',
    kb: ['Q99961', 'Q96060'],
  },
  'imports-in-vain': {
    invariant: 6,
    title: 'A full import is asked for again and again',
    follows:
      'Each reply holds all address lists and replaces them, and none takes effect: the requestor still asks for everything.',
    nextStep:
      'See what becomes of the replies: whether they leave this queue, and what the DIRSYNC.LOG of the requestor says of them. If mail cannot carry them, use a RESYNC.GLB in their place.',
    onceOver: 'Nothing to do: a full import took effect in the end.',
    kb: ['Q96060', 'Q140946'],
  },
  unreceived: {
    invariant: 7,
    title: 'Acknowledgement lost: a reply did not take effect',
    follows:
      'The acknowledgement that should travel with this request is lost: the reply did not arrive, NSDA -RR did not process it, or it was rejected. The server sends the updates again from there.',
    nextStep:
      'Wait one cycle: the server repeats what is missing. If it stays, check transport from the server and whether NSDA -RR runs on the requestor; then let the requestor ask for an import.',
    onceOver: 'Nothing to do: the server has sent again what was missing, and it took effect.',
    kb: ['Q152231', 'Q96060'],
  },
  imbalance: {
    invariant: 8,
    title: 'More was sent than received',
    follows:
      "A requestor's own updates come back among everybody's, so with several post offices R cannot be above S. The numbers of requestor and server do not belong together.",
    nextStep: `Wait one cycle. If it stays, compare LISTDS -R with LISTDS -S, then ${RESYNC}.`,
    onceOver: HEALED,
    kb: ['Q96060'],
  },
  'requestor-fell': {
    invariant: 9,
    title: 'A number of the requestor went backwards',
    follows:
      'Totals only grow, except to 0 by a reset. REQCONF.GLB or REQTRANS.GLB was replaced by an older one, or the post office was restored from a backup.',
    nextStep: `Compare LISTDS -R and LISTQ -FREQTRANS with LISTDS -S, then ${RESYNC}.`,
    onceOver: HEALED,
    kb: ['Q96060', 'Q119014'],
  },
  'server-fell': {
    invariant: 9,
    title: "The server's number went backwards",
    follows:
      "The server's list ends before what it had already sent. What changed in between may be missing from the list.",
    nextStep:
      'Find out whether the server was restored from a backup. If so, let every requestor export its list (Q113453).',
    onceOver:
      'Find out whether the server was restored from a backup. If so, changes in between are missing: let every requestor export its list (Q113453).',
    kb: ['Q113453', 'Q96060'],
  },
} as const satisfies Record<string, Wording>;

export type WordingKey = keyof typeof WORDINGS;

/** The step that is due: another one once the numbers are right again. */
export function nextStepOf(wording: WordingKey, overSince: number | null): string {
  return overSince === null ? WORDINGS[wording].nextStep : WORDINGS[wording].onceOver;
}
