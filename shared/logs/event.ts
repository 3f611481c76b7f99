/**
 * Windows NT event log as text: a field to a line as the articles print it (Q198393, Q200079), or a row to an event as
 * the Event Viewer saves it (Q162841). Descriptions go on for as many lines as they need.
 */
import { clockAndDay } from './event-time.ts';
import { readRow, rowStart, hasOpenQuote } from './event-table.ts';
import type { EventFields } from './event-table.ts';
import { plainReading, startWithoutTime } from './form.ts';
import type { FileMemory, LogForm, OpenEntry, Reading } from './form.ts';
import type { LogSeverity } from './model.ts';
import { postOfficeIn } from './names.ts';

const LABEL =
  /^\s*(Event Type|Type|Level|Event Source|Source|Event Category|Category|Event ID|Event|Date|Time|User|Computer|Log Name|Log|Description)\s*:\s*(.*)$/is;
const ID_ALONE = /^\s*Event ID\s+(\d{1,5}(?:\/\d{1,5})*\b.*)$/is;
/** Labels that no other text begins with. */
const SURE = new Set(['event id', 'event type', 'event source']);

const SEVERITIES: Readonly<Record<string, LogSeverity>> = {
  error: 'error',
  'failure audit': 'error',
  warning: 'warning',
  information: 'status',
  'success audit': 'status',
  success: 'status',
};

export const eventForm: LogForm = {
  begin(line, isMain) {
    const label = labelled(line)?.label;
    if (label !== undefined && (isMain || SURE.has(label))) return startWithoutTime(line);
    return label === undefined ? rowStart(line) : null;
  },
  keeps(line, entry) {
    const { seen } = entry;
    const previous = entry.lines.at(-1) ?? '';
    if (entry.lines.length === 1) seen.add(labelled(previous) === null ? 'row' : 'fields');
    if (seen.has('row')) {
      // A quoted description may hold line ends.
      if (hasOpenQuote(previous)) toggle(seen, 'open quote');
      return seen.has('open quote');
    }
    const previousLabel = labelled(previous)?.label;
    if (previousLabel !== undefined) seen.add(previousLabel);
    const label = labelled(line)?.label;
    if (label === undefined) return false;
    // In a description only what begins every event of the log begins the next one.
    if (seen.has('description')) return !SURE.has(label) && label !== labelled(entry.lines[0] ?? '')?.label;
    return !seen.has(label);
  },
  joins: () => true,
  interpret,
};

function toggle(seen: Set<string>, what: string): void {
  if (!seen.delete(what)) seen.add(what);
}

/** The field that a line begins, by one name for each. */
function labelled(line: string): { readonly label: string; readonly value: string } | null {
  const alone = ID_ALONE.exec(line);
  if (alone !== null) return { label: 'event id', value: alone[1] ?? '' };
  const match = line.includes(':') ? LABEL.exec(line) : null;
  if (match === null) return null;
  const label = (match[1] ?? '').toLowerCase();
  return { label: label === 'event' ? 'event id' : label, value: (match[2] ?? '').trim() };
}

function interpret(entry: OpenEntry, memory: FileMemory): Reading {
  const isRow = labelled(entry.lines[0] ?? '') === null;
  const fields = isRow ? readRow(entry.lines.join('\n'), memory) : readFields(entry.lines);
  if (fields === 'heading')
    return plainReading('event', entry.lines.join(' ').replaceAll(/\s+/g, ' ').trim());
  return readingOf(fields);
}

function readFields(lines: readonly string[]): EventFields {
  const values = new Map<string, string>();
  const description: string[] = [];
  for (const line of lines) {
    const field = description.length > 0 ? null : labelled(line);
    if (field === null) description.push(line);
    else if (field.label === 'description') description.push(field.value);
    else values.set(field.label.replace('event ', ''), field.value);
  }
  // "Event ID 2446/2447 MSExchangeMSMI" (Q158379): number, then source.
  const [id = '', ...afterId] = (values.get('id') ?? '').split(/\s+/);
  return {
    date: values.get('date') ?? '',
    time: values.get('time') ?? '',
    type: values.get('type') ?? values.get('level') ?? '',
    source: values.get('source') ?? afterId.join(' '),
    category: values.get('category') ?? '',
    id,
    description: description.join('\n'),
  };
}

function readingOf(fields: EventFields): Reading {
  const text = fields.description.replaceAll(/\s+/g, ' ').trim();
  const eventId = /^\d{1,5}/.exec(fields.id)?.[0];
  const id = eventId === undefined ? null : Number(eventId);
  const category = fields.category.trim();
  return {
    ...plainReading('event', text),
    stamp: clockAndDay(fields.date, fields.time),
    severity: SEVERITIES[fields.type.trim().toLowerCase()] ?? null,
    code: id,
    postOffice: postOfficeIn(text),
    facts:
      id === null || fields.source === ''
        ? null
        : {
            kind: 'event',
            source: fields.source.trim(),
            category: category === '' || /^none$/i.test(category) ? null : category,
            eventId: id,
          },
    problem: problemOf(id, fields),
  };
}

function problemOf(id: number | null, fields: EventFields): string | null {
  if (id === null) return 'an event without a number';
  if (fields.source.trim() === '') return 'an event without a source';
  if (fields.id.includes('/')) return `one text for the events ${fields.id}; kept as the first`;
  const hasTime = clockAndDay(fields.date, fields.time) !== null;
  return (fields.date !== '' || fields.time !== '') && !hasTime ? 'date or time cannot be read' : null;
}
