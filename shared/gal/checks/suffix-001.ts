/**
 * Aliases with 001, 002, … behind them. The DXA puts them there to keep two entries of one list apart (Q146676); it did
 * so without need, too (Q146681), and when a mailbox was deleted and created in one cycle (Q192514).
 */
import { quoted } from '../../lint/rule.ts';
import { foldedAlias, listLabel } from '../identity.ts';
import { few } from './check.ts';
import type { Check, CheckedEntry, Tell } from './check.ts';

/** Up to 099: names of rooms and machines end in three digits of their own. */
const SUFFIX = /^(.*[^\d\s])\s?0(?:0[1-9]|[1-9]\d)$/;
/** Entries under the name without the suffix that are named. */
const BASES_NAMED = 20;
/** A longer name is no alias. */
const NAME_CHARS = 256;
const DIGIT_0 = 48;
const DIGIT_9 = 57;

/** @param entries all of them: the one without the suffix may come before or behind the one with it */
export function createSuffixCheck(entries: readonly CheckedEntry[]): Check {
  const basesOf = new Map<string, number[]>();
  for (const { name } of entries) {
    const base = baseOf(name);
    if (base !== null) basesOf.set(foldedAlias(base), []);
  }
  const suffixed: { readonly version: number; readonly base: string }[] = [];
  return {
    entry({ name, version }) {
      if (basesOf.size === 0) return;
      const bases = basesOf.get(foldedAlias(name));
      if (bases !== undefined && bases.length < BASES_NAMED) bases.push(version);
      const base = baseOf(name);
      if (base !== null) suffixed.push({ version, base: foldedAlias(base) });
    },
    end(say) {
      for (const { version, base } of suffixed) say([version, ...(basesOf.get(base) ?? [])]);
    },
  };
}

function baseOf(name: string): string | null {
  const last = name.charCodeAt(name.length - 1);
  // Most names do not end in a digit, and need no closer look.
  const mayEndInDigits = (last >= DIGIT_0 && last <= DIGIT_9) || last <= 32;
  if (!mayEndInDigits || name.length > NAME_CHARS) return null;
  return SUFFIX.exec(name.trim())?.[1] ?? null;
}

export const tellSuffix: Tell = ([entry, ...bases], total) => {
  const name = entry?.name ?? '';
  const base = baseOf(name) ?? '';
  const suffix = name.trim().slice(-3);
  const head = `${quoted(name)} ends in ${suffix}, which the DXA puts behind a name to keep it apart from another (Q146676).`;
  if (bases.length === 0)
    return `${head} No ${quoted(base)} is in this list now: either that one is gone, or the digits were put there without need (Q146681, Q192514), or they are part of the name.`;
  const lists = few(
    bases.map(({ list }) => listLabel(list)),
    total - 1,
  );
  return `${head} ${quoted(base)} is there too, in ${lists}.`;
};
