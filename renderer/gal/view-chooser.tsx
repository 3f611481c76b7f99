import { useEffect, useId, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import type { ViewSummary } from '../../shared/contract/gal-values.ts';
import { counted } from '../../shared/format/count.ts';
import type { PointOfView } from '../../shared/gal/model.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { usePopover } from '../ui/use-popover.ts';
import type { Point } from '../ui/use-popover.ts';
import { viewKey } from './gal-store.ts';
import { viewMeaning, viewName } from './view-words.ts';

interface ViewChooserProps {
  readonly label: string;
  readonly views: readonly ViewSummary[];
  readonly chosen: PointOfView;
  readonly onChoose: (summary: ViewSummary) => void;
}

/** Whose list: the server's, that of a requestor (of hundreds: typing narrows them), or the loose messages'. */
export function ViewChooser(props: ViewChooserProps): ReactElement {
  const { label, views, chosen } = props;
  const [at, setAt] = useState<Point | null>(null);
  const summary = views.find(({ view }) => viewKey(view) === viewKey(chosen));
  const name = summary === undefined ? '' : viewName(summary, views);
  return (
    <>
      <Button
        size="small"
        aria-haspopup="dialog"
        aria-expanded={at !== null}
        aria-label={`${label}: ${name}`}
        title={viewMeaning(chosen.kind)}
        onClick={(event) => {
          const { right, bottom } = event.currentTarget.getBoundingClientRect();
          setAt({ x: right - CHOICES_WIDTH, y: bottom + 4 });
        }}
      >
        <span className="cut view-name">{name}</span>
        <Icon name="more" />
      </Button>
      {at !== null && <Choices {...props} at={at} onClose={() => setAt(null)} />}
    </>
  );
}

/** As in gal.css. */
const CHOICES_WIDTH = 320;

interface ChoicesProps extends ViewChooserProps {
  readonly at: Point;
  readonly onClose: () => void;
}

function Choices({ at, onClose, ...props }: ChoicesProps): ReactElement {
  const { label, onChoose } = props;
  const { element, style } = usePopover(at);
  useEffect(() => element.current?.querySelector('input')?.focus(), [element]);
  return (
    <div
      ref={element}
      popover="auto"
      role="dialog"
      aria-label={label}
      className="menu view-choices"
      style={style}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose();
      }}
    >
      <Search
        {...props}
        onChoose={(summary) => {
          element.current?.hidePopover();
          onChoose(summary);
        }}
      />
    </div>
  );
}

/** A field to narrow the names with, and those that are left; arrows and Enter choose without leaving it. */
function Search({ label, views, chosen, onChoose }: ViewChooserProps): ReactElement {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(viewKey(chosen));
  const shown = matchingViews(views, typed);
  const index = Math.max(
    0,
    shown.findIndex(({ view }) => viewKey(view) === active),
  );
  const at = shown[index];
  useEffect(() => {
    document.getElementById(`${id}-${index}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, index]);
  function onKeyDown(event: KeyboardEvent): void {
    const to = optionAfter(event.key, index, shown.length);
    const next = to === null ? undefined : shown[to];
    if (next !== undefined) setActive(viewKey(next.view));
    else if (event.key === 'Enter' && at !== undefined) onChoose(at);
    else return;
    event.preventDefault();
  }
  return (
    <>
      <input
        className="field"
        data-size="small"
        type="text"
        role="combobox"
        aria-label={`${label}: type to narrow`}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={shown.length === 0 ? undefined : `${id}-${index}`}
        placeholder="Type a name"
        maxLength={200}
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={label} className="view-options">
        {shown.map((summary, place) => (
          <li
            key={viewKey(summary.view)}
            id={`${id}-${place}`}
            role="option"
            className="view-option"
            aria-selected={viewKey(summary.view) === viewKey(chosen)}
            data-active={place === index}
            title={viewMeaning(summary.view.kind)}
            onClick={() => onChoose(summary)}
          >
            <span className="cut">{viewName(summary, views)}</span>
            <span className="quiet">{counted(summary.messages, 'message')}</span>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="quiet view-none">No list has this in its name.</p>}
    </>
  );
}

function matchingViews(views: readonly ViewSummary[], typed: string): readonly ViewSummary[] {
  const wanted = typed.trim().toLowerCase();
  return views.filter((summary) => viewName(summary, views).toLowerCase().includes(wanted));
}

function optionAfter(key: string, index: number, total: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(total - 1, index + 1);
    case 'ArrowUp':
      return Math.max(0, index - 1);
    default:
      return null;
  }
}
