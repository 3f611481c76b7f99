import { postOfficeName } from '../dirsync/address.ts';

/** Longest network or post office name that is taken: gateways have longer ones than MS Mail's ten characters. */
const ELEMENT_CHARS = 64;

/** "NET/PO" in capitals from what somebody typed ("net\po", " Net/PO "); null when it names no post office. */
export function typedPostOffice(text: string): string | null {
  const elements = text.trim().replaceAll('\\', '/').split('/');
  const [network = '', postOffice = ''] = elements.map((element) => element.trim());
  const isName = [network, postOffice].every(
    (element) => element !== '' && element.length <= ELEMENT_CHARS && !/\p{Cc}/u.test(element),
  );
  return elements.length === 2 && isName ? postOfficeName({ network, postOffice }) : null;
}
