/** Streams that Outlook, Exchange and others wrote, beside what other programs read in them. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openTnef } from '../../../../shared/formats/tnef/open.ts';
import { corpusFiles } from '../../../fixtures/corpora.ts';
import { hasTool, runTool } from '../../../fixtures/debian-tools.ts';
import { temporaryFolder } from '../../../fixtures/folders.ts';
import { contentOf, factOf, openTools } from '../../../fixtures/opened-messages.ts';
import { tnefFile } from '../../../fixtures/tnef-file.ts';

const STREAMS = corpusFiles('tnef').filter(({ name }) => name.endsWith('.tnef'));
/** The tool extracts an OLE object with the interface before it. */
const INTERFACE_BYTES = 16;

function isMissing(tool: string): boolean {
  if (hasTool(tool)) return false;
  process.stdout.write(`TNEF is not compared with ${tool}: it is not installed.\n`);
  return true;
}

const openFile = (file: string) => openTnef(fs.readFileSync(file), openTools());
const namesOf = (file: string) =>
  openFile(file).members.flatMap(({ role, name }) => (role === 'body' ? [] : [name]));

/** The expected lists name bodies as "rtf-body.rtf" in the stream rtf.tnef. */
function expectedLines(file: string): string[] {
  const list = fs.readFileSync(file.replace(/\.tnef$/, '.list'), 'utf8');
  const base = path.basename(file, '.tnef');
  const lines = list.split('\n').filter(Boolean);
  return lines.map((line) => (line.startsWith(`${base}-body.`) ? line.slice(base.length + 1) : line));
}

describe.skipIf(STREAMS.length === 0)('streams of others', () => {
  test('there are 15', () => {
    expect(STREAMS).toHaveLength(15);
  });

  /** Where a list names no attachment it was made of the bodies alone; the next test compares all of those. */
  test.each(STREAMS)('$name holds what its list names', ({ path: file }) => {
    const { members, notes } = openFile(file);
    const expected = expectedLines(file);
    const names = members.map(({ name }) => name);
    const bodies = expected.filter((name) => name.startsWith('body.'));
    const attachments = expected.filter((name) => !name.startsWith('body.'));
    expect(names).toEqual(expect.arrayContaining(bodies));
    expect(attachments.length === 0 ? [] : namesOf(file)).toEqual(attachments);
    expect(notes).toEqual(file.includes('garbage') ? ['1 byte behind the last attribute'] : []);
  });

  describe.skipIf(isMissing('tnef'))('against the program tnef', () => {
    test.each(STREAMS.filter(({ name }) => !name.includes('garbage')))(
      '$name holds the same attachments, byte for byte',
      async ({ path: file }) => {
        const listedByTool = runTool('tnef', ['--list', '-f', file]).toString().split('\n');
        const names = listedByTool.map((line) => line.split('|')[0]?.trim() ?? '').filter(Boolean);
        expect(namesOf(file)).toEqual(names);
        const folder = temporaryFolder();
        runTool('tnef', ['-C', folder, '-f', file]);
        for (const member of openFile(file).members.filter(({ role }) => role !== 'body')) {
          const extracted = fs.readFileSync(path.join(folder, member.name ?? ''));
          const isObject = factOf(member, 'PidTagAttachMethod') === '6 (OLE object)';
          const content = await contentOf(member);
          expect(content.equals(isObject ? extracted.subarray(INTERFACE_BYTES) : extracted)).toBe(true);
        }
      },
    );
  });
});

describe.skipIf(isMissing('tnef'))('streams that our tests write', () => {
  test('are read by the program tnef', () => {
    const content = Buffer.from('A,MARTIN\r\n'.repeat(50));
    const folder = temporaryFolder();
    const stream = tnefFile({ subject: 'x', body: 'b', attachments: [{ name: 'DIRSYNC.TXT', content }] });
    runTool('tnef', ['-C', folder], { input: stream });
    expect(fs.readFileSync(path.join(folder, 'DIRSYNC.TXT')).equals(content)).toBe(true);
  });
});
