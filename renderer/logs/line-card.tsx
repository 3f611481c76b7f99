import { Fragment } from 'react';
import type { ReactElement } from 'react';
import type { LogLineDetail, LogRelation, LogRow } from '../../shared/contract/logs.ts';
import { count } from '../../shared/format/count.ts';
import { exactTime } from '../../shared/format/time.ts';
import { LineMeaning } from '../catalogue/line-meaning.tsx';
import { openBeside } from '../detail/open-message.ts';
import { Button, Link } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Mark } from '../ui/mark.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { placeOf } from './log-list-row.tsx';
import { factWords, formatWord } from './log-words.ts';
import { clearLogFilter, closeLine, focusLines, useLogs } from './logs-store.ts';
import { SeverityBadge } from './severity-badge.tsx';
import { UNREADABLE_LOOK } from './severity-look.ts';

/** The chosen line: its bytes, what was read in it, and the messages it speaks of. */
export function LineCard(): ReactElement {
  const { detail, detailRefusal } = useLogs();
  return (
    <section
      className="line-card"
      id="log-line-card"
      aria-label="Line"
      tabIndex={-1}
      onKeyDown={({ key }) => {
        if (key === 'Escape') focusLines();
      }}
    >
      {detailRefusal !== null && <RefusalNote refusal={detailRefusal} />}
      {detail !== null && <CardContent detail={detail} />}
    </section>
  );
}

function CardContent({ detail }: { readonly detail: LogLineDetail }): ReactElement {
  const { row, raw } = detail;
  return (
    <>
      <div className="line-card-head">
        <SeverityBadge row={row} />
        <span className="mono selectable cut" title={placeOf(row)}>
          {placeOf(row)}
        </span>
        <Link
          title="Shows the lines of this log only"
          onClick={() => void clearLogFilter({ fileId: row.fileId })}
        >
          Only this log
        </Link>
        <Button size="icon" weight="quiet" aria-label="Close line" title="Close line" onClick={closeLine}>
          <Icon name="close" />
        </Button>
      </div>
      <div className="line-body">
        <LineMeaning line={row} />
        <div className="line-said">
          {'problem' in raw ? (
            <p className="line-problem">The bytes of this line cannot be shown: {raw.problem}</p>
          ) : (
            <pre className="line-raw mono selectable" tabIndex={0} aria-label="As it stands in the log">
              {raw.text}
              {raw.isCut && ' …'}
            </pre>
          )}
          {row.problem !== null && (
            <p className="line-problem" data-tone={UNREADABLE_LOOK.tone}>
              <Mark look={UNREADABLE_LOOK} /> Could not be read: {row.problem}
            </p>
          )}
          <div className="line-columns">
            <Facts row={row} />
            <Messages detail={detail} />
          </div>
        </div>
      </div>
    </>
  );
}

function Facts({ row }: { readonly row: LogRow }): ReactElement {
  const fields: readonly (readonly [string, string | null])[] = [
    ['Time', row.atMs === null ? 'none in the line' : exactTime(row.atMs)],
    ['Form', row.format === null ? 'of no known log' : formatWord(row.format)],
    ['Code', row.code === null ? null : String(row.code)],
    ['Post office', row.postOffice],
    ['Program', row.program],
    ...(row.facts === null ? [] : factWords(row.facts)),
  ];
  return (
    <dl className="facts line-facts">
      {fields.map(
        ([name, value]) =>
          value !== null && (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd className="selectable">{value}</dd>
            </Fragment>
          ),
      )}
    </dl>
  );
}

function Messages({ detail }: { readonly detail: LogLineDetail }): ReactElement {
  const { messages } = detail;
  const named = messages.filter(({ strength }) => strength === 'named');
  const fitting = messages.filter(({ strength }) => strength === 'fits');
  return (
    <section aria-label="Messages of this line" className="line-messages">
      {messages.length === 0 && (
        <>
          <h2>Messages</h2>
          <p className="quiet">No message of this queue was found that this line speaks of.</p>
        </>
      )}
      <MessageGroup title="Named" messages={named} />
      <MessageGroup title="Fits by time" messages={fitting} />
    </section>
  );
}

interface MessageGroupProps {
  readonly title: string;
  readonly messages: LogLineDetail['messages'];
}

function MessageGroup({ title, messages }: MessageGroupProps): ReactElement | null {
  if (messages.length === 0) return null;
  return (
    <>
      <h2>
        {title} ({count(messages.length)})
      </h2>
      <ul>
        {messages.map(({ row, why }) => (
          <li key={row.id}>
            <StateMark kind={row.state.kind} />
            <span>
              <Link title={row.file} onClick={() => openBeside(row.id)}>
                {row.subject ?? row.file}
              </Link>
              <span className="line-why quiet">{why}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Why a line and a message belong together, and how sure that is. */
export function Why({ relation }: { readonly relation: LogRelation }): ReactElement {
  return (
    <span className="line-why quiet">
      {relation.strength === 'named' ? 'Named: ' : 'Fits: '}
      {relation.why}
    </span>
  );
}
