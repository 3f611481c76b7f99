/** One number of one side, or why there is none. A missing number is never told as 0, nor as an empty cell. */
import type { LedgerNumbers } from '../../shared/ledger/model.ts';
import type { NumberField, Side } from './invariants.ts';

/** What stands in place of all numbers of a side; null where it has some. */
export function whyNoNumbers(numbers: LedgerNumbers | null): string | null {
  if (numbers === null) return 'no message';
  const { req, reqWas, srv, srvWas, imports, sent } = numbers;
  const none = [req, reqWas, srv, srvWas, imports, sent].every((value) => value === null);
  return none ? 'no numbers in it' : null;
}

/** Why one number is missing beside others: subjects were cut at 40 characters. A listing holds only some. */
export function whyNoNumber({ message }: LedgerNumbers): string {
  return message === null ? 'not listed' : 'cut off';
}

const FIELD_TITLES: Readonly<Record<NumberField, string>> = {
  req: 'R',
  reqWas: 'was',
  srv: 'S',
  srvWas: 'was',
  imports: 'I',
  sent: 'sent',
};

export function fieldTitle(field: NumberField): string {
  return FIELD_TITLES[field];
}

/** For those who read a number without its column, and for copies. */
export function fieldName(side: Side, field: NumberField): string {
  return `${side === 'requestor' ? 'Request' : 'Reply'} ${FIELD_NAMES[field]}`;
}

const FIELD_NAMES: Readonly<Record<NumberField, string>> = {
  req: 'R ReqSync',
  reqWas: 'R ReqSync (was)',
  srv: 'S SrvSync',
  srvWas: 'S SrvSync (was)',
  imports: 'I ImpSync',
  sent: 'sent',
};
