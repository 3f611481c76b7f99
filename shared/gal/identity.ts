/**
 * What makes two lines the same entry. Aliases are unique within an address list, not in the GAL (Q96001 [27],
 * Q146676), and MS Mail does not tell case apart.
 */
import { MAIL_ADDRESS_TYPES } from '../dirsync/address.ts';
import type { AddressList } from './model.ts';

const MAIL_TYPES: ReadonlySet<string> = new Set(MAIL_ADDRESS_TYPES);
/** Types whose addresses are `A/B/C`; what belongs to one A/B is one list. All others have one list a type. */
const TYPES_BY_POST_OFFICE: ReadonlySet<string> = new Set(['PCM', 'SNADS', 'PROFS', 'OV']);

/**
 * The list that an address is in, or that `R TYPE:NET/PO` names. A missing type is PCM, as are MS and CSI. An address
 * without its first two elements is in the list of those of its type that have no post office.
 */
export function listOf(addressType: string | null, address: string): AddressList {
  const given = addressType === null || addressType === '' ? 'PCM' : addressType.trim().toUpperCase();
  const type = MAIL_TYPES.has(given) ? 'PCM' : given;
  const none = { type, network: null, postOffice: null };
  if (!TYPES_BY_POST_OFFICE.has(type)) return none;
  const first = address.indexOf('/');
  if (first === -1) return none;
  const second = address.indexOf('/', first + 1);
  const network = address.slice(0, first).trim().toUpperCase();
  const postOffice = address
    .slice(first + 1, second === -1 ? undefined : second)
    .trim()
    .toUpperCase();
  return network === '' || postOffice === '' ? none : { type, network, postOffice };
}

/**
 * Whether an R of this list replaces all lists of its type: `R SNADS:` (Q96060). PCM has no such form, and the other
 * types have one list each.
 */
export function isWholeGateway({ type, postOffice }: AddressList): boolean {
  return postOffice === null && type !== 'PCM' && TYPES_BY_POST_OFFICE.has(type);
}

/** "NORTH/PO1", "SNADS NORTH/PO1", "SMTP". */
export function listLabel({ type, network, postOffice }: AddressList): string {
  if (network === null || postOffice === null) return type;
  return type === 'PCM' ? `${network}/${postOffice}` : `${type} ${network}/${postOffice}`;
}

/** Equal for the same list, and for no two others: no element holds a slash. */
export function listKey({ type, network, postOffice }: AddressList): string {
  return network === null || postOffice === null ? type : `${type}:${network}/${postOffice}`;
}

/** Equal for aliases that are the same in one list. Lower case, as upper case would make one of ß and SS. */
export function foldedAlias(name: string): string {
  return name.trim().toLowerCase();
}

/** Equal for two names of one entry, whatever their addresses. */
export function entryKey(list: AddressList, name: string): string {
  return `${listKey(list)}\t${foldedAlias(name)}`;
}
