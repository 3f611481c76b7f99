/**
 * Whether the verdicts rest on the address list, too. It is worked out only when somebody asks for it, and verdicts must
 * not depend on that without saying so. Pure.
 */
import type { DiagnosisOverview } from '../../shared/contract/diagnosis.ts';
import type { GalOverview } from '../../shared/contract/gal-values.ts';
import { count } from '../../shared/format/count.ts';

export type AddressListState =
  /** It was checked, or there is nothing to check. */
  | { readonly kind: 'none' }
  | { readonly kind: 'not-asked' }
  /** Reading it was stopped, or did not succeed. */
  | { readonly kind: 'broken-off' }
  | { readonly kind: 'working'; readonly done: number; readonly total: number };

const NONE: AddressListState = { kind: 'none' };
const BEGINNING: AddressListState = { kind: 'working', done: 0, total: 0 };

/** @param list null until this window has asked for it */
export function addressListState(
  overview: Pick<DiagnosisOverview, 'asked' | 'revision'> | null,
  list: Pick<GalOverview, 'status'> | null,
): AddressListState {
  if (overview === null || overview.revision === null) return NONE;
  const { addressList, withTransactions } = overview.asked;
  if (addressList || withTransactions === 0) return NONE;
  if (list === null) return { kind: 'not-asked' };
  switch (list.status.kind) {
    case 'waiting':
      return BEGINNING;
    case 'reading':
      return { kind: 'working', done: list.status.done, total: list.status.total };
    // The verdicts are about to be worked out anew.
    case 'ready':
      return BEGINNING;
    case 'empty':
      return NONE;
    case 'cancelled':
    case 'failed':
      return { kind: 'broken-off' };
  }
}

/** As the end of the first line. */
export function addressListPart(state: AddressListState): string {
  switch (state.kind) {
    case 'none':
      return '';
    case 'not-asked':
      return '; the address list was not checked';
    case 'broken-off':
      return '; the address list could not be checked';
    case 'working':
      return state.total === 0
        ? '; the address list is being worked out'
        : `; the address list is being worked out, ${count(state.done)} of ${count(state.total)} messages read`;
  }
}
