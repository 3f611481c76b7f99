/** Names for the global address list. Common ones of several languages, all within windows-1252. */

export interface Person {
  /** At most 30 characters, unique in the sample (Q104869). */
  readonly name: string;
  /** At most 10 characters, unique in the sample (Q96001, error 20). */
  readonly mailbox: string;
}

const LAST_NAMES = words(`
  Adams Ahmed Åkesson Alvarez Andersen Baker Barnes Becker Bennett Berg Bianchi Björklund Blanc Bouchard Brooks Brown
  Campbell Carlsson Carter Castro Chan Chavez Clark Colombo Conti Cooper Costa Cruz Davies Delgado Díaz Dubois Edwards
  Eriksen Esposito Evans Ferrari Fischer Fleming Fournier Fuchs García Gauthier Gómez Graf Green Grünwald Hall Hansen
  Harris Hernández Hoffmann Holm Hughes Iversen Jackson Jensen Jiménez Johansson Jones Kaiser Keller Kelly Klein Koch
  König Kowalski Krüger Lambert Larsen Lee Lefèvre Lehmann Lewis Lindqvist López Lund Maier Marino Martin Martínez
  Meyer Moreau Moreno Morgan Muñoz Müller Murphy Nguyen Nielsen Novak Núñez Olsen Ortega Østergård Parker Patel Pereira
  Pérez Peters Phillips Price Quinn Ramírez Reid Ricci Richter Rivera Roberts Rodríguez Rossi Roux Ruiz Russell Sánchez
  Santos Schäfer Schmidt Schröder Scott Silva Šimek Simon Smith Sørensen Stewart Svensson Taylor Thomas Thompson Torres
  Turner Vargas Vázquez Virtanen Vogel Wagner Walker Ward Weber Weiß White Williams Wilson Wolf Wood Wright Young Zhang
  Ziegler Zimmermann`);

const FIRST_NAMES = words(`
  Agnès Alice Anders André Anna Antonio Barbara Björn Carlos Carol Cécile Charles Chloé Clara Daniel David Diane Edward
  Elena Emil Erik Eva Fiona Frank Françoise Fred George Gisèle Grace Greta Hannah Hans Helen Henrik Hugo Ingrid Irene
  Jack Jane Jean Jens José Judith Jürgen Karen Karl Kate Kevin Lars Laura Léa Linda Lucía Luis Marco Maria Mark Martha
  Mary Michael Mónica Nadia Nicole Niels Nora Oliver Oscar Pablo Paul Peter Pierre Rachel René Robert Rosa Ruth Samuel
  Sara Sofia Søren Stephen Susan Thomas Tina Tomás Ulrike Ursula Victor Walter Wendy Yvonne`);

const DEPARTMENTS = words(
  'Accounting Engineering Facilities Legal Logistics Marketing Personnel Production Research Sales Support Training',
);

const COMBINATIONS = LAST_NAMES.length * FIRST_NAMES.length;
/** Coprime to the number of combinations, so that consecutive serial numbers meet all of them, in no visible order. */
const STRIDE = 7_919;

/** The person with this serial number, always the same. Serial numbers count from 0. */
export function person(serial: number): Person {
  const combination = (serial * STRIDE) % COMBINATIONS;
  const last = LAST_NAMES[combination % LAST_NAMES.length] as string;
  const first = FIRST_NAMES[Math.floor(combination / LAST_NAMES.length)] as string;
  const round = Math.floor(serial / COMBINATIONS);
  const tag = serial.toString(36).toUpperCase();
  const mailbox = plainLetters(`${first.slice(0, 1)}${last}`).slice(0, 10 - tag.length) + tag;
  return { name: withRound(`${last}, ${first}`, round), mailbox };
}

/** A department for the template lines of an entry. */
export function department(serial: number): string {
  return DEPARTMENTS[serial % DEPARTMENTS.length] as string;
}

/** Namesakes are told apart by a middle initial, as administrators did it, and by a number when those run out. */
function withRound(name: string, round: number): string {
  if (round === 0) return name;
  const initial = String.fromCharCode(65 + ((round - 1) % 26));
  return round <= 26 ? `${name} ${initial}.` : `${name} ${initial}. ${Math.ceil(round / 26)}`;
}

function plainLetters(text: string): string {
  const withoutMarks = text.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return withoutMarks.replaceAll('ø', 'o').replaceAll('Ø', 'O').replaceAll('ß', 'ss').toUpperCase();
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
