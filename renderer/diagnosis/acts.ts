/** What of ours applies to a verdict, on exactly the messages that it concerns. */
import type { RetryVariant } from '../../shared/contract/retry.ts';
import { MESSAGE_ACTS } from '../../shared/diagnosis/model.ts';
import type { Finding, RemedyAct } from '../../shared/diagnosis/model.ts';
import type { MessageId } from '../../shared/model.ts';
import { counted } from '../../shared/format/count.ts';
import { ask } from '../api.ts';
import { showTab } from '../detail/detail-store.ts';
import { openBeside } from '../detail/open-message.ts';
import { examine } from '../hung/examination-store.ts';
import { clearLogFilter, goToLine } from '../logs/logs-store.ts';
import { exportEvidence, quarantine } from '../messages/actions.ts';
import { showRefusal, showToast } from '../notices/notices-store.ts';
import { openRetryDialog } from '../retry/retry-store.ts';
import { AS_USUAL, LONGER } from '../retry/variants.ts';
import { showDialog, showView } from '../shell/shell-store.ts';
import { exchangeOf } from '../sync/exchange.ts';
import type { Exchange } from '../sync/exchange.ts';
import { useSync } from '../sync/sync-store.ts';
import { findingText } from './finding-text.ts';
import { goToAddressList, goToLedgerOf, goToSchedule } from './go-to.ts';

/** Of a title in a reason file; the contract takes little more. */
const REASON_CHARACTERS = 800;

const ON_MESSAGES: ReadonlySet<RemedyAct> = new Set(MESSAGE_ACTS);

/** Acts that can be offered: none on messages where a card concerns none. The ladder has buttons of its own. */
export function offeredActs({ acts, messages }: Finding): readonly RemedyAct[] {
  return acts.filter((act) => act !== 'open-ladder' && (messages > 0 || !ON_MESSAGES.has(act)));
}

export function actLabel(act: RemedyAct, { family, messages }: Pick<Finding, 'family' | 'messages'>): string {
  const them = counted(messages, family === 'files' ? 'file' : 'message');
  switch (act) {
    case 'retry':
      return `Retry ${them}…`;
    case 'retry-alone':
      return `Retry ${them}, one processor only…`;
    case 'retry-second-decoder':
      return `Retry ${them} with the second decoder…`;
    case 'retry-longer':
      return `Retry ${them} with a longer deadline…`;
    case 'examine':
      return `Examine ${them}`;
    case 'quarantine':
      return `Quarantine ${them}`;
    case 'repair':
      return 'Show the safe repairs';
    case 'export-evidence':
      return 'Export evidence…';
    case 'open-lab':
      return 'Open the Lab';
    case 'open-ladder':
      return 'Remedies…';
    case 'open-schedule':
      return 'Show the schedule';
    case 'open-ledger':
      return 'Show the ledger';
    case 'open-logs':
      return 'Show the log lines';
    case 'open-address-list':
      return 'Show the address list';
    case 'dxa-flags':
      return 'DXA-Flags calculator…';
  }
}

export async function runAct(act: RemedyAct, finding: Finding): Promise<void> {
  switch (act) {
    case 'open-lab':
      return showView('lab');
    case 'open-ladder':
      return;
    case 'open-schedule':
      return goToSchedule(finding.requestors.length === 1 ? (finding.requestors[0] ?? null) : null);
    case 'open-ledger':
      return openLedger(finding);
    case 'open-logs':
      return openLogs(finding);
    case 'open-address-list':
      return goToAddressList(checkOf(finding));
    case 'dxa-flags':
      return showDialog('dxa-flags');
    default:
      return actOnMessages(act, finding);
  }
}

type ActOnMessages = Exclude<
  RemedyAct,
  | 'open-lab'
  | 'open-ladder'
  | 'open-schedule'
  | 'open-ledger'
  | 'open-logs'
  | 'open-address-list'
  | 'dxa-flags'
>;

const VARIANT_OF: Readonly<Partial<Record<RemedyAct, RetryVariant>>> = {
  retry: AS_USUAL,
  'retry-alone': { ...AS_USUAL, oneProcessor: true },
  'retry-second-decoder': { ...AS_USUAL, decoder: 'second' },
  'retry-longer': { ...AS_USUAL, deadlineFactor: LONGER },
};

/** Whether an act gets messages moving again. */
export function isRetry(act: RemedyAct): boolean {
  return VARIANT_OF[act] !== undefined;
}

async function actOnMessages(act: ActOnMessages, finding: Finding): Promise<void> {
  const ids = await messagesOf(finding);
  if (ids === null) return;
  switch (act) {
    case 'examine':
      return examine(ids);
    case 'quarantine':
      return quarantine(ids, `${finding.title.slice(0, REASON_CHARACTERS)} (rule ${finding.rule}).`);
    case 'repair':
      return showRepairs(ids);
    case 'export-evidence':
      return exportEvidence(ids);
    case 'retry':
    case 'retry-alone':
    case 'retry-second-decoder':
    case 'retry-longer':
      return openRetryDialog({ kind: 'ids', ids: [...ids] }, VARIANT_OF[act]);
  }
}

/** Of now: the card may be older. Null when there are none, which was said. */
async function messagesOf({ key }: Finding): Promise<readonly MessageId[] | null> {
  const answer = await ask('diagnosis.messages', { key });
  if (!answer.ok) showRefusal(answer.error);
  else if (answer.value.length > 0) return answer.value;
  else
    showToast('No message is left that this concerns.', {
      more: 'It was worked out anew; the cards of now say what there is.',
    });
  return null;
}

/** The check of the transactions offers them. */
function showRepairs([first]: readonly MessageId[]): void {
  if (first === undefined) return;
  openBeside(first);
  showTab('transactions');
}

function openLedger(finding: Finding): void {
  const [exchange] = exchangesOf(finding);
  if (exchange === undefined) showView('ledger');
  else goToLedgerOf(exchange);
}

/** The line that shows it; without one, the lines that name whom it concerns. */
async function openLogs({ symptoms, requestors }: Finding): Promise<void> {
  for (const { evidence } of symptoms)
    for (const { place } of evidence) if (place?.kind === 'line') return goToLine(place.line);
  showView('logs');
  if (requestors.length > 0) await clearLogFilter({ postOffices: [...requestors] });
}

function checkOf({ symptoms }: Finding): string | null {
  for (const { evidence } of symptoms)
    for (const { place } of evidence) if (place?.kind === 'address-list') return place.check;
  return null;
}

/** The requestors of a card with their servers: as its evidence names them, else as the ledger knows them. */
export function exchangesOf({ requestors, symptoms }: Finding): readonly Exchange[] {
  const named = new Map<string, Exchange>();
  for (const { evidence } of symptoms)
    for (const { place } of evidence)
      if (place?.kind === 'cycle' || place?.kind === 'ledger') named.set(place.requestor, place);
  const known = useSync.getState().overview?.requestors ?? [];
  return requestors.map((requestor) => {
    const { server = null } = named.get(requestor) ?? exchangeOf(requestor, known) ?? {};
    return { requestor, server };
  });
}

export async function copyFinding(finding: Finding): Promise<void> {
  const answer = await ask('shell.copy', { text: findingText(finding) });
  if (answer.ok) showToast('Card copied as text.', { more: finding.title });
  else showRefusal(answer.error);
}
