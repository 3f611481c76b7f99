import path from 'node:path';
import { expect, test } from 'vitest';
import { saveOptions } from '../../../electron/shell/save-options.ts';

test('whoever saves over a file is asked first, and a suggested name leads out of no folder', () => {
  const folder = path.join('home', 'out');
  expect(saveOptions('Save content', '../A.TXT', folder)).toEqual({
    title: 'Save content',
    defaultPath: path.join(folder, 'A.TXT'),
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
});
