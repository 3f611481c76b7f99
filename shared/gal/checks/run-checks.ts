/** Goes through a list once for all checks, and keeps what they find as numbers. */
import { createIntList } from '../int-list.ts';
import { CHECK_KINDS } from '../model.ts';
import type { CheckKind } from '../model.ts';
import { isSameFolded } from '../same-folded.ts';
import { createCaseOnlyCheck, tellCaseOnly } from './case-only.ts';
import type { Check, CheckedEntry, Say, Tell } from './check.ts';
import { createMalformedX400Check, tellMalformedX400 } from './malformed-x400.ts';
import { createOverLongCheck, tellOverLong } from './over-long.ts';
import { createSameAddressCheck, tellSameAddress } from './same-address.ts';
import { createSameNameCheck, tellSameName } from './same-name.ts';
import { createSuffixCheck, tellSuffix } from './suffix-001.ts';
import { createUnregisteredCheck, tellUnregistered } from './unregistered.ts';

export interface CheckedList {
  readonly entries: readonly CheckedEntry[];
  /** Places in `entries`, in the order of folded names and of folded addresses. */
  readonly byName: Int32Array;
  readonly byAddress: Int32Array;
  /** "NET/PO" of all that are registered; empty where nothing is known, and then nothing is checked against it. */
  readonly registered: readonly string[];
  /** Versions whose alias others asked for, and ghosts: what proves it is not in the list itself. */
  readonly taken: Int32Array;
  readonly ghosts: readonly number[];
}

/** All findings, kind by kind in the order of CHECK_KINDS. */
export interface Findings {
  readonly total: number;
  readonly counts: Readonly<Record<CheckKind, number>>;
  kindOf(finding: number): CheckKind;
  /** Versions that the finding concerns, the most telling first. */
  versionsOf(finding: number): Int32Array;
}

/** How each kind is told. Taken aliases and ghosts are told from their evidence. */
export const TELL: Readonly<Record<Exclude<CheckKind, 'alias-taken' | 'ghost'>, Tell>> = {
  'same-address': tellSameAddress,
  'same-name': tellSameName,
  'suffix-001': tellSuffix,
  'case-only': tellCaseOnly,
  'malformed-x400': tellMalformedX400,
  'over-long': tellOverLong,
  unregistered: tellUnregistered,
};

export function runChecks(list: CheckedList): Findings {
  const found = CHECK_KINDS.map(createFound);
  const checks = createChecks(list).map(([kind, check]) => ({
    check,
    say: found[CHECK_KINDS.indexOf(kind)]?.say ?? (() => undefined),
  }));
  forEachGroup(
    list,
    list.byName,
    ({ name }) => name,
    (group) => {
      for (const { check, say } of checks) {
        check.sameName?.(group, say);
        if (check.entry !== undefined) for (const entry of group) check.entry(entry, say);
      }
    },
  );
  forEachGroup(
    list,
    list.byAddress,
    ({ address }) => address,
    (group) => {
      if (group.length > 1) for (const { check, say } of checks) check.sameAddress?.(group, say);
    },
  );
  for (const { check, say } of checks) check.end?.(say);
  for (const version of list.taken) found[CHECK_KINDS.indexOf('alias-taken')]?.say([version]);
  for (const version of list.ghosts) found[CHECK_KINDS.indexOf('ghost')]?.say([version]);
  return joined(found);
}

function createChecks({ entries, registered }: CheckedList): readonly (readonly [CheckKind, Check])[] {
  return [
    ['same-address', createSameAddressCheck()],
    ['same-name', createSameNameCheck()],
    ['suffix-001', createSuffixCheck(entries)],
    ['case-only', createCaseOnlyCheck()],
    ['malformed-x400', createMalformedX400Check()],
    ['over-long', createOverLongCheck()],
    ...(registered.length === 0 ? [] : [['unregistered', createUnregisteredCheck(registered)] as const]),
  ];
}

function forEachGroup(
  { entries }: CheckedList,
  order: Int32Array,
  textOf: (entry: CheckedEntry) => string,
  visit: (group: readonly CheckedEntry[]) => void,
): void {
  let group: CheckedEntry[] = [];
  for (const place of order) {
    const entry = entries[place];
    if (entry === undefined) continue;
    const [first] = group;
    if (first !== undefined && !isSameFolded(textOf(first), textOf(entry))) {
      visit(group);
      group = [];
    }
    group.push(entry);
  }
  if (group.length > 0) visit(group);
}

/** What one kind of check has found: where each finding begins in a row of versions. */
interface Found {
  readonly kind: CheckKind;
  readonly say: Say;
  count(): number;
  versions(finding: number): Int32Array;
}

function createFound(kind: CheckKind): Found {
  const starts = createIntList();
  const versions = createIntList();
  return {
    kind,
    say(concerned) {
      starts.push(versions.length);
      for (const version of concerned) versions.push(version);
    },
    count: () => starts.length,
    versions(finding) {
      const [start, end] = [starts.values()[finding], starts.values()[finding + 1]];
      return versions.values().slice(start, end);
    },
  };
}

function joined(found: readonly Found[]): Findings {
  const placed = (finding: number): readonly [Found | undefined, number] => {
    let place = finding;
    for (const one of found) {
      if (place < one.count()) return [one, place];
      place -= one.count();
    }
    return [undefined, 0];
  };
  return {
    total: found.reduce((sum, one) => sum + one.count(), 0),
    counts: Object.fromEntries(found.map((one) => [one.kind, one.count()])) as Record<CheckKind, number>,
    kindOf: (finding) => placed(finding)[0]?.kind ?? 'same-address',
    versionsOf(finding) {
      const [one, place] = placed(finding);
      return one?.versions(place) ?? new Int32Array();
    },
  };
}
