import { useState } from 'react';
import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import type { LogOverview, LogQuery } from '../../shared/contract/logs.ts';
import { LOG_FORMATS } from '../../shared/logs/model.ts';
import { counted } from '../../shared/format/count.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { LookChip } from '../ui/look-chip.tsx';
import { LOG_ORDERS, isFiltered } from './log-filter.ts';
import type { LineSeverity } from './log-filter.ts';
import { formatWord } from './log-words.ts';
import { clearLogFilter, filterLogs, focusLines, useLogs } from './logs-store.ts';
import { SEVERITIES_BY_URGENCY, UNREADABLE_LOOK, severityLook } from './severity-look.ts';
import { TypedField } from './typed-field.tsx';

/** What the lines are narrowed to. All filters are always in the same place. */
export function LogFilterBar(): ReactElement {
  const query = useLogs((state) => state.query);
  return (
    <div className="filter-bar" role="search" aria-label="Filter lines">
      <div className="filter-line log-filter-line">
        <TypedField
          className="search-field"
          label="Search text and post office"
          placeholder="Search text, post office"
          value={query.text}
          onTyped={(text) => void filterLogs({ text })}
        />
        <TypedField
          className="code-field"
          label="Code"
          placeholder="Code"
          numeric
          value={query.code === null ? '' : String(query.code)}
          onTyped={(text) => void filterLogs({ code: codeOf(text) })}
        />
        <SourceChip />
        <Choices />
        <Button
          weight="quiet"
          size="small"
          disabled={!isFiltered(query)}
          onClick={() => {
            focusLines();
            void clearLogFilter();
          }}
        >
          Clear
        </Button>
      </div>
      <Chips />
    </div>
  );
}

/** The source that a number of the catalogue belongs to; there is no other way to name one. */
function SourceChip(): ReactElement | null {
  const source = useLogs((state) => state.query.source);
  if (source === null) return null;
  return (
    <button
      type="button"
      className="chip"
      aria-pressed="true"
      title="Only events of this source. Shows those of all sources"
      onClick={() => void filterLogs({ source: null })}
    >
      {source}
      <Icon name="close" />
    </button>
  );
}

/** What is chosen from lists: form, post office, log, and the order. */
function Choices(): ReactElement {
  const { query, overview } = useLogs();
  return (
    <>
      <Choice
        label="Format"
        every="All formats"
        value={query.formats[0] ?? ''}
        options={LOG_FORMATS.map((format) => ({ value: format, text: formatWord(format) }))}
        onChoose={(value) => {
          const format = LOG_FORMATS.find((known) => known === value);
          void filterLogs({ formats: format === undefined ? [] : [format] });
        }}
      />
      <Choice
        label="Post office"
        every="All post offices"
        value={query.postOffices[0] ?? ''}
        options={overview?.postOffices.map((name) => ({ value: name, text: name })) ?? []}
        onChoose={(value) => void filterLogs({ postOffices: value === '' ? [] : [value] })}
      />
      <Choice
        label="Log"
        every="All logs"
        value={query.fileId === null ? '' : String(query.fileId)}
        options={logOptions(overview, query.fileId)}
        onChoose={(value) =>
          void filterLogs({ fileId: value === '' ? null : value === 'attached' ? value : Number(value) })
        }
      />
      <select
        className="field"
        data-size="small"
        aria-label="Order"
        value={query.order}
        onChange={(event) => {
          const order = LOG_ORDERS.find((known) => known === event.target.value);
          if (order !== undefined) void filterLogs({ order });
        }}
      >
        {LOG_ORDERS.map((order) => (
          <option key={order} value={order}>
            {ORDER_WORDS[order]}
          </option>
        ))}
      </select>
    </>
  );
}

const ORDER_WORDS: Readonly<Record<LogQuery['order'], string>> = {
  newest: 'Newest first',
  time: 'Oldest first',
  file: 'As in the logs',
};

/** Anything but a number asks for no code. */
function codeOf(text: string): number | null {
  return /^-?\d{1,9}$/u.test(text.trim()) ? Number(text) : null;
}

/** Files of their own, and all attached logs as one choice; a single one of these is chosen from one of its lines. */
function logOptions(overview: LogOverview | null, chosen: LogQuery['fileId']): readonly Option[] {
  const own = overview?.files.map(({ fileId, file }) => ({ value: String(fileId), text: file })) ?? [];
  const attached = { value: 'attached', text: 'Attached logs' };
  const options = (overview?.attached.logs ?? 0) === 0 ? own : [attached, ...own];
  const isListed =
    typeof chosen !== 'number' || overview === null || own.some(({ value }) => value === String(chosen));
  return isListed ? options : [{ value: String(chosen), text: 'One attached log' }, ...options];
}

interface Option {
  readonly value: string;
  readonly text: string;
}

interface ChoiceProps {
  readonly label: string;
  readonly every: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChoose: (value: string) => void;
}

/** Longer lists are filled when somebody turns to them: a thousand options cost more than the rest of the view. */
const OPTIONS_AT_ONCE = 40;

function Choice({ label, every, value, options, onChoose }: ChoiceProps): ReactElement {
  const [isWanted, setWanted] = useState(false);
  const isFilled = isWanted || options.length <= OPTIONS_AT_ONCE;
  const isListed = value === '' || options.some((option) => option.value === value);
  // Before the list opens, which it does as soon as this event is over.
  const fill = (): void => {
    if (!isFilled) flushSync(() => setWanted(true));
  };
  return (
    <select
      className="field log-choice"
      data-size="small"
      data-set={value !== ''}
      aria-label={label}
      value={value}
      onPointerDown={fill}
      onFocus={fill}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="">{every}</option>
      {/* What the list is narrowed to is always said, also while the choices are on their way. */}
      {!isListed && <option value={value}>{value}</option>}
      {options
        .filter((option) => isFilled || option.value === value)
        .map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
    </select>
  );
}

function Chips(): ReactElement {
  const { query, overview } = useLogs();
  const { severities, problemsOnly } = query;
  const problems = overview?.problems ?? 0;
  return (
    <div className="chips log-chips" role="group" aria-label="Severities">
      {SEVERITIES_BY_URGENCY.map((severity) => {
        const pressed = severities.includes(severity);
        const number = overview === null ? 0 : linesOf(overview, severity);
        return (
          <LookChip
            key={severity}
            look={severityLook(severity)}
            pressed={pressed}
            number={number}
            counted={counted(number, 'line')}
            onPress={() =>
              void filterLogs({
                severities: pressed
                  ? severities.filter((other) => other !== severity)
                  : [...severities, severity],
              })
            }
          />
        );
      })}
      {/* The others add up to all lines; of these some have a severity and some have none. */}
      <span className="chip-gap" aria-hidden="true" />
      <LookChip
        look={UNREADABLE_LOOK}
        pressed={problemsOnly}
        number={problems}
        counted={counted(problems, 'line')}
        onPress={() => void filterLogs({ problemsOnly: !problemsOnly })}
      />
    </div>
  );
}

function linesOf({ lines, severities }: LogOverview, severity: LineSeverity): number {
  if (severity !== 'none') return severities[severity];
  return Object.values(severities).reduce((rest, number) => rest - number, lines);
}
