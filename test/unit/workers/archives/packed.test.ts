/** Compressed files that hold something else than transactions, and what is named and not read. */
import zlib from 'node:zlib';
import { expect, test } from 'vitest';
import { ARCHIVE_READERS } from '../../../../electron/workers/archives/archives.ts';
import { packedArchive } from '../../../../electron/workers/archives/packed.ts';
import { memoryStore } from '../../../../shared/formats/byte-store.ts';
import { MAILBOX_RECORD_BYTES } from '../../../../shared/formats/mailbox-index.ts';
import { listArchive, readMember } from '../../../fixtures/archives.ts';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { gzipMember, noise, zipArchive } from '../../../fixtures/compressed.ts';
import { mimeMessage } from '../../../fixtures/mime.ts';
import { manyEntries } from '../../../fixtures/transactions.ts';

const whyPacked = (bytes: Uint8Array): string | null => packedArchive.recognise(bytes, memoryStore(bytes));
/** Records as Q108027 shows them. */
function mailboxIndex(records: number): Uint8Array {
  const record = Buffer.alloc(MAILBOX_RECORD_BYTES);
  record.write('Martian', 2);
  record.write('This is the subject', 13);
  [25, 16, 8, 10, 1993].forEach((number, index) => record.writeUInt16LE(number, 56 + 2 * index));
  record.write('00000062', 67);
  return Buffer.concat(Array.from({ length: records }, () => record));
}

const GZIP = 'begins with the signature of gzip (1F 8B)';

test.each([
  ['a mail message', mimeMessage()],
  ['an mbox', bytesOf('From a Mon May  6 21:30:00 1996\nFrom: a\n\n')],
  ['Zip archive', zipArchive([{ name: 'a', content: bytesOf('x') }])],
  ['gzip', zlib.gzipSync('x')],
  ['an address list', bytesOf('dn: cn=A,o=Y\ncn: A\nmail: a@example.com\n')],
  ['a mailbox index', mailboxIndex(3)],
  ['a mailbox index', mailboxIndex(2_000)],
])('a gzip file that holds %s is an archive of one member', async (what, content) => {
  const bytes = gzipMember(content, { name: 'mail.eml' });
  expect(whyPacked(bytes)).toBe(`${GZIP}; what comes out is ${what}`);
  const store = memoryStore(bytes);
  const { members, facts } = await listArchive(packedArchive, store);
  expect(members.map(({ name }) => name)).toEqual(['mail.eml']);
  expect(facts).toEqual({ form: 'compressed: gzip', notes: [] });
  expect(await readMember(packedArchive, store, members[0]?.place ?? '')).toEqual(Buffer.from(content));
});

test.each([
  ['transactions', zlib.gzipSync(manyEntries(20))],
  ['what nobody knows', zlib.gzipSync(noise(1_000))],
  ['nothing', zlib.gzipSync('')],
  ['no compression', mimeMessage()],
])('%s is none', (_, bytes) => {
  expect(whyPacked(bytes)).toBeNull();
});

test('a member is named by the file when the format keeps no name', async () => {
  const named = async (path: string | null): Promise<string | undefined> =>
    (await listArchive(packedArchive, memoryStore(zlib.gzipSync(mimeMessage()), path))).members[0]?.name;
  expect(await named('/queue/in.mbox.gz')).toBe('in.mbox');
  expect(await named('MAIL.EM_')).toBe('MAIL.EM_');
  expect(await named(null)).toBe('content');
});

test('a name that leads out of the archive does not', async () => {
  const store = memoryStore(gzipMember(mimeMessage(), { name: '../../a' }));
  expect((await listArchive(packedArchive, store)).members[0]?.name).toBe('a');
});

test('damage behind what is looked at is found when the member is read', async () => {
  const bytes = zlib.gzipSync(mimeMessage());
  const store = memoryStore(bytes.subarray(0, -4));
  const [member] = (await listArchive(packedArchive, store)).members;
  expect(await readMember(packedArchive, store, member?.place ?? '')).toBe('truncated');
  expect(await readMember(packedArchive, store, 'no codec')).toBe('corrupt-data');
});

test('what comes out may be as large as the limit says', async () => {
  const store = memoryStore(zlib.gzipSync(new Uint8Array(1_000)));
  const read = (messageFileBytes: number) => readMember(packedArchive, store, 'gzip', { messageFileBytes });
  expect(await read(1_000)).toHaveLength(1_000);
  expect(await read(999)).toBe('output-limit');
});

test('an Outlook data file is named, and said to be unsupported', async () => {
  const bytes = bytesOf('!BDN');
  const { pst } = ARCHIVE_READERS;
  expect(pst.recognise(bytes, memoryStore(bytes))).toContain('Outlook data file');
  expect(await listArchive(pst, memoryStore(bytes))).toMatchObject({ fault: 'unsupported-codec' });
  expect(await readMember(pst, memoryStore(bytes), '')).toBe('unsupported-codec');
});

test('a KWAJ file keeps the name of the one in it', async () => {
  const header = [0x4b, 0x57, 0x41, 0x4a, 0x88, 0xf0, 0x27, 0xd1, 0, 0, 27, 0, 0x18, 0];
  const bytes = Buffer.concat([Buffer.from(header), Buffer.from('MAIL\0EML\0'), mimeMessage()]);
  bytes[10] = 14 + 9;
  expect(whyPacked(bytes)).toContain('what comes out is a mail message');
  const store = memoryStore(bytes);
  const [member] = (await listArchive(packedArchive, store)).members;
  expect(member?.name).toBe('MAIL.EML');
  expect(await readMember(packedArchive, store, member?.place ?? '')).toEqual(Buffer.from(mimeMessage()));
});
