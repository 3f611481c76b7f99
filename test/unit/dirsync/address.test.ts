import { describe, expect, test } from 'vitest';
import {
  encapsulate,
  isSystemMailbox,
  parseDirSyncAddress,
  postOfficeName,
  printAddress,
} from '../../../shared/dirsync/address.ts';
import { processorMs } from '../../fixtures/processor-time.ts';

const NORTH = { network: 'NORTH', postOffice: 'PO1', mailbox: '$SYSTEM' };

describe('an encapsulated address', () => {
  test.each([
    '"NORTH/PO1/$SYSTEM" <IMCEAMS-NORTH_PO1_+24SYSTEM@example.com>',
    'IMCEAMS-NORTH_PO1_+24SYSTEM@example.com',
    '<IMCEAPCM-NORTH_PO1_+24SYSTEM@example.com>',
    'Directory service <"IMCEACSI-NORTH_PO1_+24SYSTEM"@example.com>',
    'IMCEAX400-c=US+3Ba=+20+3Bp=ORG+3Bddat=MS+3Bddav=NORTH_PO1_+24SYSTEM+3B@example.com',
    'IMCEAX400-c=US+3Bdda+3AMS=NORTH_PO1_+24SYSTEM+3B@example.com',
  ])('is read from %s', (text) => {
    expect(parseDirSyncAddress(text)).toEqual(NORTH);
  });

  test('is read whatever its case', () => {
    const address = parseDirSyncAddress('imceams-north_po1_+24system@EXAMPLE.com');
    expect(address).toEqual({ network: 'north', postOffice: 'po1', mailbox: '$system' });
    expect(address && isSystemMailbox(address)).toBe(true);
    expect(address && postOfficeName(address)).toBe('NORTH/PO1');
  });

  test('tells an escaped underscore and slash from the separators', () => {
    expect(parseDirSyncAddress('IMCEAMS-N+5Fx_P+2f1_M+FCller@h')).toEqual({
      network: 'N_x',
      postOffice: 'P/1',
      mailbox: 'Müller',
    });
  });

  test('wins over a display name that says something else', () => {
    expect(parseDirSyncAddress('"WEST/PO9/ADMIN" <IMCEAMS-NORTH_PO1_+24SYSTEM@h>')).toEqual(NORTH);
  });

  test.each(['IMCEASMTP-jo+40example+2Ecom@h', 'IMCEAMS-NORTH_PO1@h', 'IMCEAMS-NORTH__X@h', 'IMCEAMS-A_B_C'])(
    'is refused: %s',
    (text) => {
      expect(parseDirSyncAddress(text)).toBeNull();
    },
  );
});

describe('a display name, a comment or an X.400 address', () => {
  test.each([
    '"NORTH/PO1/$SYSTEM" <dirsync@example.com>',
    'NORTH/PO1/$SYSTEM <dirsync@example.com>',
    'dirsync@example.com (NORTH/PO1/$SYSTEM)',
    'PCM:NORTH/PO1/$SYSTEM',
    'X400:/ddat=ms /ddav="NORTH/PO1/$SYSTEM"',
    '"c=US;a= ;p=ORG;ddat=MS;ddav=NORTH/PO1/$SYSTEM;" <x400@example.com>',
    '/c=US/p=ORG/ddav=NORTH/PO1/$SYSTEM/ddat=MS/',
  ])('is read from %s', (text) => {
    expect(parseDirSyncAddress(text)).toEqual(NORTH);
  });

  test.each([
    'Robert Martin <robert@example.com>',
    '"Sales / Marketing / Support" <team@example.com>',
    '"A/B/C/D" <a@example.com>',
    '"NETWORKNAMETOOLONG/PO1/X" <a@example.com>',
    'c=US;a= ;ddat=FAX;ddav=NORTH/PO1/$SYSTEM',
    '',
  ])('is not seen in %s', (text) => {
    expect(parseDirSyncAddress(text)).toBeNull();
  });
});

test('an address prints in the form Exchange gives it', () => {
  expect(encapsulate(NORTH, 'example.com')).toBe('IMCEAMS-NORTH_PO1_+24SYSTEM@example.com');
  expect(printAddress(NORTH, 'example.com', 'PCM')).toBe(
    '"NORTH/PO1/$SYSTEM" <IMCEAPCM-NORTH_PO1_+24SYSTEM@example.com>',
  );
});

test('a megabyte of address is refused quickly', async () => {
  const long = [
    '('.repeat(1e6),
    '"\\'.repeat(5e5),
    'IMCEAMS-'.repeat(1e5),
    `ddat=ms ddav=${'a/'.repeat(5e5)}`,
  ];
  expect(await processorMs(() => long.forEach((text) => parseDirSyncAddress(text)))).toBeLessThan(1_000);
});
