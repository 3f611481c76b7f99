/** What decodes made alone say is wrong with the bytes of a message that hung. */
import type { Failure } from '../../failure.ts';
import type { HungProof, Trial } from './model.ts';
import { isStandstill } from './standstill.ts';
import { isDamage } from './weigh.ts';

export interface Damage {
  readonly failure: Failure;
  /** Whether two decoders say the same. */
  readonly isAgreed: boolean;
}

/**
 * Null where no decode alone says so, or one of them hung as well: then the hang has to be told, too. Of decoders that
 * disagree the one that hung is believed.
 */
export function damageAlone({
  verdict,
  evidence,
  trials,
}: Pick<HungProof, 'verdict' | 'evidence' | 'trials'>): Damage | null {
  const alone = trials.filter(({ workers }) => workers === 1);
  const hangs = [
    ...alone.flatMap((trial) => trial.evidence ?? []),
    ...(evidence.workers === 1 ? [evidence] : []),
  ];
  if (verdict !== 'bad-data' || hangs.some((one) => isStandstill(one, null))) return null;
  const damaged = alone.filter(isDamage);
  const told = damaged.findLast(({ decoder }) => decoder === evidence.decoder) ?? damaged.at(-1);
  if (told === undefined) return null;
  const agreeing = damaged.filter(({ failureKind }) => failureKind === told.failureKind);
  const decoders = new Set(agreeing.map(({ decoder }) => decoder));
  const failure = told.failure ?? failureInWords(told);
  return failure && { failure, isAgreed: decoders.size > 1 };
}

/** Earlier versions kept no more than the words. */
function failureInWords({ failureKind: kind, text }: Trial): Failure | null {
  return kind && { kind, detail: text, part: null, offset: null };
}
