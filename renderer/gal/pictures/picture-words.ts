/** The first line of each picture: the answer to the question it is looked at for. Pure. */
import type { GalCycle } from '../../../shared/contract/gal-values.ts';
import { count, counted } from '../../../shared/format/count.ts';
import { MASS_DELETION } from '../../../shared/gal/model.ts';
import { listLabel } from '../../../shared/gal/identity.ts';
import { isForeign, supplierName } from './supply-model.ts';
import type { SupplyRow } from './supply-model.ts';
import type { StepWord } from '../time/cycle-words.ts';
import { holesOf } from './hole-lane.ts';
import { jumpsOf } from './series.ts';
import type { Jump, Series } from './series.ts';

/** More than this in one sentence is not read. */
const TOLD = 2;

export function entriesHeadline(
  series: readonly Series[],
  cycles: readonly GalCycle[],
  word: StepWord,
): string {
  const jumps = series
    .filter(({ isOne }) => isOne)
    .flatMap(({ name, entries }) => jumpsOf(entries).map((jump) => ({ ...jump, name })));
  const falls = jumps
    .filter(({ kind }) => kind === 'gone' || kind === 'fell')
    .toSorted((one, other) => other.before - other.after - (one.before - one.after));
  const last = cycles.at(-1);
  const now = last === undefined ? '' : `${entriesOf(last.entries)} after ${word} ${count(last.cycle)}`;
  if (falls.length === 0) return `No list fell to half from one ${word} to the next; ${now}.`;
  const told = falls.slice(0, TOLD).map((jump) => fallText(jump, cycles, word));
  const others = falls.length > TOLD ? `; ${counted(falls.length - TOLD, 'more fall')}` : '';
  return `${told.join('; ')}${others}; ${now}.`;
}

/** "Each row from 0 to its own highest; the largest after cycle 10 first." */
export function entriesNote(cycles: readonly GalCycle[], word: StepWord): string {
  const last = cycles.at(-1);
  const order = last === undefined ? '' : `; the largest after ${word} ${count(last.cycle)} first`;
  return `Each row from 0 to its own highest${order}.`;
}

export function changesHeadline(cycles: readonly GalCycle[], word: StepWord): string {
  const masses = cycles.flatMap(({ mass }) => (mass === null ? [] : [mass]));
  const limit = `${MASS_DELETION.entries} entries or ${MASS_DELETION.share * 100} %`;
  const told = masses
    .slice(0, TOLD)
    .map(
      ({ cycle, removed, before }) => `${word} ${count(cycle)} (${count(removed)} of ${entriesOf(before)})`,
    );
  const answer =
    masses.length === 0
      ? `No ${word} removed more than ${limit} of the list`
      : `${counted(masses.length, `mass deletion`)}, more than ${limit} at once: ${told.join(', ')}${more(masses.length)}`;
  return `${answer}${holesText(cycles)}.`;
}

export function supplyHeadline(supply: readonly SupplyRow[]): string {
  const foreign = supply
    .filter((row) => row.entries > 0 && isForeign(row))
    .toSorted((one, other) => other.entries - one.entries);
  if (foreign.length > 0) {
    const told = foreign
      .slice(0, TOLD)
      .map((row) => `${listLabel(row.list)} by ${supplierName(row)} (${entriesOf(row.entries)})`);
    return `Supplied by another post office than their own: ${told.join(', ')}${more(foreign.length)}.`;
  }
  const byRequest = supply.some(({ role }) => role === 'request');
  const relayed = supply.reduce((sum, { role, entries }) => sum + (role === 'reply' ? entries : 0), 0);
  const beside =
    relayed === 0 ? '' : ` ${entriesOf(relayed)} known from replies alone, which do not say who told first.`;
  if (!byRequest) return beside === '' ? 'No request of the exchange tells of an entry.' : beside.trim();
  return `No request tells of entries of another post office than its own.${beside}`;
}

function fallText(
  jump: Jump & { readonly name: string },
  cycles: readonly GalCycle[],
  word: StepWord,
): string {
  const where = `in ${word} ${count(cycles[jump.step]?.cycle ?? 0)}`;
  return jump.kind === 'gone'
    ? `${jump.name} vanished ${where} (${entriesOf(jump.before)} before)`
    : `${jump.name} fell from ${count(jump.before)} to ${entriesOf(jump.after)} ${where}`;
}

function holesText(cycles: readonly GalCycle[]): string {
  const holes = holesOf(cycles);
  if (holes === 0) return '';
  return `; ${counted(holes, 'message')} could not be read, and what ${holes === 1 ? 'it tells' : 'they tell'} is missing here`;
}

function more(all: number): string {
  return all > TOLD ? ` and ${count(all - TOLD)} more` : '';
}

function entriesOf(value: number): string {
  return counted(value, 'entry', 'entries');
}
