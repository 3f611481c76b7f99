import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteSources, payloadSource } from '../../../renderer/detail/byte-sources.ts';
import { codecChoices } from '../../../renderer/format/codec-choices.ts';
import { savedWords } from '../../../renderer/format/node-acts.ts';
import {
  factText,
  faultText,
  furtherNotes,
  givesText,
  hasRemark,
  nodeLabel,
  rowName,
} from '../../../renderer/format/node-words.ts';
import { trialFault } from '../../../renderer/format/trial-words.ts';
import { previewOf } from '../../../renderer/format/preview.ts';
import { cleanName, savedName } from '../../../renderer/format/saved-name.ts';
import { aNode } from './nodes.ts';

const GZIP = { format: 'gzip', codec: 'gzip', bytes: 100, bytesOut: 1_030 } as const;

describe('what a node is said to give', () => {
  test('is bytes, ratio and transactions', () => {
    expect(givesText(aNode('1.2', { ...GZIP, transactions: 1_204 }))).toBe(
      'gives 1.01 KB, 10.3\u00A0:\u00A01, 1,204 transactions',
    );
  });

  test('is no ratio where decoding failed: what came out belongs to a part of what went in', () => {
    expect(givesText(aNode('1.2', { ...GZIP, failedAt: 40 }))).toBe('gives 1.01 KB');
  });

  test('is nothing where nothing was decoded', () => {
    expect(givesText(aNode('1.1'))).toBeNull();
    // Why it was taken for what it is stands in the card.
    expect(hasRemark(aNode('1.1', { why: 'no control characters' }))).toBe(false);
  });

  test('has numbers as they are shown everywhere', () => {
    expect(factText({ name: 'Size', value: '1204567 bytes' })).toBe('1,204,567 bytes');
    expect(factText({ name: 'Files', value: '1204' })).toBe('1,204');
    expect(factText({ name: 'PidTagInternetCodepage', value: '1252' })).toBe('1252');
  });

  test('is heard after what is wrong', () => {
    const node = aNode('1.2', { ...GZIP, fileName: 'A\u202eZG.GZ', failedAt: 40 });
    expect(rowName(node)).toBe('Failed at byte 40; gzip A\\u{202e}ZG.GZ, 100 B');
    const failure = { kind: 'truncated', detail: 'no end', part: '1.2', offset: 40 } as const;
    expect(faultText({ ...node, failure })).toBe('Failed at byte 40: ends too early');
    expect(faultText({ failure, failedAt: null })).toBe('Failed: ends too early');
    expect(faultText(aNode('1'))).toBeNull();
  });
});

test('the parts of a whole message are called what they are', () => {
  expect(nodeLabel({ path: '1', format: 'multipart' })).toBe('Mail message');
  expect(nodeLabel({ path: '1.2', format: 'multipart' })).toBe('Parts');
});

test('a note that repeats why a node could not be read is not told again', () => {
  const failure = { kind: 'truncated', detail: 'no end', part: '1', offset: null } as const;
  const notes = ['it could not be opened: no end', 'not all of it could be read: 3 more members'];
  expect(furtherNotes(notes, failure)).toEqual([notes[1]]);
  expect(furtherNotes(notes, null)).toEqual(notes);
});

describe('the name to save under', () => {
  test('is the own name, without the ending of the codec when it was decompressed', () => {
    const part = aNode('1.2', { ...GZIP, fileName: 'dirsync.txt.gz' });
    expect(savedName(part, false)).toBe('dirsync.txt.gz');
    expect(savedName(part, true)).toBe('dirsync.txt');
    expect(savedName(aNode('1.2', { fileName: 'DIRSYNC.BIN' }), true)).toBe('DIRSYNC.BIN.decompressed');
  });

  test('ends as a mail does where it is one', () => {
    const mail = (fileName: string) => savedName(aNode('1.2', { format: 'message', fileName }), false);
    expect(mail('Re: the cycle')).toBe('Re_ the cycle.eml');
    expect(mail('forwarded.EML')).toBe('forwarded.EML');
  });

  test('is made of the path where there is none', () => {
    expect(savedName(aNode('1.2/3', { format: 'message' }), false)).toBe('part-1.2_3.eml');
    expect(savedName(aNode('1.2', GZIP), true)).toBe('part-1.2.bin');
  });

  test('leads nowhere, whatever strangers wrote', () => {
    expect(cleanName('../../etc/passwd')).toBe('passwd');
    expect(cleanName('C:\\WINDOWS\\win.ini')).toBe('win.ini');
    expect(cleanName('..')).toBe('');
    expect(cleanName('a\u202Etxt.exe')).toBe('atxt.exe');
    expect(cleanName('CON.txt')).toBe('_CON.txt');
    expect(cleanName('a.exe. . ')).toBe('a.exe');
    expect(cleanName('a:b*c?')).toBe('a_b_c_');
  });

  test('keeps its ending, however long it is, and fits on any disk', () => {
    const own = savedName(aNode('1', { fileName: `${'同期'.repeat(100)}.gz` }), false);
    expect(own.startsWith('同期同期')).toBe(true);
    expect(own.endsWith('.gz')).toBe(true);
    expect(Buffer.byteLength(own)).toBeLessThanOrEqual(200);
  });

  test('takes no control character that an archive lists for a folder', () => {
    expect(cleanName('queue.zip/a\\x0ab\\x09c.txt')).toBe('a_b_c.txt');
  });

  test('has no path, no control character and a bounded length, for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const clean = cleanName(name);
        expect(clean).not.toMatch(/[/\\<>:"|?*\p{Cc}]/u);
        expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(201);
        expect(clean.startsWith('.')).toBe(false);
        expect(savedName(aNode('1', { fileName: name }), true)).not.toBe('');
      }),
    );
  });
});

describe('saving', () => {
  test('says plainly when it is only a part', () => {
    const whole = savedWords({ path: '/out/A.TXT', bytes: 1_204, failure: null });
    expect(whole).toEqual({ text: 'A.TXT saved, 1,204 bytes.', remarks: [] });
    expect(savedWords({ path: 'C:\\out\\A.TXT', bytes: 1, failure: null }).text).toBe('A.TXT saved, 1 byte.');
    const failure = { kind: 'truncated', detail: 'ends at byte 40', part: '1', offset: 40 } as const;
    const partial = savedWords({ path: '/out/A.TXT.partial', bytes: 12, failure });
    expect(partial.text).toBe('Only a part was saved, 12 bytes: decoding failed.');
    expect(partial.remarks[0]).toBe('Ends too early: ends at byte 40.');
  });
});

describe('a trial that failed', () => {
  const failure = { kind: 'corrupt-data', detail: 'no signature', part: '1', offset: 0 } as const;
  const said = (facts: Partial<Parameters<typeof trialFault>[0]>) =>
    trialFault({ codec: 'gzip', format: 'text', bytesOut: 0, failure, ...facts });

  test('says that it is another codec, and calls nothing damaged that only was a guess', () => {
    expect(said({})).toBe('This is not gzip: no signature.');
    expect(said({ failure: { ...failure, detail: 'gzip: no header.' } })).toBe(
      'This is not gzip: no header.',
    );
    expect(said({ bytesOut: 4_096 })).toBe('Data damaged: no signature.');
    expect(said({ format: 'gzip' })).toBe('Data damaged: no signature.');
    expect(said({ failure: { ...failure, kind: 'truncated' } })).toBe('This is not gzip: no signature.');
    expect(said({ bytesOut: 4_096, failure: { ...failure, kind: 'truncated' } })).toBe(
      'Ends too early: no signature.',
    );
    expect(said({ failure: { ...failure, kind: 'output-limit' } })).toBe('Limit reached: no signature.');
  });

  test('does not say the name of its codec twice', () => {
    const detail = 'XPRESS: the data has no end';
    const words = said({ codec: 'xpress', failure: { ...failure, kind: 'truncated', detail } });
    expect(words).toBe('This is not XPRESS, plain LZ77: the data has no end.');
  });
});

describe('codecs to try', () => {
  test('are those without a signature and plug-ins first, and each once', () => {
    const plugIn = { file: 'a.js', description: '', problem: null };
    const { first, more } = codecChoices([
      { ...plugIn, name: 'dxa' },
      { ...plugIn, name: null, problem: 'no codec in it' },
      { ...plugIn, name: 'double', problem: 'another file has this name' },
    ]);
    expect(first.map(({ codec }) => codec)).toEqual([
      'deflate',
      'lznt1',
      'xpress',
      'xpress-huffman',
      'plug-in:dxa',
    ]);
    expect(more.map(({ codec }) => codec)).toEqual(['gzip', 'zlib', 'szdd', 'kwaj', 'rtf']);
  });
});

describe('a preview', () => {
  test('is text where it is text, cut within a character or of another code page', () => {
    expect(previewOf(new TextEncoder().encode('A CREWS\r\nJörg').subarray(0, -3))).toEqual({
      kind: 'text',
      text: 'A CREWS\r\nJ',
    });
    expect(previewOf(new Uint8Array([0x4a, 0xf6, 0x72]))).toEqual({ kind: 'text', text: 'Jör' });
  });

  test('is hexadecimal where it is none', () => {
    const { kind, text } = previewOf(new Uint8Array([0, 1, 65, 255, 66, 67, 68, 69, 70]));
    expect(kind).toBe('hex');
    expect(text.split('\n')).toEqual([
      expect.stringMatching(/^00000000 {2}00 01 41 FF {2}42 43 44 45\s+··A·BCDE$/),
      expect.stringMatching(/^00000008 {2}46\s+F$/),
    ]);
  });
});

describe('the bytes that can be chosen', () => {
  test('are those of each part, and what a codec gives; a container gives none', () => {
    const parts = [aNode('1.2', GZIP), aNode('1.3', { format: 'zip', codec: 'zip', fileName: 'A.ZIP' })];
    expect(byteSources({ parts }, { kind: 'file' }).map(({ label }) => label)).toEqual([
      'Whole file',
      'Part 1.2 gzip',
      'Part 1.2 gzip, decompressed',
      'Part 1.3 A.ZIP',
    ]);
    expect(payloadSource({ path: '1.3', codec: 'zip' })).toEqual({ kind: 'part', path: '1.3' });
  });

  test('are not offered by the thousand, but the shown ones are among them', () => {
    const parts = Array.from({ length: 1_000 }, (_, index) => aNode(`1.${index + 1}`));
    const labels = byteSources({ parts }, { kind: 'part', path: '1.900' }).map(({ label }) => label);
    expect(labels).toHaveLength(102);
    expect(labels).toContain('Part 1.900 Text');
  });
});
