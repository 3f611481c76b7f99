/** Gathers what is to be said: messages with the same matter are one remark, its first few named. */
import type { MessageRef } from '../cycles/model.ts';
import { counted } from '../format/count.ts';
import type { PreflightKind, PreflightRemark } from './model.ts';
import { PREFLIGHT_KINDS } from './model.ts';

/** Messages that one remark names. */
export const NAMED_MESSAGES = 5;

export interface Matter {
  readonly kind: PreflightKind;
  readonly weight: PreflightRemark['weight'];
  /** Of several: what is so of "12 messages", without a full stop ("would be rejected as old mail"). */
  readonly ofMany: string;
  /** What follows or is to be done; a whole sentence, '' when there is nothing to add. */
  readonly advice: string;
  readonly kb: readonly string[];
}

interface Gathered {
  readonly matter: Matter;
  readonly first: string;
  readonly messages: MessageRef[];
  total: number;
}

export interface Remarks {
  /** @param one what is so of this message: a whole sentence with its numbers */
  add(matter: Matter, message: MessageRef, one: string): void;
  finish(): readonly PreflightRemark[];
}

const WEIGHTS: readonly PreflightRemark['weight'][] = ['stop', 'warn', 'fine'];

export function createRemarks(): Remarks {
  const gathered = new Map<Matter, Gathered>();
  return {
    add: (matter, { id, file }, one) => {
      const known = gathered.get(matter) ?? { matter, first: one, messages: [], total: 0 };
      gathered.set(matter, known);
      known.total += 1;
      if (known.messages.length < NAMED_MESSAGES) known.messages.push({ id, file });
    },
    finish: () => [...gathered.values()].map(remarkOf).toSorted(byWeight),
  };
}

function remarkOf({ matter, first, messages, total }: Gathered): PreflightRemark {
  const { kind, weight, ofMany, advice, kb } = matter;
  const told = total === 1 ? first : `${counted(total, 'message')} ${ofMany}. For example: ${first}`;
  const text = advice === '' ? told : `${told} ${advice}`;
  return { kind, weight, text, messages, messagesTotal: total, kb };
}

function byWeight(one: PreflightRemark, other: PreflightRemark): number {
  return (
    WEIGHTS.indexOf(one.weight) - WEIGHTS.indexOf(other.weight) ||
    PREFLIGHT_KINDS.indexOf(one.kind) - PREFLIGHT_KINDS.indexOf(other.kind) ||
    other.messagesTotal - one.messagesTotal
  );
}
