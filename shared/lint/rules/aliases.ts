/** Aliases within one text: [28] added twice, [29] deleted or changed though the text itself has removed it (Q96001). */
import { decodeText } from '../../dirsync/code-pages.ts';
import { listOf } from '../lists.ts';
import { findingAt, quoted } from '../rule.ts';
import type { LintLine, LintRule, Say } from '../rule.ts';

/** Aliases that are remembered; beyond them nothing is known of an alias that was not met before. */
const ALIASES_REMEMBERED = 200_000;
export const LISTS_REMEMBERED = 10_000;
/** Longer names are not remembered: an alias has 30 characters, and the memory must not grow with what a name may be. */
export const NAME_CHARS_REMEMBERED = 256;

/**
 * An A followed by an M of the same alias is what a post office sends (Q159308) and is no duplicate; nor is an A behind
 * a D. What the post offices hold themselves is not in the text: a D of an alias that it does not name may be right.
 */
export function createAliasRule(remembered = ALIASES_REMEMBERED): LintRule {
  const memory = createAliasMemory(remembered);
  let modified: { readonly key: string; readonly list: string } | null = null;
  return {
    line(line, say) {
      if (line.role === 'second' && modified !== null && line.facts.role === 'entry') {
        rename(line, modified, memory, say);
      }
      modified = null;
      if (line.role !== 'entry' || line.facts.role !== 'entry') return;
      const { entry } = line;
      const list = listOf(entry);
      if (entry.code === 'R') return memory.replace(list);
      const key = entry.name.toUpperCase();
      if (entry.code === 'A') add(line, list, key, memory, say);
      if (entry.code === 'D' || entry.code === 'M') {
        if (memory.of(list, key) === 'gone') say(missing(line));
        memory.set(list, key, entry.code === 'D' ? 'gone' : 'there');
      }
      if (entry.code === 'M') modified = { key, list };
    },
    unchecked: memory.unchecked,
  };
}

type AliasMemory = ReturnType<typeof createAliasMemory>;

function add(line: LintLine, list: string, key: string, memory: AliasMemory, say: Say): void {
  if (memory.of(list, key) === 'there') say(duplicate(line, line.entry.name, list));
  memory.set(list, key, 'there');
}

function rename(
  line: LintLine,
  { key, list }: { readonly key: string; readonly list: string },
  memory: AliasMemory,
  say: Say,
): void {
  const name = decodeText(line.codePage, line.bytes, line.facts.nameStart, line.facts.nameEnd);
  const newKey = name.toUpperCase();
  if (newKey === key) return;
  if (memory.of(list, newKey) === 'there') say(duplicate(line, name, list));
  memory.set(list, key, 'gone');
  memory.set(list, newKey, 'there');
}

function duplicate(line: LintLine, name: string, list: string) {
  return findingAt(line, line.facts.nameStart, line.facts.nameEnd, {
    rule: 'duplicate-alias',
    code: 28,
    severity: 'error',
    reason: `${quoted(name)} is in ${list} already, by an entry above`,
  });
}

function missing(line: LintLine) {
  const { name } = line.entry;
  return findingAt(line, line.facts.nameStart, line.facts.nameEnd, {
    rule: 'alias-gone',
    code: 29,
    severity: 'error',
    reason: `${quoted(name)} is not in ${listOf(line.entry)}: an entry above removed it`,
  });
}

function createAliasMemory(remembered: number) {
  const lists = new Map<string, { aliases: Map<string, 'there' | 'gone'>; isReplaced: boolean }>();
  let count = 0;
  let isFull = false;
  return {
    of(list: string, key: string): 'there' | 'gone' | null {
      const known = lists.get(list);
      const state = known?.aliases.get(key) ?? null;
      // After an R the text holds the whole list, as long as all of it is remembered.
      return state ?? (known?.isReplaced === true && !isFull ? 'gone' : null);
    },
    set(list: string, key: string, state: 'there' | 'gone'): void {
      if (list.length + key.length > NAME_CHARS_REMEMBERED) {
        isFull = true;
        return;
      }
      let known = lists.get(list);
      if (known === undefined && lists.size < LISTS_REMEMBERED) {
        known = { aliases: new Map(), isReplaced: false };
        lists.set(list, known);
      }
      const isNew = known?.aliases.has(key) !== true;
      if (known === undefined || (isNew && count >= remembered)) isFull = true;
      else {
        count += isNew ? 1 : 0;
        known.aliases.set(key, state);
      }
    },
    replace(list: string): void {
      count -= lists.get(list)?.aliases.size ?? 0;
      lists.delete(list);
      if (lists.size < LISTS_REMEMBERED && list.length <= NAME_CHARS_REMEMBERED)
        lists.set(list, { aliases: new Map(), isReplaced: true });
      else isFull = true;
    },
    unchecked: (): readonly string[] =>
      isFull
        ? ['More or longer aliases or address lists than are remembered; not all were compared [28] [29].']
        : [],
  };
}
