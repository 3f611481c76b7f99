import { expect, test } from 'vitest';
import { strayBytes } from '../../../shared/formats/stray-bytes.ts';
import { bytesOf } from '../../fixtures/bytes.ts';

test('bytes in front of a container or behind it are a fault, zeros behind it are none', () => {
  const input = bytesOf('<zip>');
  expect(strayBytes(input, 'zip', 0, input.length)).toBeNull();
  expect(strayBytes(bytesOf('<zip>\0\0'), 'zip', 0, 5)).toBeNull();
  expect(strayBytes(input, 'zip', 0, 9)).toBeNull();
  expect(strayBytes(input, 'zip', 2, input.length)).toMatchObject({
    kind: 'corrupt-data',
    message: '2 bytes in front of the zip are not read',
    offset: 0,
  });
  expect(strayBytes(input, 'zip', 0, 4)).toMatchObject({
    message: '1 byte behind the zip is not read',
    offset: 4,
  });
});
