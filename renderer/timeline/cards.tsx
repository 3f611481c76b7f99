import { useEffect, useState } from 'react';
import type { CSSProperties, ReactElement } from 'react';
import type { MessageId } from '../../shared/model.ts';
import { counted, count } from '../../shared/format/count.ts';
import { duration } from '../../shared/format/duration.ts';
import { exactTime } from '../../shared/format/time.ts';
import { ask } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { CycleBadge } from '../ui/cycle-mark.tsx';
import { Icon } from '../ui/icon.tsx';
import { StateBadge } from '../ui/state-mark.tsx';
import { chooseMessage } from './choose.ts';
import type { Facts, GroupFacts, MarkFacts, SpanFacts } from './facts.ts';
import { useTimelineView } from './view-store.ts';
import type { Card } from './view-store.ts';
import type { Viewport } from './viewport.ts';

const CARD_WIDTH = 288;
/** Below what it tells of, or above it where there is no room below. */
const CARD_HEIGHT = 132;
const CARD_GAP = 14;
/** A pointer that only passes asks for nothing. */
const REST_MS = 120;

/** What is under the pointer. */
export function HoverCard(): ReactElement | null {
  const card = useTimelineView((state) => state.hover);
  if (card === null) return null;
  return (
    <div className="timeline-card" style={placeOf(card)} aria-hidden="true">
      <CardBody facts={card.facts} isPinned={false} />
    </div>
  );
}

/** What was clicked and is no message: a cycle, or messages of one moment. */
export function PinnedCard(): ReactElement | null {
  const card = useTimelineView((state) => state.pinned);
  if (card === null) return null;
  return (
    <div
      className="timeline-card timeline-pinned"
      role="dialog"
      aria-label={card.facts.kind === 'span' ? 'Cycle' : 'Messages of one moment'}
      style={placeOf(card)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <CardBody facts={card.facts} isPinned />
      <span className="timeline-card-close">
        <Button size="icon" weight="quiet" aria-label="Close" title="Close" onClick={close}>
          <Icon name="close" />
        </Button>
      </span>
    </div>
  );
}

function CardBody({ facts, isPinned }: { readonly facts: Facts; readonly isPinned: boolean }): ReactElement {
  switch (facts.kind) {
    case 'mark':
      return <MessageFacts facts={facts} />;
    case 'span':
      return <CycleFacts facts={facts} />;
    case 'group':
      return isPinned ? <MemberList facts={facts} /> : <GroupSummary facts={facts} />;
  }
}

function MessageFacts({ facts }: { readonly facts: MarkFacts }): ReactElement {
  const file = useFileName(facts.id);
  return (
    <>
      <p className="timeline-card-head">
        <StateBadge kind={facts.state} /> {facts.messageKind}
      </p>
      <p className="mono cut">{facts.requestor}</p>
      <p>{exactTime(facts.atMs)}</p>
      <p className="mono cut quiet">{file ?? ' '}</p>
    </>
  );
}

function GroupSummary({ facts }: { readonly facts: GroupFacts }): ReactElement {
  return (
    <>
      <p className="timeline-card-head">{counted(facts.total, 'message')}</p>
      <p className="timeline-card-states">
        {facts.states.map(({ state, count: number }) => (
          <span key={state}>
            <StateBadge kind={state} /> {count(number)}
          </span>
        ))}
      </p>
      <p className="mono cut">{facts.requestor}</p>
      <TimeLine fromMs={facts.fromMs} toMs={facts.toMs} />
    </>
  );
}

function MemberList({ facts }: { readonly facts: GroupFacts }): ReactElement {
  return (
    <>
      <p className="timeline-card-head">{counted(facts.total, 'message')} of one moment</p>
      <p className="mono cut">{facts.requestor}</p>
      <ul className="timeline-members">
        {facts.members.map((member) => (
          <li key={member.id}>
            <Member member={member} />
          </li>
        ))}
      </ul>
      {facts.total > facts.members.length && (
        <p className="quiet">and {count(facts.total - facts.members.length)} more</p>
      )}
    </>
  );
}

function Member({ member }: { readonly member: MarkFacts }): ReactElement {
  const file = useFileName(member.id);
  return (
    <button type="button" className="menu-item" onClick={() => chooseMessage(member.id)}>
      <StateBadge kind={member.state} />
      <span>{member.messageKind}</span>
      <span className="mono cut quiet">{file ?? exactTime(member.atMs)}</span>
    </button>
  );
}

function CycleFacts({ facts }: { readonly facts: SpanFacts }): ReactElement {
  const { firstCycle, lastCycle } = facts;
  return (
    <>
      <p className="timeline-card-head">
        {firstCycle === lastCycle
          ? `Cycle ${count(firstCycle)}`
          : `Cycles ${count(firstCycle)} to ${count(lastCycle)}`}
        <CycleBadge state={facts.state} />
      </p>
      <p className="mono cut">{facts.requestor}</p>
      <TimeLine fromMs={facts.fromMs} toMs={facts.toMs} />
    </>
  );
}

function TimeLine({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): ReactElement {
  if (fromMs === toMs) return <p>{exactTime(fromMs)}</p>;
  return (
    <p>
      {exactTime(fromMs)} to
      <br />
      {exactTime(toMs)} <span className="quiet">({duration(toMs - fromMs)})</span>
    </p>
  );
}

function close(): void {
  useTimelineView.setState({ pinned: null });
  document.querySelector<HTMLElement>('.timeline-frame')?.focus();
}

/** The timeline's columns hold no names; null until it is known. */
function useFileName(id: MessageId): string | null {
  const [known, setKnown] = useState<{ readonly id: MessageId; readonly file: string } | null>(null);
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      void ask('message.detail', { id }).then((answer) => {
        if (isWanted && answer.ok) setKnown({ id, file: answer.value.row.file });
      });
    }, REST_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [id]);
  return known?.id === id ? known.file : null;
}

function placeOf({ x, y }: Card): CSSProperties {
  const { width, height } = useTimelineView.getState().viewport;
  const left = placeAcross(x, width);
  return y + CARD_GAP + CARD_HEIGHT > height && y > CARD_HEIGHT
    ? { left, bottom: height - y + CARD_GAP }
    : { left, top: y + CARD_GAP };
}

function placeAcross(x: number, width: Viewport['width']): string {
  return `calc(var(--lane-names) + ${Math.round(Math.max(0, Math.min(x - 16, width - CARD_WIDTH - 8)))}px)`;
}
