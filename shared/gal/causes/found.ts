/** A cause before its words are needed: a million differences are counted by kind, a few hundred are read. */
import type { MessageRef } from '../../cycles/model.ts';
import type { Cause, CauseKind, TransactionPlace } from '../model.ts';

export interface FoundCause {
  readonly kind: CauseKind;
  tell(): Cause;
}

interface Told {
  /** A whole sentence. */
  readonly text: string;
  readonly cycle: number | null;
  readonly places?: readonly (TransactionPlace | null)[];
  /** Messages beside those of the places. */
  readonly messages?: readonly (MessageRef | null)[];
}

export function found(kind: CauseKind, tell: () => Told): FoundCause {
  return {
    kind,
    tell() {
      const { text, cycle, places = [], messages = [] } = tell();
      const proven = places.filter((place) => place !== null);
      const named = messages.filter((message) => message !== null);
      const refs = new Map([...proven.map(({ message }) => message), ...named].map((ref) => [ref.id, ref]));
      return { kind, text, cycle, places: proven, messages: [...refs.values()] };
    },
  };
}
