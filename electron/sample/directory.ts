/** The global address list of the sample: post offices, who has a mailbox there, and how that changes. */
import { department, person } from './people.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';

export interface PostOffice {
  readonly network: string;
  readonly postOffice: string;
  /** Changed in place by `drawUpdates`. */
  readonly people: Person[];
  /** With more, people leave where others would join: a list does not grow with the number of cycles. */
  readonly most: number;
}

/** Transactions as text lines without line ends; one transaction may be several lines. */
export interface Updates {
  readonly lines: readonly string[];
  readonly transactions: number;
}

/** One after the other. */
export function mergeUpdates(parts: readonly Updates[]): Updates {
  const transactions = parts.reduce((sum, one) => sum + one.transactions, 0);
  return { lines: parts.flatMap((one) => one.lines), transactions };
}

const REGIONS = ['NORTH', 'SOUTH', 'EAST', 'WEST', 'CENTRAL', 'COAST'];

/** The server comes first, the requestors after it. A fifth of all users are at the server, the rest evenly spread. */
export function createPostOffices(requestors: number, users: number, hasForeign: boolean): PostOffice[] {
  const atServer = Math.ceil(users / 5);
  let serial = 0;
  const people = (count: number): Person[] => Array.from({ length: count }, () => person(serial++));
  const share = (index: number): number => {
    const elsewhere = users - atServer;
    return Math.floor(((index + 1) * elsewhere) / requestors) - Math.floor((index * elsewhere) / requestors);
  };
  const create = (network: string, postOffice: string, count: number): PostOffice => {
    return { network, postOffice, people: people(count), most: count + Math.max(1_000, count / 10) };
  };
  const offices = [create('EXCHANGE', 'HQ', atServer)];
  for (let index = 0; index < requestors; index++) {
    const isForeign = hasForeign && index === requestors - 1;
    const network = isForeign ? 'MACNET' : (REGIONS[index % REGIONS.length] as string);
    const postOffice = isForeign ? 'MACPO' : `PO${Math.floor(index / REGIONS.length) + 1}`;
    offices.push(create(network, postOffice, share(index)));
  }
  return offices;
}

/** The whole list of one post office, which replaces what a requestor knew of it. */
export function fullList(office: PostOffice): Updates {
  const lines = [`R PCM:${office.network}/${office.postOffice}`];
  for (const one of office.people) lines.push(entryLine('A', one, office));
  return { lines, transactions: lines.length };
}

/** Makes the changes of one day: people join, leave and change their names. */
export function createUpdater(firstSerial: number, random: Random) {
  let serial = firstSerial;
  const join = (office: PostOffice): string[] => {
    const joined = person(serial++);
    office.people.push(joined);
    return [entryLine('A', joined, office), ...templateLines(serial)];
  };
  const leave = (office: PostOffice, index: number): string[] => {
    const left = office.people[index] as Person;
    const moved = office.people.pop() as Person;
    if (moved !== left) office.people[index] = moved;
    return [entryLine('D', left, office)];
  };
  const rename = (office: PostOffice, index: number): string[] => {
    const before = office.people[index] as Person;
    const after = { name: person(serial++).name, mailbox: before.mailbox };
    office.people[index] = after;
    return [entryLine('M', before, office), entryLine(' ', after, office), ...templateLines(serial)];
  };
  return (office: PostOffice, transactions: number): Updates => {
    const lines: string[] = [];
    for (let count = 0; count < transactions; count++) {
      const { people, most } = office;
      const kind = people.length < 2 ? 0 : random.below(10);
      const index = random.below(people.length);
      if (kind < 4 && people.length <= most) lines.push(...join(office));
      else lines.push(...(kind < 7 ? leave(office, index) : rename(office, index)));
    }
    return { lines, transactions };
  };
}

/** Name in column 3, address in column 34 (Q104869). */
function entryLine(code: string, one: Person, office: PostOffice): string {
  return `${code} ${one.name.padEnd(31)}PCM:${office.network}/${office.postOffice}/${one.mailbox}`;
}

/** A literal slash in a prompt is doubled (Q118447). */
function templateLines(serial: number): string[] {
  if (serial % 3 > 0) return [];
  const phone = `555 ${String((serial * 37) % 10_000).padStart(4, '0')}`;
  return [`- Department:/${department(serial)}`, `- Phone #:/${phone}`, `- City//ST:/Springfield`];
}
