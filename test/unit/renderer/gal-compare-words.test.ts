/** What the Compare tab says, without a window. */
import { describe, expect, it } from 'vitest';
import { branchOptions } from '../../../renderer/gal/compare/branches.ts';
import { causeLook, compareHeadline, differenceLook } from '../../../renderer/gal/compare/compare-words.ts';
import { messagesAside } from '../../../renderer/gal/compare/evidence.ts';
import { fieldPairs } from '../../../renderer/gal/compare/field-pairs.ts';
import { rowTexts } from '../../../renderer/gal/compare/row-texts.ts';
import {
  emptySide,
  sideName,
  sidesToCompare,
  typedCycle,
  viewKey,
} from '../../../renderer/gal/compare/sides.ts';
import type { Side } from '../../../renderer/gal/compare/sides.ts';
import type { TreeNode, ViewSummary } from '../../../shared/contract/gal-values.ts';
import { CAUSE_KINDS, DIFFERENCE_KINDS } from '../../../shared/gal/model.ts';
import type { EntryValues, PointOfView } from '../../../shared/gal/model.ts';

const SERVER: PointOfView = { kind: 'server', server: 'HUB/DS' };
const PO1: PointOfView = { kind: 'requestor', requestor: 'NORTH/PO1', server: 'HUB/DS' };

function aView(view: PointOfView, name: string, messages = 3): ViewSummary {
  return { view, name, messages, requests: 1, firstCycle: 1, lastCycle: 12, holes: 0 };
}

function ofView(view: PointOfView, cycle: number | null = null): Side {
  return { kind: 'view', view, cycle };
}

function ofFile(entries: number, problemsTotal = 0): Side {
  const file = { kind: 'imported', fileId: 1, name: 'people.ldif', format: 'LDIF', problems: [] } as const;
  return { kind: 'file', file: { ...file, entries, problemsTotal } };
}

function anEntry(
  name: string,
  address: string,
  templates: Readonly<Record<string, string>> = {},
): EntryValues {
  return {
    name,
    addressType: 'PCM',
    address,
    templates: Object.entries(templates).map(([prompt, value]) => ({ prompt, value })),
  };
}

describe('the first line', () => {
  const counts = { 'only-left': 0, 'only-right': 0, different: 0 };

  it('says how many are missing, how many are only there, how many differ and how many are equal', () => {
    const differing = {
      counts: { 'only-left': 5, 'only-right': 0, different: 0 },
      equal: 49_865,
      unchecked: [],
    };
    expect(compareHeadline(differing, 'people.ldif')).toBe(
      '5 entries are missing in people.ldif; 0 only there; 0 different; 49,865 equal.',
    );
    const one = { counts: { 'only-left': 1, 'only-right': 2_000, different: 3 }, equal: 0, unchecked: [] };
    expect(compareHeadline(one, 'x')).toBe(
      '1 entry is missing in x; 2,000 only there; 3 different; 0 equal.',
    );
  });

  it('is a positive statement where nothing differs', () => {
    expect(compareHeadline({ counts, equal: 49_870, unchecked: [] }, 'x')).toBe(
      'Both lists say the same: 49,870 entries.',
    );
    expect(compareHeadline({ counts, equal: 0, unchecked: [] }, 'x')).toBe('Both lists are empty.');
  });

  it('claims no more than what was compared', () => {
    const unchecked = ['The file holds no template values; they were not compared.'];
    expect(compareHeadline({ counts, equal: 7, unchecked }, 'x')).toBe(
      'No difference was found in what could be compared: 7 entries.',
    );
  });
});

describe('the looks', () => {
  it('differ in word and outline for each kind of difference', () => {
    const looks = DIFFERENCE_KINDS.map(differenceLook);
    expect(new Set(looks.map(({ word }) => word)).size).toBe(DIFFERENCE_KINDS.length);
    expect(new Set(looks.map(({ mark }) => JSON.stringify(mark))).size).toBe(DIFFERENCE_KINDS.length);
    expect(new Set(looks.map(({ tone }) => tone)).size).toBe(DIFFERENCE_KINDS.length);
  });

  it('have a word of its own for each cause', () => {
    for (const isBesideFile of [true, false])
      expect(new Set(CAUSE_KINDS.map((kind) => causeLook(kind, isBesideFile).word)).size).toBe(
        CAUSE_KINDS.length,
      );
  });
});

describe('a change that one side does not show', () => {
  it('is later where the messages tell, and beside a file only may be', () => {
    expect(causeLook('later-change', false).word).toBe('Changed later');
    expect(causeLook('later-change', true).word).toBe('File may be older');
    expect(causeLook('lost-update', true)).toEqual(causeLook('lost-update', false));
  });
});

describe('the proof of a cause', () => {
  it('names apart the messages that none of its transactions stands in', () => {
    const [told, hung] = [1, 2].map((id) => ({ id, file: `${id}.eml` }));
    const place = { message: { id: 1, file: '1.eml' }, part: '1', index: 0, start: 0, end: 9 };
    const messages = [told, hung].filter((message) => message !== undefined);
    expect(messagesAside({ places: [place], messages })).toEqual([hung]);
    expect(messagesAside({ places: [], messages })).toEqual(messages);
  });
});

describe('the sides', () => {
  const views = [aView(SERVER, 'HUB/DS'), aView(PO1, 'NORTH/PO1')];

  it('begin with the server’s list against the first requestor’s that has messages', () => {
    const silent: PointOfView = { kind: 'requestor', requestor: 'NORTH/PO0', server: 'HUB/DS' };
    const offered = sidesToCompare({ left: null, right: null }, [aView(silent, 'NORTH/PO0', 0), ...views]);
    expect(offered).toEqual({ left: ofView(SERVER), right: ofView(PO1) });
  });

  it('wait for a file where there is no requestor', () => {
    const offered = sidesToCompare({ left: null, right: null }, [aView(SERVER, 'HUB/DS')]);
    expect(offered).toEqual({ left: ofView(SERVER), right: null });
    expect(sidesToCompare({ left: null, right: ofFile(3) }, []).left).toBeNull();
  });

  it('are called by their list or their file, and by their cycle where both are one list', () => {
    const [server, file] = [ofView(SERVER), ofFile(3)];
    expect(sideName(server, file, views)).toBe('the server’s list');
    expect(sideName(ofView(PO1), server, views)).toBe('the list of NORTH/PO1');
    expect(sideName(file, server, views)).toBe('people.ldif');
    expect(sideName(ofView(SERVER, 3), server, views)).toBe('the server’s list after cycle 3');
    expect(sideName(server, ofView(SERVER, 3), views)).toBe('the server’s list after the latest cycle');
    const second: PointOfView = { kind: 'server', server: 'HUB/OLD' };
    expect(sideName(server, file, [...views, aView(second, 'HUB/OLD')])).toBe(
      'the list of the server HUB/DS',
    );
  });

  it('say why there is nothing to compare on one of them, and what to do', () => {
    expect(emptySide(ofFile(1), { views })).toBeNull();
    expect(emptySide(ofFile(0), { views })?.text).toBe('No entry was found in people.ldif.');
    expect(emptySide(ofFile(0, 4), { views })?.nextStep).toContain('could not be read');
    expect(emptySide(ofView(PO1), { views })).toBeNull();
    const gone: PointOfView = { kind: 'requestor', requestor: 'WEST/PO9', server: null };
    expect(emptySide(ofView(gone), { views })?.text).toContain('No readable message of WEST/PO9');
  });

  it('tell apart requestors with two servers', () => {
    const other: PointOfView = { kind: 'requestor', requestor: 'NORTH/PO1', server: null };
    expect(viewKey(PO1)).not.toBe(viewKey(other));
    expect(viewKey({ kind: 'server', server: null })).not.toBe(viewKey({ kind: 'loose' }));
  });

  it('take the cycles that a list has, an empty field as the latest, and nothing else', () => {
    const range = { firstCycle: 4, lastCycle: 12 };
    expect([' 4 ', '12', '', '3', '13', '-5', '4.5', 'x'].map((text) => typedCycle(text, range))).toEqual([
      4,
      12,
      null,
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
    ]);
  });
});

describe('one difference', () => {
  const left = anEntry('Adams, Ann', 'NORTH/PO1/ADAMS', { Title: 'Boss', Room: '1' });
  const lists = { left: false, right: false };

  it('shows of entries on both sides only what differs', () => {
    const right = anEntry('Adams, Ann', 'NORTH/PO2/ADAMS', { Room: '1', Phone: '42' });
    expect(rowTexts({ left, right }, lists)).toEqual({
      alias: 'Adams, Ann',
      address: 'PCM:NORTH/PO1/ADAMS',
      left: { text: 'Address: …PO1/ADAMS; Title: Boss; Phone: none', isWord: false },
      right: { text: 'Address: …PO2/ADAMS; Title: none; Phone: 42', isWord: false },
    });
  });

  it('says of an entry on one side where it is and where it is missing', () => {
    const texts = rowTexts({ left: null, right: left }, lists);
    expect([texts.alias, texts.left.text, texts.right.text]).toEqual(['Adams, Ann', 'missing', 'is there']);
    expect(texts.left.isWord && texts.right.isWord).toBe(true);
  });

  it('cuts what both values begin with only between words, and only where that is worth it', () => {
    const texts = (one: string, other: string): readonly string[] => {
      const { left: ours, right: theirs } = rowTexts(
        { left: anEntry('X', 'A/B/X', { Note: one }), right: anEntry('X', 'A/B/X', { Note: other }) },
        lists,
      );
      return [ours.text, theirs.text];
    };
    expect(texts('Head of Sales', 'Head of Support')).toEqual(['Note: …Sales', 'Note: …Support']);
    expect(texts('Mr. A', 'Mr. B')).toEqual(['Note: Mr. A', 'Note: Mr. B']);
    expect(texts('Sales', 'Salesmen')).toEqual(['Note: Sales', 'Note: Salesmen']);
    expect(texts('Head of ', 'Head of Sales')).toEqual(['Note: Head of ', 'Note: …Sales']);
  });

  it('is one by the letter case of an alias, never by that of an address or by another name of its type', () => {
    const written = { ...left, addressType: 'MS', address: 'north/po1/adams' };
    expect(differing(written)).toEqual([]);
    expect(differing({ ...written, name: 'ADAMS, ANN' })).toEqual(['Alias']);
  });

  it('says nothing of template values that a file without any leaves open, unless they are all that differs', () => {
    const bare = { ...left, templates: [] };
    const renamed = { ...bare, name: 'Adams, A.' };
    const file = { left: false, right: true };
    expect(differing(renamed, file)).toEqual(['Alias']);
    expect(differing(bare, file)).toEqual(['Title', 'Room']);
    expect(differing(renamed, lists)).toEqual(['Alias', 'Title', 'Room']);
  });

  it('has every field of either side once, and a prompt that stands twice twice', () => {
    const one = { ...left, templates: [aValue('Room', '1'), aValue('Room', '2')] };
    const other = { ...left, templates: [aValue('Room', '1'), aValue('Fax', '3')] };
    const pairs = fieldPairs({ left: one, right: other }, lists);
    expect(pairs.map((pair) => [pair.field, pair.left, pair.right])).toEqual([
      ['Alias', 'Adams, Ann', 'Adams, Ann'],
      ['Address', 'PCM:NORTH/PO1/ADAMS', 'PCM:NORTH/PO1/ADAMS'],
      ['Room', '1', '1'],
      ['Room', '2', null],
      ['Fax', null, '3'],
    ]);
  });

  function differing(right: EntryValues, areFiles = lists): readonly string[] {
    return fieldPairs({ left, right }, areFiles)
      .filter(({ differs }) => differs)
      .map(({ field }) => field);
  }
});

function aValue(prompt: string, text: string) {
  return { prompt, value: text };
}

describe('the post offices', () => {
  it('of both sides are offered once, a network before its own', () => {
    const one = [network('SOUTH', ['PO9']), network('NORTH', ['PO2', 'PO1'])];
    const other = [network('NORTH', ['PO1', 'PO3'])];
    expect(branchOptions([...one, ...other]).map(({ name }) => name)).toEqual([
      'NORTH',
      'NORTH/PO1',
      'NORTH/PO2',
      'NORTH/PO3',
      'SOUTH',
      'SOUTH/PO9',
    ]);
  });
});

function network(name: string, postOffices: readonly string[]): TreeNode {
  const branch = { network: name, postOffice: null, type: null };
  const children = postOffices.map((postOffice) => ({
    branch: { ...branch, postOffice },
    name: postOffice,
    entries: 1,
    children: [],
  }));
  return { branch, name, entries: children.length, children };
}
