/** Aliases within one text: [28] added twice, [29] deleted or changed though the text itself has removed it (Q96001). */
import { decodeText } from '../../dirsync/code-pages.ts';
import { createAliasTable, GONE, THERE } from '../alias-table.ts';
import type { AliasState } from '../alias-table.ts';
import { listOf } from '../lists.ts';
import type { CodePage } from '../model.ts';
import { findingAt, quoted } from '../rule.ts';
import type { LintLine, LintRule, Say } from '../rule.ts';

const SLASH = 47;

/** Aliases that are remembered; beyond them nothing is known of an alias that was not met before. */
const ALIASES_REMEMBERED = 200_000;
export const LISTS_REMEMBERED = 10_000;
/** Longer names are not remembered: an alias has 30 characters, and the memory must not grow with what a name may be. */
export const NAME_CHARS_REMEMBERED = 256;

/** An address list of the text; an R makes it a new one, so that nothing that was in it is. */
interface List {
  number: number;
  readonly label: string;
  /** It is told by names in the address, not by the type alone. */
  readonly hasNodes: boolean;
  isReplaced: boolean;
}

/**
 * An A followed by an M of the same alias is what a post office sends (Q159308) and is no duplicate; nor is an A behind
 * a D. What the post offices hold themselves is not in the text: a D of an alias that it does not name may be right.
 */
export function createAliasRule(codePage: CodePage, remembered = ALIASES_REMEMBERED): LintRule {
  const memory = createMemory(codePage, remembered);
  let modified: { readonly alias: number; readonly list: List } | null = null;
  return {
    line(line, say) {
      const { role, facts } = line;
      if (role === 'second' && modified !== null && facts.role === 'entry') {
        rename(line, modified, memory, say);
      }
      modified = null;
      if (role !== 'entry' || facts.role !== 'entry' || !isOfAlias(facts.code)) return;
      const list = memory.listOf(line);
      if (list === null) return;
      if (facts.code === 'R') return memory.replace(list);
      const alias = memory.aliasOf(line, list);
      const state = memory.stateOf(alias, list);
      if (facts.code === 'A' && state === THERE) say(duplicate(line, list));
      if (facts.code !== 'A' && state === GONE) say(missing(line, list));
      memory.set(alias, facts.code === 'D' ? GONE : THERE);
      if (facts.code === 'M') modified = { alias, list };
    },
    unchecked: () =>
      memory.isFull()
        ? ['More or longer aliases or address lists than are remembered; not all were compared [28] [29].']
        : [],
  };
}

function isOfAlias(code: string): boolean {
  return code === 'A' || code === 'D' || code === 'M' || code === 'R';
}

type Memory = ReturnType<typeof createMemory>;

function rename(
  line: LintLine,
  before: { readonly alias: number; readonly list: List },
  memory: Memory,
  say: Say,
): void {
  const alias = memory.aliasOf(line, before.list);
  if (alias === before.alias) return;
  if (memory.stateOf(alias, before.list) === THERE) say(duplicate(line, before.list));
  memory.set(before.alias, GONE);
  memory.set(alias, THERE);
}

function duplicate(line: LintLine, list: List) {
  return findingAt(line, line.facts.nameStart, line.facts.nameEnd, {
    rule: 'duplicate-alias',
    code: 28,
    severity: 'error',
    reason: `${quoted(nameOf(line))} is in ${list.label} already, by an entry above`,
  });
}

function missing(line: LintLine, list: List) {
  return findingAt(line, line.facts.nameStart, line.facts.nameEnd, {
    rule: 'alias-gone',
    code: 29,
    severity: 'error',
    reason: `${quoted(nameOf(line))} is not in ${list.label}: an entry above removed it`,
  });
}

function nameOf({ codePage, bytes, facts }: LintLine): string {
  return decodeText(codePage, bytes, facts.nameStart, facts.nameEnd);
}

/** What the text says so far of its aliases. */
function createMemory(codePage: CodePage, remembered: number) {
  const table = createAliasTable(remembered, codePage);
  const byLabel = new Map<string, List>();
  const last = createLastList();
  let numbers = 0;
  let isFull = false;

  const lookUp = ({ entry }: LintLine): List | null => {
    const label = listOf(entry);
    const known = byLabel.get(label);
    if (known !== undefined) return known;
    isFull ||= byLabel.size >= LISTS_REMEMBERED || label.length > NAME_CHARS_REMEMBERED;
    if (byLabel.size >= LISTS_REMEMBERED || label.length > NAME_CHARS_REMEMBERED) return null;
    const list = { number: numbers++, label, hasNodes: label.includes(':'), isReplaced: false };
    byLabel.set(label, list);
    return list;
  };
  return {
    /** Null when there is no room for it. */
    listOf: (line: LintLine): List | null => last.of(line) ?? last.keep(line, lookUp(line)),
    replace(list: List): void {
      list.number = numbers++;
      list.isReplaced = true;
    },
    /** -1 when there is no room for it. */
    aliasOf({ bytes, facts }: LintLine, list: List): number {
      const chars = list.label.length + facts.nameEnd - facts.nameStart;
      isFull ||= chars > NAME_CHARS_REMEMBERED;
      if (chars > NAME_CHARS_REMEMBERED) return -1;
      return table.add(list.number, bytes, facts.nameStart, facts.nameEnd);
    },
    /** After an R the text holds the whole list, as long as all of it is remembered. */
    stateOf(alias: number, list: List): AliasState | null {
      return table.stateOf(alias) ?? (list.isReplaced && !isFull && !table.isFull() ? GONE : null);
    },
    set: table.set,
    isFull: () => isFull || table.isFull(),
  };
}

/** Neighbours are nearly always in one list, which their bytes tell without any text being made. */
function createLastList() {
  const written = new Uint8Array(NAME_CHARS_REMEMBERED);
  let length = 0;
  let list: List | null = null;
  return {
    of({ bytes, facts }: LintLine): List | null {
      if (list === null) return null;
      const { typeStart } = facts;
      const end = typeStart + length;
      // What tells the list ends here, too, or it is another one that begins alike.
      const isWhole = list.hasNodes
        ? end === facts.addressEnd || bytes[end] === SLASH
        : end === facts.typeEnd;
      if (!isWhole || end > facts.addressEnd) return null;
      for (let index = 0; index < length; index++)
        if (bytes[typeStart + index] !== written[index]) return null;
      return list;
    },
    keep(line: LintLine, found: List | null): List | null {
      list = null;
      if (found === null) return null;
      const { bytes, facts } = line;
      const end = listEnd(line, found);
      length = end - facts.typeStart;
      // With its second name missing it would pass for the beginning of any other.
      const isWhole = !found.hasNodes || bytes.subarray(facts.addressStart, end).includes(SLASH);
      if (!isWhole || length > written.length) return found;
      written.set(bytes.subarray(facts.typeStart, end));
      list = found;
      return found;
    },
  };
}

/** Where what tells the list ends: the type, or behind it the second name of the address. */
function listEnd({ bytes, facts }: LintLine, { hasNodes }: List): number {
  if (!hasNodes) return facts.typeEnd;
  let slashes = 0;
  for (let index = facts.addressStart; index < facts.addressEnd; index++) {
    if (bytes[index] === SLASH) slashes += 1;
    if (slashes === 2) return index;
  }
  return facts.addressEnd;
}
