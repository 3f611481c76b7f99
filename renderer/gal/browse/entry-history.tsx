import { Fragment, useMemo, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import type { EntryCard } from '../../../shared/contract/gal-values.ts';
import type { HistoryItem } from '../../../shared/gal/model.ts';
import { count, counted } from '../../../shared/format/count.ts';
import { exactTime } from '../../../shared/format/time.ts';
import { codeWord } from '../../detail/transaction-codes.ts';
import { Link } from '../../ui/button.tsx';
import { LookBadge } from '../../ui/look-badge.tsx';
import { isBoolean, recall, remember } from '../../ui/remembered.ts';
import { effectLook } from '../effect-look.ts';
import { PlaceLink } from '../place-link.tsx';
import { countsAt } from './card-facts.ts';
import { historyText, sortedHistory } from './history-words.ts';
import type { HistoryStep } from './history-words.ts';

const KEY = 'gal-history-newest';

interface EntryHistoryProps {
  readonly card: EntryCard;
  readonly cycle: number | null;
}

/** Every transaction that names the entry, and what came of it. */
export function EntryHistory({ card, cycle }: EntryHistoryProps): ReactElement {
  const [newestFirst, setNewestFirst] = useState(() => recall(KEY, isBoolean, true));
  const { told, idle, idleCount } = useMemo(() => sortedHistory(card.history), [card]);
  const shown = inOrder(told, newestFirst);
  const isLater = (at: number): boolean => {
    const step = shown[at];
    return step !== undefined && !countsAt(step.item, cycle);
  };
  return (
    <section aria-label="History">
      <div className="history-head">
        <h3>History</h3>
        {card.history.length > 1 && (
          <Link
            onClick={() => {
              remember(KEY, !newestFirst);
              setNewestFirst(!newestFirst);
            }}
          >
            {newestFirst ? 'Show oldest first' : 'Show newest first'}
          </Link>
        )}
      </div>
      {card.history.length === 0 && <p className="quiet">No transaction that was read names it.</p>}
      <ol className="history" onKeyDown={onHistoryKey}>
        {shown.map((step, at) => (
          <Fragment key={step.index}>
            {cycle !== null && isLater(at) !== (at > 0 && isLater(at - 1)) && (
              <li className="history-mark quiet">
                {isLater(at) ? `After cycle ${count(cycle)}` : `Until cycle ${count(cycle)}`}
              </li>
            )}
            <li className="history-item">
              <Step steps={[step]} />
            </li>
          </Fragment>
        ))}
        {idleCount > 0 && (
          <li className="history-idle">
            <details>
              <summary className="quiet">
                {told.length > 0 && 'and '}
                {counted(idleCount, 'transaction')} that changed nothing
              </summary>
              <ol>
                {inOrder(idle, newestFirst).map((group) => (
                  <li key={group[0]?.index} className="history-item">
                    <Step steps={inOrder(group, newestFirst)} />
                  </li>
                ))}
              </ol>
            </details>
          </li>
        )}
      </ol>
      {card.historyLeftOut > 0 && (
        <p className="quiet">
          {counted(card.historyLeftOut, 'further transaction')} that may name it{' '}
          {card.historyLeftOut === 1 ? 'was' : 'were'} not looked up.
        </p>
      )}
    </section>
  );
}

function inOrder<Value>(oldestFirst: readonly Value[], newestFirst: boolean): readonly Value[] {
  return newestFirst ? oldestFirst.toReversed() : oldestFirst;
}

/** One transaction, or several of one cycle that had the same effect. */
function Step({ steps }: { readonly steps: readonly HistoryStep[] }): ReactElement | null {
  const [first] = steps;
  if (first === undefined) return null;
  const { item, before } = first;
  const text = historyText(item, before);
  return (
    <>
      <span className="history-cycle number quiet">{item.cycle === null ? '' : count(item.cycle)}</span>
      <div>
        <p>
          <LookBadge look={effectLook(item.effect)} />
          {text !== '' && <span className="selectable">: {text}</span>}
        </p>
        {steps.map((step) => (
          <Source key={step.index} item={step.item} />
        ))}
      </div>
    </>
  );
}

/** The transaction: its message, what it is, who wrote it, and when. */
function Source({ item }: { readonly item: HistoryItem }): ReactElement {
  return (
    <p className="history-source">
      <PlaceLink place={item}>{fileName(item.message.file)}</PlaceLink>
      <span className="quiet">
        {' '}
        {sourceText(item)}
        {item.atMs !== null && (
          <>
            , <time dateTime={new Date(item.atMs).toISOString()}>{exactTime(item.atMs)}</time>
          </>
        )}
      </span>
    </p>
  );
}

/** "Modify by NORTH/PO1". */
function sourceText({ code, supplier }: HistoryItem): string {
  return `${codeWord(code)}${supplier === null ? '' : ` by ${supplier}`}`;
}

function fileName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** Up and Down go from one transaction to the next; Enter, as on every link, opens it. */
function onHistoryKey(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('.link, summary')].filter((link) =>
    link.checkVisibility(),
  );
  const here = links.findIndex((link) => link === document.activeElement);
  links[here + step]?.focus();
}
