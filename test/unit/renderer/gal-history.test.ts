import { describe, expect, it } from 'vitest';
import { emptyFields, latestValues, originOf } from '../../../renderer/gal/browse/card-facts.ts';
import {
  historyLine,
  sortedHistory,
  valueChanges,
  valuesBefore,
} from '../../../renderer/gal/browse/history-words.ts';
import { effectLook } from '../../../renderer/gal/effect-look.ts';
import { EFFECTS } from '../../../shared/gal/model.ts';
import type { TemplateDefinition } from '../../../shared/gal/model.ts';
import { anItem, values } from './gal-entries.ts';

/** As they stand in messages: with the colon. */
const SALES = values('Anna Berg', { templates: [{ prompt: 'Department:', value: 'Sales' }] });
const SUPPORT = values('Anna Berg', { templates: [{ prompt: 'Department:', value: 'Support' }] });

describe('a history in words', () => {
  it('tells what a change changed, from what to what', () => {
    const changed = anItem({ effect: 'changed', code: 'M', after: SUPPORT });
    expect(historyLine(changed, SALES)).toBe('Changed: Department Sales → Support');
    expect(historyLine(anItem({}), null)).toBe('Added');
  });

  it('tells alias, address, and template values that came, went or became empty', () => {
    const before = values('Anna Berg', {
      templates: [
        { prompt: 'Department', value: 'Sales' },
        { prompt: 'Office', value: '12' },
      ],
    });
    const after = values('Anna Hill', {
      addressType: 'SMTP',
      address: 'anna@south',
      templates: [
        { prompt: 'Department', value: '' },
        { prompt: 'Fax', value: '99' },
      ],
    });
    expect(historyLine(anItem({ effect: 'moved', after }), before)).toBe(
      'Moved: Alias Anna Berg → Anna Hill; Address PCM:NORTH/PO1/ANNA → SMTP:anna@south; ' +
        'Department Sales → (empty); Office 12 removed; Fax 99 added',
    );
    expect(valueChanges(before, before)).toEqual([]);
  });

  it('gives the reason of what had no effect, with the number of the message of the Import program', () => {
    const line = (change: Parameters<typeof anItem>[0]) => historyLine(anItem(change), SALES);
    expect(line({ effect: 'refused', code: 'A' })).toBe('Refused: alias exists [27]');
    expect(line({ effect: 'refused', code: 'M' })).toBe('Refused: another entry has the new alias [27]');
    expect(line({ effect: 'unknown', code: 'D', after: null })).toBe('No effect: no such alias [29]');
    expect(line({ effect: 'repeated' })).toContain('so already');
  });

  it('says no more than is known of an entry that was not looked up before', () => {
    const changed = anItem({ effect: 'changed', code: 'M', after: SUPPORT });
    expect(valuesBefore([changed], 0)).toBeNull();
    expect(historyLine(changed, null)).toBe('Changed');
    expect(valuesBefore([anItem({ after: SALES }), changed], 1)).toBe(SALES);
  });

  it('has what changed nothing apart from the rest, by cycle and reason, and nothing else', () => {
    const passed = (cycle: number, index: number) =>
      anItem({ effect: 'outranked', role: 'reply', cycle, index, after: SALES });
    const again = anItem({ effect: 'refused', cycle: 2, after: SALES });
    const repeated = anItem({ effect: 'repeated', cycle: 2, after: SALES });
    const history = [
      anItem({ after: SALES }),
      passed(1, 1),
      passed(1, 2),
      passed(2, 3),
      again,
      again,
      passed(2, 4),
      repeated,
    ];
    const { told, idle, idleCount } = sortedHistory(history);
    expect(told.map(({ index }) => index)).toEqual([0, 4, 5]);
    expect(idle.map((group) => group.map(({ index }) => index))).toEqual([[1, 2], [3, 6], [7]]);
    expect(idleCount).toBe(5);
    expect(told[1]?.before).toBe(SALES);
  });

  it('is no less when all of it changed nothing', () => {
    const history = [anItem({ effect: 'repeated' }), anItem({ effect: 'kept' })];
    expect(sortedHistory(history)).toMatchObject({ told: [], idleCount: 2 });
    expect(sortedHistory([])).toEqual({ told: [], idle: [], idleCount: 0 });
  });

  it('has a shape of its own for every effect', () => {
    const shapes = EFFECTS.map((effect) =>
      effectLook(effect)
        .mark.map(({ d }) => d)
        .join(' '),
    );
    expect(new Set(shapes).size).toBe(EFFECTS.length);
  });
});

describe('the card of an entry', () => {
  const made = anItem({ cycle: 2, after: SALES });
  const refused = anItem({ cycle: 3, effect: 'refused', after: SALES });
  const changed = anItem({ cycle: 7, effect: 'changed', after: SUPPORT });
  const removed = anItem({ cycle: 9, effect: 'removed', code: 'D', after: null });
  const history = [made, refused, changed, removed];

  it('names the transaction that gave it the values of the cycle', () => {
    expect(originOf(history, 1)).toBeNull();
    expect(originOf(history, 6)).toBe(made);
    expect(originOf(history, 7)).toBe(changed);
    expect(originOf(history, null)).toBe(changed);
  });

  it('still knows what an entry was that is gone', () => {
    expect(latestValues(history)).toBe(SUPPORT);
    expect(latestValues([])).toBeNull();
  });

  it('shows the fields of the template that it says nothing to', () => {
    const field = { column: 1, length: 10, flags: '', defaultText: '' };
    const definition: TemplateDefinition = {
      list: { type: 'PCM', network: 'NORTH', postOffice: 'PO1' },
      fields: [
        { ...field, prompt: 'DEPARTMENT' },
        { ...field, prompt: 'Fax' },
      ],
      place: made,
    };
    expect(emptyFields(definition, SALES)).toEqual(['Fax']);
    expect(emptyFields(null, SALES)).toEqual([]);
  });
});
