/** Answers what is asked about log lines. */
import { failure, success } from '../../shared/result.ts';
import { readLogCodes } from '../index/log-codes.ts';
import { readLogOverview } from '../index/log-files.ts';
import { logRowsOf } from '../index/log-rows.ts';
import type { Handlers, WithQueue } from './handlers.ts';
import { logLineDetail } from './log-line.ts';
import { linesAbout } from './log-relations.ts';
import { NO_VIEW } from './view-handlers.ts';

export function createLogHandlers(
  withQueue: WithQueue,
): Pick<
  Handlers,
  'logs.files' | 'logs.codes' | 'logs.open' | 'logs.page' | 'logs.locate' | 'logs.line' | 'message.logLines'
> {
  return {
    'logs.files': () =>
      withQueue(({ session }) =>
        success(readLogOverview(session.index.read, session.settings.logZoneMinutes)),
      ),
    'logs.codes': () => withQueue(({ session }) => success(readLogCodes(session.index.read))),
    'logs.open': ({ query }) => withQueue(({ logViews }) => success(logViews.open(query))),
    'logs.page': ({ viewId, offset, limit }) =>
      withQueue(({ logViews, session }) => {
        const ids = logViews.ids(viewId, offset, limit);
        if (ids === null) return failure(NO_VIEW);
        return success(logRowsOf(session.index.read, ids, session.settings.logZoneMinutes));
      }),
    'logs.locate': ({ viewId, line }) =>
      withQueue(({ logViews }) => {
        const at = logViews.locate(viewId, line);
        return at === undefined ? failure(NO_VIEW) : success(at);
      }),
    'logs.line': ({ line }) => withQueue(({ session }) => logLineDetail(session, line)),
    'message.logLines': ({ id }) => withQueue(({ session }) => linesAbout(session, id)),
  };
}
