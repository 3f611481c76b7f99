import type { ReactElement } from 'react';
import type { LogFileInfo } from '../../shared/contract/logs.ts';
import { LOG_FORMATS } from '../../shared/logs/model.ts';
import { count, counted } from '../../shared/format/count.ts';
import { Button } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import type { StateLook } from '../ui/state-look.ts';
import { isFiltered } from './log-filter.ts';
import { formatWord } from './log-words.ts';
import { clearLogFilter, filterLogs, useLogs } from './logs-store.ts';
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
        <Choices />
        <Button
          weight="quiet"
          size="small"
          disabled={!isFiltered(query)}
          onClick={() => void clearLogFilter()}
        >
          Clear
        </Button>
      </div>
      <Chips />
    </div>
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
        options={fileOptions(overview?.files ?? [])}
        onChoose={(value) => void filterLogs({ fileId: value === '' ? null : Number(value) })}
      />
      <select
        className="field"
        data-size="small"
        aria-label="Order"
        value={query.order}
        onChange={(event) => void filterLogs({ order: event.target.value === 'file' ? 'file' : 'time' })}
      >
        <option value="time">By time</option>
        <option value="file">As in the logs</option>
      </select>
    </>
  );
}

/** Anything but a number asks for no code. */
function codeOf(text: string): number | null {
  return /^-?\d{1,9}$/u.test(text.trim()) ? Number(text) : null;
}

/** A message may carry several logs; they are one choice, as they are one file. */
function fileOptions(files: readonly LogFileInfo[]): readonly { value: string; text: string }[] {
  return [...new Map(files.map(({ fileId, file }) => [fileId, file]))].map(([fileId, file]) => ({
    value: String(fileId),
    text: file,
  }));
}

interface ChoiceProps {
  readonly label: string;
  readonly every: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChoose: (value: string) => void;
}

function Choice({ label, every, value, options, onChoose }: ChoiceProps): ReactElement {
  const isListed = value === '' || options.some((option) => option.value === value);
  return (
    <select
      className="field log-choice"
      data-size="small"
      data-set={value !== ''}
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="">{every}</option>
      {/* What the list is narrowed to is always said, also while the choices are on their way. */}
      {!isListed && <option value={value}>{value}</option>}
      {options.map((option) => (
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
  return (
    <div className="chips log-chips" role="group" aria-label="Severities">
      {SEVERITIES_BY_URGENCY.map((severity) => {
        const pressed = severities.includes(severity);
        return (
          <Chip
            key={severity}
            look={severityLook(severity)}
            pressed={pressed}
            number={overview?.severities[severity] ?? 0}
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
      <Chip
        look={UNREADABLE_LOOK}
        pressed={problemsOnly}
        number={overview?.problems ?? 0}
        onPress={() => void filterLogs({ problemsOnly: !problemsOnly })}
      />
    </div>
  );
}

interface ChipProps {
  readonly look: StateLook;
  readonly pressed: boolean;
  readonly number: number;
  readonly onPress: () => void;
}

function Chip({ look, pressed, number, onPress }: ChipProps): ReactElement {
  return (
    <button
      type="button"
      className="chip"
      aria-pressed={pressed}
      data-none={number === 0}
      title={`${counted(number, 'line')}. ${look.meaning}`}
      onClick={onPress}
    >
      <Mark look={look} />
      {look.word}
      <span className="chip-count" aria-hidden="true">
        {count(number)}
      </span>
    </button>
  );
}
