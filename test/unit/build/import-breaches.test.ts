import { describe, expect, test } from 'vitest';
import { importBreaches, topLevelBreaches } from '../../../build/imports/breaches.mjs';
import { TOP_LEVEL_NAMES } from '../../../build/imports/rules.mjs';

describe('the table of import directions', () => {
  test('allows what points downwards', () => {
    expect(importBreaches('renderer/app.tsx', `import { x } from '../shared/model.ts';`)).toEqual([]);
    expect(importBreaches('electron/engine/scan.ts', `import { x } from '../index/rows.ts';`)).toEqual([]);
    expect(importBreaches('electron/main.ts', `import { app } from 'electron';`)).toEqual([]);
    expect(importBreaches('renderer/main.tsx', `import { createRoot } from 'react-dom/client';`)).toEqual([]);
    expect(importBreaches('test/unit/a.test.ts', `import { x } from '../../electron/main.ts';`)).toEqual([]);
  });

  test('names file, line, target and rule of what points upwards', () => {
    const text = `import { a } from './limits.ts';\n\nimport { b } from '../electron/engine/scan.ts';\n`;
    expect(importBreaches('shared/model.ts', text)).toEqual([
      'shared/model.ts:3: imports electron/engine/scan.ts; shared may import only shared/, npm:fflate, npm:postal-mime, npm:zod',
    ]);
  });

  test.each([
    ['a static import', `import { app } from 'electron';`],
    ['an import for its effect', `import 'electron';`],
    ['a type import', `import type { App } from 'electron';`],
    ['a type written in place', `let app: import('electron').App;`],
    ['a re-export', `export { app } from 'electron';`],
    ['a re-export of everything', `export * from 'electron';`],
    ['a dynamic import', `const electron = await import('electron');`],
    ['a require', `const electron = require('electron');`],
    ['a path inside the package', `import { app } from 'electron/main';`],
  ])('sees %s', (_form, text) => {
    expect(importBreaches('electron/engine/scan.ts', text)).toEqual([
      expect.stringMatching(/^electron\/engine\/scan\.ts:1: imports npm:electron; engine may import only /),
    ]);
  });

  test('knows a Node module with and without its prefix', () => {
    expect(importBreaches('shared/a.ts', `import 'node:fs/promises';`)[0]).toContain(
      'imports node:fs/promises',
    );
    expect(importBreaches('shared/a.ts', `import 'fs/promises';`)[0]).toContain('imports node:fs/promises');
  });

  test('is not misled by comments and strings', () => {
    const text = `// import { app } from 'electron';\nconst text = "import { app } from 'electron'";`;
    expect(importBreaches('shared/a.ts', text)).toEqual([]);
  });

  test('wants each file to belong to a layer', () => {
    expect(importBreaches('electron/unheard-of.ts', '')).toEqual([
      expect.stringContaining('electron/unheard-of.ts:1: belongs to no layer'),
    ]);
  });
});

describe('the names in the repository’s root', () => {
  test('may be the agreed ones, dot files and generated folders', () => {
    expect(topLevelBreaches([...TOP_LEVEL_NAMES, '.ci', '.git', 'node_modules', 'out'])).toEqual([]);
  });

  test('are complained about when one is new or missing', () => {
    const names = [...TOP_LEVEL_NAMES.filter((name) => name !== 'README.md'), 'src'];
    expect(topLevelBreaches(names)).toEqual([
      expect.stringMatching(/^src:1: is not one of/),
      'README.md:1: is missing',
    ]);
  });
});
