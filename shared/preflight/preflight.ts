/**
 * What a retry would do beyond moving files: whether it brings a thing twice, out of order, or in vain. One pass over
 * the plan; nothing is decoded for it.
 */
import type { RetryVariant } from '../contract/retry.ts';
import { counted } from '../format/count.ts';
import { lookAtCause } from './cause.ts';
import { createExchanges } from './exchanges.ts';
import type { PlannedMessage, PreflightFacts } from './facts.ts';
import type { Preflight } from './model.ts';
import { createNumberChecks } from './numbers.ts';
import { createRemarks } from './remarks.ts';
import type { Matter, Remarks } from './remarks.ts';

export interface PreflightUnderWay {
  look(message: PlannedMessage): void;
  /** Call once, after the last message. */
  finish(): Preflight;
}

const REFUSED: Matter = {
  kind: 'payload',
  weight: 'warn',
  ofMany: 'hold transactions that Import on the other side refuses or changes',
  advice: 'A retry delivers it as it is; the lint report of a message makes a repaired copy.',
  kb: ['Q96001'],
};
const CLEAN: Matter = {
  kind: 'payload',
  weight: 'fine',
  ofMany: 'hold nothing that Import would object to',
  advice: '',
  kb: ['Q96001'],
};

export function createPreflight(facts: PreflightFacts, variant: RetryVariant): PreflightUnderWay {
  const remarks = createRemarks();
  const numbers = createNumberChecks(createExchanges(facts), remarks);
  let withoutNumbers = 0;
  let unread = 0;
  return {
    look: (message) => {
      if (!numbers.look(message)) withoutNumbers += 1;
      lookAtCause(message, variant, remarks);
      if (message.state.kind === 'decoded') lookAtPayload(message, remarks);
      else unread += 1;
    },
    finish: () => {
      numbers.finish();
      const notChecked = [
        ...sentence(
          withoutNumbers,
          'carries no numbers',
          'carry no numbers',
          'what it does to those of both ends',
        ),
        ...sentence(unread, 'cannot be read yet', 'cannot be read yet', 'what its receiver would object to'),
      ];
      return { remarks: remarks.finish(), notChecked };
    },
  };
}

function lookAtPayload(message: PlannedMessage, remarks: Remarks): void {
  const errors = message.lint.filter(({ severity }) => severity === 'error');
  const total = errors.reduce((sum, { count }) => sum + count, 0);
  const [worst] = errors.toSorted((one, other) => other.count - one.count);
  if (worst === undefined)
    return remarks.add(CLEAN, message, `${message.file} holds nothing that Import would object to.`);
  const code = worst.code === null ? '' : ` [${worst.code}]`;
  remarks.add(
    REFUSED,
    message,
    `${message.file} holds ${counted(total, 'fault')}, the most of them ${worst.rule}${code}: ${worst.reason.replace(/[.]?$/, '.')}`,
  );
}

function sentence(total: number, one: string, many: string, what: string): string[] {
  if (total === 0) return [];
  return [`${counted(total, 'message')} ${total === 1 ? one : many}: ${what} was not checked.`];
}
