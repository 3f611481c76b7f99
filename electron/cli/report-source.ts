import { EVERY_LINE } from '../../shared/logs/every-line.ts';
import type { LogRow } from '../../shared/contract/logs.ts';
import { failureText } from '../../shared/failure.ts';
import { evidenceSentence } from '../../shared/format/evidence.ts';
import type { PlugInList } from '../../shared/formats/plug-in.ts';
import type { MessageRow } from '../../shared/model.ts';
import { EVERYTHING } from '../../shared/query.ts';
import type { MessageState } from '../../shared/state.ts';
import type { OpenSession } from '../engine/open-session.ts';
import type { readDiagnosis } from './findings-report.ts';
import type { GalPart } from './gal-part.ts';
import { logRowsOf } from '../index/log-rows.ts';

/** What a report tells beside messages, cycles and logs. */
export interface ReportParts {
  readonly gal: GalPart;
  readonly verdicts: Awaited<ReturnType<typeof readDiagnosis>>;
  readonly plugIns: PlugInList;
}

const PAGE = 500;

/** All messages in file order, a page at a time: a report of a hundred thousand does not need them all in memory. */
export function* allMessages({ views }: OpenSession): Generator<MessageRow> {
  const { viewId, total } = views.open(EVERYTHING);
  for (let offset = 0; offset < total; offset += PAGE) yield* views.page(viewId, offset, PAGE) ?? [];
}

/** All log lines, file by file. */
export function* allLogLines({ logViews, session }: OpenSession): Generator<LogRow> {
  const { viewId, total } = logViews.open({ ...EVERY_LINE, order: 'file' });
  for (let offset = 0; offset < total; offset += PAGE) {
    const ids = logViews.ids(viewId, offset, PAGE) ?? [];
    yield* logRowsOf(session.index.read, ids, session.settings.logZoneMinutes);
  }
}

/** Why a message is in its state; null where the state says it all. */
export function reasonOf(state: MessageState): { readonly kind: string; readonly text: string } | null {
  switch (state.kind) {
    case 'failed':
      return {
        kind: state.failure.kind,
        text: `${failureText(state.failure.kind).title}: ${state.failure.detail}`,
      };
    case 'hung':
      return { kind: state.evidence.cause, text: evidenceSentence(state.evidence) };
    case 'unrecognised':
      return { kind: 'unrecognised', text: state.reason };
    default:
      return null;
  }
}
