/** Advice that would do harm when it is given in the wrong place, direction or order. */
import { describe, expect, test } from 'vitest';
import { entryById } from '../../../shared/catalogue/catalogue.ts';
import { ALL_RULES } from '../../../shared/diagnosis/families.ts';
import { FILES } from '../../../shared/diagnosis/families/files/files.ts';
import { folderOf } from '../../fixtures/diagnosed-files.ts';
import { contextOf, watchFiles } from '../../fixtures/rule-cases.ts';

/** Steps for what is found in these files. */
function stepsFor(...files: readonly string[]): readonly string[] {
  return watchFiles(FILES, contextOf(), folderOf(...files)).flatMap(({ remedy }) => remedy);
}

function stepsOfRule(rule: string): readonly string[] {
  return ALL_RULES.find(({ id }) => id === rule)?.remedy ?? [];
}

/** Where the first step with these words stands; -1 where none has them. */
function at(steps: readonly string[], words: string): number {
  return steps.findIndex((step) => step.includes(words));
}

describe('REQCONF.GLB of a wrong size', () => {
  const wrong = ['PO1/GLB/MASTER.GLB 176', 'PO1/GLB/REQCONF.GLB 100'];

  test('may be copied and reset on a requestor, never on the server', () => {
    expect(stepsFor(...wrong).join(' ')).toMatch(/local reset.*Never on the DirSync server/);
  });

  test.each(['SRVCONF.GLB 2048', 'MSTTRANS.GLB 90'])('is only restored where %s lies beside it', (file) => {
    expect(stepsFor(...wrong, `PO1/GLB/${file}`)).toEqual(['Restore REQCONF.GLB from a backup.']);
  });

  test('on another post office the server beside it does not count', () => {
    expect(stepsFor(...wrong, 'PO2/GLB/SRVCONF.GLB 2048').join(' ')).toContain('local reset');
  });
});

describe('the list of the post office itself and its shadow', () => {
  const OVER_LIST = 'COPY ADMINSHD.NME ADMIN.NME';
  const OVER_SHADOW = 'COPY ADMIN.NME ADMINSHD.NME';
  const steps = (list: string, shadow: string): readonly string[] =>
    stepsFor(
      'PO1/GLB/MASTER.GLB 176',
      ...(list === '' ? [] : [`PO1/NME/ADMIN.NME ${list}`]),
      ...(shadow === '' ? [] : [`PO1/NME/ADMINSHD.NME ${shadow}`]),
    );

  test.each([
    ['an empty list', '0', '450', OVER_LIST, OVER_SHADOW],
    ['an empty shadow', '450', '0', OVER_SHADOW, OVER_LIST],
    ['different sizes (Q132744)', '405', '450', OVER_LIST, OVER_SHADOW],
  ])('%s: the whole one is copied over the other, after a backup', (_case, list, shadow, right, wrong) => {
    const found = steps(list, shadow);
    expect(at(found, 'aside')).toBe(0);
    expect(at(found, right)).toBeGreaterThan(0);
    expect(at(found, wrong)).toBe(-1);
  });

  test('both empty: groups are reset first, and what is lost is said before (Q248298)', () => {
    const found = steps('0', '0');
    expect(at(found, OVER_LIST)).toBe(-1);
    expect(at(found, 'lost')).toBeLessThan(at(found, 'GIMPORT -R'));
    expect(found[at(found, 'GIMPORT -R')]).toMatch(/GIMPORT -R.*ACCTONME.*COPY ADMIN\.NME ADMINSHD\.NME/);
  });

  test.each([
    ['0', ''],
    ['', '0'],
  ])('one of them alone, and empty, is copied nowhere', (list, shadow) => {
    const found = steps(list, shadow);
    expect(found).not.toEqual([]);
    expect(at(found, 'COPY ')).toBe(-1);
  });

  test('no direction stands in the rule, which cannot know it', () => {
    expect(at(stepsOfRule('files/names-empty'), 'COPY ')).toBe(-1);
  });
});

describe('other files of a post office', () => {
  test('a restored CONTROL.GLB needs both of its numbers raised (Q124042)', () => {
    const found = stepsFor('PO1/GLB/MASTER.GLB 176', 'PO1/GLB/CONTROL.GLB 4');
    expect(found.join(' ')).toContain('raise both numbers');
  });

  test('a restored SRVCONF.GLB is our reading, and behind its requestors (Q96060, problems 6 and 9)', () => {
    const found = stepsFor('PO1/GLB/MASTER.GLB 176', 'PO1/GLB/SRVCONF.GLB 1000');
    expect(at(found, 'call support')).toBeLessThan(at(found, 'By our reading'));
    expect(at(found, 'By our reading')).toBeLessThan(at(found, 'Export on every requestor'));
    expect(at(found, 'Export on every requestor')).toBeLessThan(at(found, 'Copy RESYNC.GLB'));
    const steps = stepsOfRule('registration/server-record-damaged');
    expect(at(steps, 'call support')).toBeLessThan(at(steps, 'By our reading'));
    expect(at(steps, 'RESYNC.GLB')).toBeGreaterThan(at(steps, 'Export on every requestor'));
  });
});

describe('updates that were received and acknowledged', () => {
  test.each([
    ['files/received-updates-locked', stepsOfRule('files/received-updates-locked')],
    ['files/import-queues', stepsOfRule('files/import-queues')],
    ['files/not-emptied', stepsOfRule('files/not-emptied')],
    ['exit code 65', entryById('exit-code NSDA 65')?.remedy ?? []],
    ['code 13', entryById('code DirSync 13')?.remedy ?? []],
    ['code 45', entryById('code DirSync 45')?.remedy ?? []],
    ['code 150', entryById('code DirSync 150')?.remedy ?? []],
  ])('%s: imported first, thrown away then, asked for anew at last', (_name, steps) => {
    const imported = at(steps, 'IMPORT admin');
    const emptied = at(steps, 'TYPE NUL');
    const asked = steps.findLastIndex(
      (step) => step.includes('Dir-Sync, Requestor, Import') || step.includes('ask for a full import'),
    );
    expect(imported).toBeGreaterThanOrEqual(0);
    expect(emptied).toBeGreaterThanOrEqual(imported);
    expect(asked).toBeGreaterThanOrEqual(emptied);
  });
});

describe('advice that depends on what was seen before', () => {
  test('the files of the address list are deleted below the banner of Rebuild only (Q96002, Q135486)', () => {
    const steps = stepsOfRule('address-list/number-not-made');
    expect(at(steps, 'TID.GLB')).toBe(0);
    expect(steps[at(steps, 'delete GAL.NME')]).toMatch(/^Only where .*Rebuild/);
  });

  test('deleting the objects of a requestor comes with both of its dangers (Q181952, Q163625)', () => {
    const steps = stepsOfRule('transport/mta-session-busy').join(' ');
    expect(steps).toMatch(/distribution lists first.*hidden recipient NET\/PO\/\$SYSTEM/);
  });

  test('an outbound message is not said to be held up by a limit that spares it (Q133719)', () => {
    expect(entryById('ndr MS Mail 009')?.causes.join(' ')).toContain('does not apply to mail of $SYSTEM');
  });
});
