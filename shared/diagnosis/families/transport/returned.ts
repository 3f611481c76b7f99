/** Reports of messages that were not delivered, joined to the exchange and the cycle that they belong to. */
import { entryById, entryId } from '../../../catalogue/catalogue.ts';
import type { CatalogueEntry } from '../../../catalogue/model.ts';
import { parseDirSyncAddress, postOfficeName } from '../../../dirsync/address.ts';
import { parseSubject } from '../../../dirsync/subject.ts';
import type { SyncSubject } from '../../../dirsync/subject.ts';
import type { RequestorLedger } from '../../../ledger/model.ts';
import type { Context, DiagnosedFile, NonDelivery } from '../../facts.ts';
import { ABOUT_NOTHING } from '../../model.ts';
import type { About, RequestorCycle, Symptom } from '../../model.ts';
import { fileEvidence, sentMs, symptomOf } from '../../plain-rule.ts';
import { NON_DELIVERY } from './rules.ts';

export function returned({ ledger }: Context, file: DiagnosedFile, report: NonDelivery): Symptom {
  const requestor = requestorOf(file, report);
  const cycle = cycleOf(ledger.ledgers, requestor, report);
  const entry = entryOf(report.code);
  const what = report.subject === null ? 'A message' : `“${report.subject}”`;
  const to = report.recipient === null ? '' : ` to ${report.recipient}`;
  const code = report.code === null ? '' : ` [${report.code}]`;
  const why = entry === null ? '' : `: ${entry.title.toLowerCase()}`;
  const reason = report.reason === '' ? file.file : report.reason;
  return symptomOf(NON_DELIVERY, {
    text: `${what}${to} came back undelivered${code}${why}.`,
    atMs: sentMs(file),
    evidence: [fileEvidence(file, `${file.file}: ${reason}`)],
    about: aboutReport(file, requestor, cycle),
    remedy: entry?.remedy ?? [],
  });
}

function aboutReport({ id }: DiagnosedFile, requestor: string | null, cycle: RequestorCycle | null): About {
  return {
    ...ABOUT_NOTHING,
    messages: [id],
    requestors: requestor === null ? [] : [requestor],
    cycles: cycle === null ? [] : [cycle],
  };
}

/** MS Mail and the MSMI number their reasons, Exchange has codes of its own. */
function entryOf(code: string | null): CatalogueEntry | null {
  if (code === null) return null;
  const sources = ['MS Mail', 'Exchange'].map((source) => entryById(entryId({ kind: 'ndr', source, code })));
  return sources.find((entry) => entry !== null) ?? null;
}

/** A lost reply was to the requestor; a lost request comes back to it, as does a status report. */
function requestorOf(file: DiagnosedFile, { subject, recipient }: NonDelivery): string | null {
  const kind = parseSubject(subject ?? '')?.kind ?? null;
  const address = parseDirSyncAddress((kind === 'SrvTx' ? recipient : (file.to ?? '')) ?? '');
  return kind === null || address === null ? null : postOfficeName(address);
}

/** The cycle whose numbers the lost message carries. */
function cycleOf(
  ledgers: readonly RequestorLedger[],
  requestor: string | null,
  { subject }: NonDelivery,
): RequestorCycle | null {
  const parsed = parseSubject(subject ?? '');
  if (requestor === null || parsed === null || !('sync' in parsed)) return null;
  for (const { rows, server, requestor: name } of ledgers) {
    if (name !== requestor) continue;
    const row = rows.findLast((one) => carries(parsed, parsed.kind === 'SrvTx' ? one.server : one.requestor));
    if (row !== undefined) return { requestor, server, cycle: row.cycle };
  }
  return null;
}

function carries({ sync }: SyncSubject, numbers: RequestorLedger['rows'][number]['server']): boolean {
  if (numbers === null || sync.req === null || sync.srv === null) return false;
  return numbers.req === sync.req && numbers.srv === sync.srv;
}
