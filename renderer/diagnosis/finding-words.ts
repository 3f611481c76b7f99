/** What the second line of a card says: whom and how much it concerns. Pure. */
import type { Finding, Place } from '../../shared/diagnosis/model.ts';
import { count, counted } from '../../shared/format/count.ts';
import { dayText } from '../../shared/format/time.ts';

/** Names of requestors that one line holds. */
const NAMED = 3;

/**
 * "NET/A, NET/B and 2 more; 9 messages, 3 log lines". Empty where a card concerns nothing in particular. What rules about
 * files tell of need be no message.
 */
export function whomText({ family, requestors, messages, lines }: Finding): string {
  const amounts = [
    messages > 0 ? counted(messages, family === 'files' ? 'file' : 'message') : null,
    lines > 0 ? counted(lines, 'log line') : null,
  ].filter((amount) => amount !== null);
  return [namedRequestors(requestors), amounts.join(', ')].filter((part) => part !== '').join('; ');
}

function namedRequestors(requestors: readonly string[]): string {
  const others = requestors.length - NAMED;
  // One more takes no more room than "and 1 more".
  if (others <= 1) return requestors.join(', ');
  return `${requestors.slice(0, NAMED).join(', ')} and ${count(others)} more`;
}

/** How many things follow from it. */
export function consequencesTotal({ consequences }: Pick<Finding, 'consequences'>): number {
  return consequences.reduce((sum, { symptoms }) => sum + symptoms, 0);
}

/** "Explains 12 more", "Explains 12 more, 2 of them over now". */
export function consequencesText({ consequences }: Pick<Finding, 'consequences'>): string {
  const total = consequencesTotal({ consequences });
  const over = consequencesTotal({ consequences: consequences.filter(({ isOver }) => isOver) });
  if (over === 0) return `Explains ${count(total)} more`;
  return `Explains ${count(total)} more, ${over === total ? 'over now' : `${count(over)} of them over now`}`;
}

/** "4 cycles have no reply (4 times, over now)". */
export function consequenceText({ title, symptoms, isOver }: Finding['consequences'][number]): string {
  return `${title} (${counted(symptoms, 'time')}${isOver ? ', over now' : ''})`;
}

/** What a link to a place is called. */
export function placeLabel(place: Place): string {
  switch (place.kind) {
    case 'message':
      return baseName(place.file);
    case 'bytes':
      return `${baseName(place.file)}, byte ${count(place.start)}`;
    case 'transaction':
      return `${baseName(place.file)}, transaction ${count(place.index + 1)}`;
    case 'line':
      return 'log line';
    case 'cycle':
      return `cycle ${count(place.cycle)} of ${place.requestor}`;
    case 'ledger':
      return `ledger of ${place.requestor}`;
    case 'schedule':
      return place.postOffice === null ? 'schedule' : `schedule of ${place.postOffice}`;
    case 'address-list':
      return 'address list';
    case 'lab':
      return 'Lab';
  }
}

/** Whether a text tells the day already, so that it need not be told again. */
export function tellsDay(text: string, ms: number): boolean {
  return text.includes(dayText(ms));
}

/** A text with the part of it that leads somewhere. */
export interface LinkedText {
  readonly before: string;
  readonly link: string | null;
  readonly after: string;
}

/** Where the text names its place, that becomes the link; otherwise the link follows the text. */
export function linkedText(text: string, place: Place | null): LinkedText {
  if (place === null) return { before: text, link: null, after: '' };
  const small = text.toLowerCase();
  for (const name of namesOf(text, place)) {
    const at = small.lastIndexOf(name.toLowerCase());
    const end = at + name.length;
    // "byte 270" does not stand in "byte 2701".
    if (at !== -1 && !/^,?\d/u.test(text.slice(end)))
      return { before: text.slice(0, at), link: text.slice(at, end), after: text.slice(end) };
  }
  return { before: `${text} `, link: placeLabel(place), after: '' };
}

/** How a text may name a place, what says most first. */
function namesOf(text: string, place: Place): readonly string[] {
  switch (place.kind) {
    case 'message':
      return [place.file, baseName(place.file)];
    case 'bytes':
      return namesWithin(place.file, 'byte', place.start);
    case 'transaction':
      return namesWithin(place.file, 'transaction', place.index + 1);
    case 'line': {
      const line = LINE_OF_FILE.exec(text)?.[1];
      return line === undefined ? [placeLabel(place)] : [line];
    }
    default:
      return [placeLabel(place)];
  }
}

/** With and without commas in the number; where the text says only one of the two, file or number. */
function namesWithin(file: string, unit: string, number: number): readonly string[] {
  const numbers = [count(number), String(number)];
  const files = [file, baseName(file)];
  return [
    ...files.flatMap((name) => numbers.map((value) => `${name}, ${unit} ${value}`)),
    ...files,
    ...numbers.map((value) => `${unit} ${value}`),
  ];
}

/** "… (logs/EVENTS.TXT, line 267)". */
const LINE_OF_FILE = /\(([^()]{1,300}, line [\d,]{1,12})\)$/u;

function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
