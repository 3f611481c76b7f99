/**
 * The first line of the overview: what is wrong, with numbers. Causes are counted, not what follows from them. "Nothing
 * wrong was found", "not checked" and "could not be worked out" are three different answers. Pure.
 */
import type { DiagnosisOverview } from '../../shared/contract/diagnosis.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { Summary } from '../../shared/contract/queue.ts';
import { count, counted } from '../../shared/format/count.ts';
import { duration } from '../../shared/format/duration.ts';
import { isScanning, overviewHeadline, unchecked } from '../queue/headlines.ts';
import { messagesIn, othersRest, unreadOthers } from '../queue/others.ts';
import { addressListPart } from './address-list.ts';
import type { AddressListState } from './address-list.ts';
import { heldUpBy } from './held-up.ts';

interface Known {
  readonly summary: Summary | null;
  /** Null until it was answered. */
  readonly overview: DiagnosisOverview | null;
  readonly refusal: Refusal | null;
  readonly logErrors: number | null;
  /** What lies in the queue beside messages; null without any. */
  readonly beside: string | null;
  /** Names of requestors; null while they are not known. */
  readonly requestors: ReadonlySet<string> | null;
  readonly addressList: AddressListState;
}

/** Whether there are cards to be shown: of this index, or of an earlier one while they are worked out anew. */
export function hasCards(overview: DiagnosisOverview | null): overview is DiagnosisOverview {
  return overview !== null && overview.revision !== null && overview.status.kind !== 'failed';
}

/** Causes that something does not go on for; null while they are not known, which is not "none". */
export function openErrors(overview: DiagnosisOverview | null): number | null {
  return hasCards(overview) ? overview.counts.error : null;
}

export function diagnosisHeadline(known: Known): string {
  const { summary, overview, refusal, logErrors, requestors } = known;
  const states = overviewHeadline(summary, logErrors, known.beside);
  if (summary === null || isScanning(summary.scan)) return states;
  if (refusal !== null || !hasCards(overview))
    return `${withoutStop(states)}${unknownPart(overview, refusal)}.`;
  if (summary.total === 0 && overview.counts.error + overview.counts.warning === 0) return states;
  const rest = `${uncheckedPart(summary)}${addressListPart(known.addressList)}.`;
  const wrong = wrongParts(summary, overview, requestors);
  if (wrong.length > 0) return `${sentence(wrong)}${rest}`;
  if (isForeign(summary, overview)) return `${foreignText(summary)}; there is nothing to judge.`;
  return `${nothingWrong(summary, overview)}${rest}`;
}

/** Messages, but none of DirSync, and no log: "nothing wrong" would say that something was looked at. */
export function isForeign(summary: Summary, overview: DiagnosisOverview | null): boolean {
  if (!hasCards(overview) || unchecked(summary) > 0) return false;
  const { dirSync, lines } = overview.asked;
  return summary.total > 0 && dirSync === 0 && lines === 0 && overview.findings.length === 0;
}

function foreignText({ total }: Summary): string {
  return total === 1
    ? 'The message is no DirSync message'
    : `None of ${count(total)} messages is a DirSync message`;
}

/** Why nothing is said of causes. */
function unknownPart(overview: DiagnosisOverview | null, refusal: Refusal | null): string {
  if (refusal !== null || overview?.status.kind === 'failed') return '; the causes could not be worked out';
  return '; the causes are being worked out';
}

function withoutStop(text: string): string {
  return text.replace(/\.$/u, '');
}

function wrongParts(
  summary: Summary,
  overview: DiagnosisOverview,
  requestors: Known['requestors'],
): readonly string[] {
  const { error, warning } = overview.counts;
  const held = overview.findings.map((finding) => heldUpBy(finding, requestors));
  const holding = held.filter(({ length }) => length > 0);
  const heldUp = new Set(holding.flat());
  const others = error - holding.length;
  if (error + warning === 0) return [];
  return [
    holding.length > 0 &&
      `${counted(holding.length, 'cause')} ${holding.length === 1 ? 'keeps' : 'keep'} ${counted(heldUp.size, 'requestor')} from being updated`,
    others > 0 && (holding.length > 0 ? counted(others, 'other error') : `${counted(others, 'error')} found`),
    error === 0 && 'nothing is held up',
    hungAndFailed(messagesIn(summary)),
    unreadOthers(summary) ?? '',
    warning > 0 && counted(warning, 'warning'),
  ]
    .filter((part) => part !== false)
    .filter((part) => part !== '');
}

/** "9 messages hung, 2 failed". */
function hungAndFailed({ hung, failed }: Pick<Summary['counts'], 'hung' | 'failed'>): string {
  if (hung === 0) return failed === 0 ? '' : `${counted(failed, 'message')} failed`;
  return `${counted(hung, 'message')} hung${failed === 0 ? '' : `, ${count(failed)} failed`}`;
}

function nothingWrong(summary: Summary, { counts }: DiagnosisOverview): string {
  const { hung, failed } = messagesIn(summary);
  const known = counts.info === 0 ? '' : `; ${counted(counts.info, 'thing')} worth knowing`;
  const unexplained = hung + failed === 0 ? '' : `; no cause was found for what hung or failed`;
  const found = hung + failed === 0 ? 'Nothing wrong was found' : upperFirst(hungAndFailed({ hung, failed }));
  return `${found}${unexplained}${othersRest(summary)}${known}`;
}

function uncheckedPart(summary: Summary): string {
  const open = unchecked(summary);
  return open === 0 ? '' : `; ${count(open)} not checked`;
}

function sentence(parts: readonly string[]): string {
  return upperFirst(parts.join('; '));
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What the answer rests on: "41 rules looked at 214 files and 1,200 log lines, in 0.3 s." */
export function askedText({ asked, elapsedMs }: Pick<DiagnosisOverview, 'asked' | 'elapsedMs'>): string {
  const { rules, files, lines } = asked;
  const of = `${counted(files, 'file')} and ${counted(lines, 'log line')}`;
  return `${counted(rules, 'rule')} looked at ${of}, in ${duration(elapsedMs)}.`;
}
