import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isMaildir, isUnfinishedDelivery, maildirFlags } from '../../../electron/engine/maildir.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';

test('a folder with cur, new and tmp is a Maildir, any other is not', () => {
  const folder = temporaryFolder();
  fs.mkdirSync(path.join(folder, 'cur'));
  fs.mkdirSync(path.join(folder, 'new'));
  expect(isMaildir(folder)).toBe(false);
  fs.writeFileSync(path.join(folder, 'tmp'), '');
  expect(isMaildir(folder)).toBe(false);
  fs.rmSync(path.join(folder, 'tmp'));
  fs.mkdirSync(path.join(folder, 'tmp'));
  expect(isMaildir(folder)).toBe(true);
  expect(isMaildir(path.join(folder, 'missing'))).toBe(false);
});

test('the name of a message says what was done with it', () => {
  expect(maildirFlags('1.2.host:2,RSa')).toEqual({ flags: ['replied', 'seen'], others: 'a' });
  expect(maildirFlags('1.2.host;2,')).toEqual({ flags: [], others: '' });
  expect(maildirFlags('1.2.host')).toBeNull();
  expect(maildirFlags('1.2.host:1,S')).toBeNull();
});

test('what lies in tmp was not delivered', () => {
  expect(isUnfinishedDelivery('tmp/1.2.host')).toBe(true);
  expect(isUnfinishedDelivery('new/tmp')).toBe(false);
});
