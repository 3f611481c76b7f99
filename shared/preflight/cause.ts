/** Whether what stopped a message still stands with the way that it would be retried. */
import type { RetryVariant } from '../contract/retry.ts';
import { counted } from '../format/count.ts';
import type { PlannedMessage, TriedDecode } from './facts.ts';
import type { Matter, Remarks } from './remarks.ts';

/** So many failures of one kind are a pattern: a retry stops after as many in a row, too. */
const SAME_AGAIN = 3;

const cause = (weight: Matter['weight'], ofMany: string, advice: string): Matter => ({
  kind: 'cause',
  weight,
  ofMany,
  advice,
  kb: [],
});

const NOTHING = cause('fine', 'were decoded before: nothing holds them up', '');
const LONGER = cause('fine', 'ran out of time, and now get more', '');
const WORKS = cause('fine', 'were decoded this way when it was tried out', '');
const UNTRIED = cause('fine', 'failed with another decoder than the one chosen now', '');
const ALONE: Matter = {
  ...cause(
    'warn',
    'hang among others and were decoded alone',
    'Choose one processor: what makes them hang needs several at work (Q140946).',
  ),
  kb: ['Q140946'],
};
const OTHER_READS = cause(
  'warn',
  'failed with the chosen decoder, and another one reads them',
  'Choose the second decoder.',
);
const NO_DECODER = cause(
  'stop',
  'are read by neither decoder',
  'The data itself is damaged: have it sent again, by an import if need be.',
);
const AGAIN = cause(
  'warn',
  'failed before with the chosen decoder',
  'Choose the second decoder: it tells bad data from a bad decoder.',
);
const AGAIN_AND_AGAIN = cause(
  'stop',
  `failed ${SAME_AGAIN} times or more in the same way with the chosen decoder`,
  'Nothing has changed since: choose the second decoder, or one processor, or have it sent again.',
);

/** A folder or disk that could not be read may have been mended without any trace here. */
const MENDABLE = cause('fine', 'could not be read from disk before, which may have been mended', '');

export function lookAtCause(message: PlannedMessage, variant: RetryVariant, remarks: Remarks): void {
  const { state, attempts, trials, file } = message;
  if (state.kind !== 'failed' && state.kind !== 'hung')
    return remarks.add(NOTHING, message, `${file} was decoded before.`);
  if (state.kind === 'failed' && state.failure.kind === 'read-error')
    return remarks.add(MENDABLE, message, `${file} could not be read from disk before.`);
  const all = [...attempts, ...trials];
  const own = all.filter(({ decoder }) => decoder === variant.decoder);
  const worked = own.filter(isRead);
  if (worked.length > 0) return tellWorked(message, worked, variant, remarks);
  if (state.kind === 'hung' && state.evidence.cause === 'deadline' && variant.deadlineFactor > 1)
    return remarks.add(
      LONGER,
      message,
      `${file} passed its deadline; it now has ${variant.deadlineFactor} times as long.`,
    );
  const same = sameAtTheEnd(own);
  const [last] = same;
  if (last === undefined)
    return remarks.add(UNTRIED, message, `${file}: the ${nameOf(variant.decoder)} was not tried on it yet.`);
  const how = same.length === 1 ? 'once' : `${counted(same.length, 'time')} in the same way`;
  const times = `${file} failed ${how}: ${textOf(last)}`;
  if (all.some((one) => one.decoder !== 'legacy-msmi' && isRead(one)))
    return remarks.add(OTHER_READS, message, times);
  const others = all.filter(({ decoder }) => decoder !== variant.decoder && decoder !== 'legacy-msmi');
  if (others.length > 0) return remarks.add(NO_DECODER, message, times);
  remarks.add(same.length >= SAME_AGAIN ? AGAIN_AND_AGAIN : AGAIN, message, times);
}

function tellWorked(
  message: PlannedMessage,
  worked: readonly TriedDecode[],
  { oneProcessor, decoder }: RetryVariant,
  remarks: Remarks,
): void {
  const onlyAlone = worked.every(({ workers }) => workers === 1);
  const text = `${message.file} was decoded by the ${nameOf(decoder)}${onlyAlone ? ', alone' : ''}.`;
  const hangs = message.state.kind === 'hung' && message.state.evidence.decoder === decoder;
  remarks.add(hangs && onlyAlone && !oneProcessor ? ALONE : WORKS, message, text);
}

function isRead({ outcome }: TriedDecode): boolean {
  return outcome === 'decoded' || outcome === 'delivered';
}

/** The latest failures of one kind in a row, the latest first. */
function sameAtTheEnd(tried: readonly TriedDecode[]): readonly TriedDecode[] {
  const same: TriedDecode[] = [];
  for (const one of tried.toReversed()) {
    const [first] = same;
    if (first !== undefined && signature(one) !== signature(first)) break;
    same.push(one);
  }
  return same;
}

function signature({ outcome, failureKind }: TriedDecode): string {
  return `${outcome} ${failureKind ?? ''}`;
}

function textOf({ text, outcome }: TriedDecode): string {
  const said = text === '' ? outcome : text;
  return /[.?!]$/.test(said) ? said : `${said}.`;
}

function nameOf(decoder: TriedDecode['decoder']): string {
  return decoder === 'safe' ? 'first decoder' : decoder === 'second' ? 'second decoder' : 'old decoder';
}
