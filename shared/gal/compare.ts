/** Two lists side by side. Entries are matched by list and alias first; what is left, by address. */
import { NONE } from './columns.ts';
import type { FoldedList } from './columns.ts';
import { createIntList } from './int-list.ts';
import type { IntList } from './int-list.ts';
import { DIFFERENCE_KINDS } from './model.ts';
import type { DifferenceKind } from './model.ts';
import type { TemplateValue } from '../model.ts';
import { addressKey, saySameTemplates } from './same-values.ts';
import { uniquePairs } from './unique-pairs.ts';
import { isThere } from './versions.ts';

/** A list at one of its steps. */
export interface ListAt {
  readonly folded: FoldedList;
  readonly step: number;
}

/** What is known of the texts behind the numbers. */
export interface EntryTexts {
  readonly entries: number;
  line(line: number): { readonly name: string; readonly addressType: string; readonly address: string };
  templates(values: number): readonly TemplateValue[];
}

/** Columns of differences. A number is a version of its side, or the place of a record; NONE where there is none. */
export interface Differences {
  readonly rows: number;
  /** Place in DIFFERENCE_KINDS. */
  readonly kind: Uint8Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly leftEntries: number;
  readonly rightEntries: number;
  /** In both, and saying the same. */
  readonly equal: number;
}

export function differenceKindOf({ kind }: Differences, row: number): DifferenceKind {
  return DIFFERENCE_KINDS[kind[row] ?? 0] ?? 'different';
}

/** A rename shows as one difference, not as an entry gone and another one there. */
export function compareLists(left: ListAt, right: ListAt, texts: EntryTexts): Differences {
  const found = createDifferences();
  const versionOf = new Int32Array(texts.entries).fill(NONE);
  forEachVersion(left, (version, entry) => {
    versionOf[entry] = version;
    found.leftEntries += 1;
  });
  const onlyRight = createIntList();
  forEachVersion(right, (version, entry) => {
    found.rightEntries += 1;
    const other = versionOf[entry] ?? NONE;
    versionOf[entry] = NONE;
    if (other === NONE) onlyRight.push(version);
    else if (sayTheSame([left.folded, other], [right.folded, version], texts)) found.equal += 1;
    else found.add('different', other, version);
  });
  const onlyLeft = versionOf.filter((version) => version !== NONE);
  addByAddress(found, [left.folded, onlyLeft], [right.folded, onlyRight.values()], texts);
  return found.finish();
}

type Versions = readonly [FoldedList, Int32Array];

/** Only an address that is once on either side shows what became of an entry; of several, none can be told. */
function addByAddress(
  found: DifferencesSoFar,
  [leftList, left]: Versions,
  [rightList, right]: Versions,
  texts: EntryTexts,
): void {
  const addresses = ({ line }: FoldedList, versions: Int32Array) => ({
    length: versions.length,
    keyAt(place: number): string {
      const { addressType, address } = texts.line(line[versions[place] ?? NONE] ?? NONE);
      return addressKey(addressType, address);
    },
  });
  const pairs = uniquePairs(addresses(leftList, left), addresses(rightList, right));
  const isPaired = { left: new Uint8Array(left.length), right: new Uint8Array(right.length) };
  for (const pair of pairs) {
    isPaired.left[pair.left] = 1;
    isPaired.right[pair.right] = 1;
    found.add('different', left[pair.left] ?? NONE, right[pair.right] ?? NONE);
  }
  left.forEach((version, place) => {
    if (isPaired.left[place] !== 1) found.add('only-left', version, NONE);
  });
  right.forEach((version, place) => {
    if (isPaired.right[place] !== 1) found.add('only-right', NONE, version);
  });
}

function sayTheSame(
  [leftList, left]: readonly [FoldedList, number],
  [rightList, right]: readonly [FoldedList, number],
  texts: EntryTexts,
): boolean {
  const [line, otherLine] = [leftList.line[left] ?? NONE, rightList.line[right] ?? NONE];
  const [values, otherValues] = [leftList.values[left] ?? NONE, rightList.values[right] ?? NONE];
  if (line !== otherLine) {
    const [one, other] = [texts.line(line), texts.line(otherLine)];
    const isOneAddress =
      addressKey(one.addressType, one.address) === addressKey(other.addressType, other.address);
    if (one.name !== other.name || !isOneAddress) return false;
  }
  return values === otherValues || saySameTemplates(texts.templates(values), texts.templates(otherValues));
}

/** The same differences with the sides the other way round. */
export function swapped(differences: Differences): Differences {
  const [left, right] = [DIFFERENCE_KINDS.indexOf('only-left'), DIFFERENCE_KINDS.indexOf('only-right')];
  return {
    ...differences,
    kind: differences.kind.map((kind) => (kind === left ? right : kind === right ? left : kind)),
    left: differences.right,
    right: differences.left,
    leftEntries: differences.rightEntries,
    rightEntries: differences.leftEntries,
  };
}

export function forEachVersion(
  { folded, step }: ListAt,
  visit: (version: number, entry: number) => void,
): void {
  for (let version = 0; version < folded.versions; version++) {
    if (isThere(folded, version, step)) visit(version, folded.entry[version] ?? NONE);
  }
}

export interface DifferencesSoFar {
  leftEntries: number;
  rightEntries: number;
  equal: number;
  add(kind: DifferenceKind, left: number, right: number): void;
  finish(): Differences;
}

export function createDifferences(): DifferencesSoFar {
  const [kinds, left, right]: [IntList, IntList, IntList] = [
    createIntList(),
    createIntList(),
    createIntList(),
  ];
  return {
    leftEntries: 0,
    rightEntries: 0,
    equal: 0,
    add(kind, leftNumber, rightNumber) {
      kinds.push(DIFFERENCE_KINDS.indexOf(kind));
      left.push(leftNumber);
      right.push(rightNumber);
    },
    finish() {
      const { leftEntries, rightEntries, equal } = this;
      const kind = Uint8Array.from(kinds.values());
      const rows = kind.length;
      return {
        rows,
        kind,
        left: left.values(),
        right: right.values(),
        leftEntries,
        rightEntries,
        equal,
      };
    },
  };
}
