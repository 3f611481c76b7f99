import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { RelatedLine } from '../../shared/contract/logs.ts';
import type { Result } from '../../shared/result.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { MessageId } from '../../shared/model.ts';
import { count } from '../../shared/format/count.ts';
import { exactTime } from '../../shared/format/time.ts';
import { ask } from '../api.ts';
import { CodeMark } from '../catalogue/code-mark.tsx';
import { openInfo, useQueue } from '../queue/queue-store.ts';
import { Link } from '../ui/button.tsx';
import { coalesce } from '../ui/coalesce.ts';
import { RefusalNote } from '../ui/refusal.tsx';
import { Why } from './line-card.tsx';
import { placeOf } from './log-list-row.tsx';
import { textOf } from './log-words.ts';
import { goToLine } from './logs-store.ts';
import { SeverityBadge } from './severity-badge.tsx';
import './logs.css';

/** Lines come several times a second during a scan. */
const RELOAD_PAUSE_MS = 400;

/** The log lines that speak of a message, best first; each leads to its place in the Logs view. */
export function RelatedLines({ id }: { readonly id: MessageId }): ReactElement {
  const answer = useRelatedLines(id);
  const hasLogs = useQueue((state) => (state.summary?.logs.lines ?? 0) > 0);
  return (
    <section aria-label="Log lines" className="related-lines">
      <h3 className="tab-heading">
        Log lines{answer?.ok === true && answer.value.length > 0 && ` (${count(answer.value.length)})`}
      </h3>
      {answer === null && <p className="quiet">Being looked for…</p>}
      {answer?.ok === false && <RefusalNote refusal={answer.error} />}
      {answer?.ok === true && answer.value.length === 0 && (
        <p className="quiet">
          {hasLogs ? 'No log line was found that speaks of this message.' : 'There is no log in this queue.'}
        </p>
      )}
      {answer?.ok === true && (
        <ul>
          {answer.value.map(({ row, ...relation }) => (
            <li key={row.id}>
              <Link title={`${textOf(row).text}\n${placeOf(row)}`} onClick={() => void goToLine(row.id)}>
                {textOf(row).text}
              </Link>
              <span className="related-facts">
                {row.code !== null && <CodeMark line={row} />}
                {row.severity !== null || row.problem !== null ? <SeverityBadge row={row} /> : null}
                <span>{row.atMs === null ? 'no time' : exactTime(row.atMs)}</span>
                <Why relation={relation} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Asked again when logs were read or their clock was set anew; null while the answer is on its way. */
function useRelatedLines(id: MessageId): Result<readonly RelatedLine[], Refusal> | null {
  const [answer, setAnswer] = useState<Result<readonly RelatedLine[], Refusal> | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const load = coalesce(async () => {
      const found = await ask('message.logLines', { id });
      if (isCurrent) setAnswer(found);
    }, RELOAD_PAUSE_MS);
    load();
    const end = useQueue.subscribe((now, before) => {
      if (now.summary?.logs.lines !== before.summary?.logs.lines || zoneOf(now) !== zoneOf(before)) load();
    });
    return () => {
      isCurrent = false;
      end();
    };
  }, [id]);
  return answer;
}

function zoneOf(state: Parameters<typeof openInfo>[0]): number | undefined {
  return openInfo(state)?.settings.logZoneMinutes;
}
