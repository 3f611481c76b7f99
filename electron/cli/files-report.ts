/** What lies in the queue beside messages, for `inspect`. */
import type { FileFilter, FileRow } from '../../shared/contract/files.ts';
import { counted } from '../../shared/format/count.ts';
import type { OpenSession } from '../engine/open-session.ts';
import { readFilePage, readRoleCounts } from '../index/read-files.ts';
import { reasonOf } from './report-source.ts';

const PAGE = 500;

/** As the document has it: how many there are of each role, and the archives one by one. */
export function filesEntry({ session }: OpenSession): object {
  const archives = [...allFiles(session, 'archive')];
  return {
    roles: readRoleCounts(session.index.read),
    archives: archives.map(({ file, archive, bytes, form, members, state, notes }) => ({
      file,
      archive,
      bytes,
      form,
      members,
      state: state.kind,
      reason: reasonOf(state),
      notes,
    })),
  };
}

/** Lines for the terminal; none where there are only messages and logs. */
export function fileLines({ session }: OpenSession): string[] {
  const archives = [...allFiles(session, 'archive')].flatMap(({ file, form, members, notes }) => [
    `  ${file}: ${form ?? 'an archive'}, ${counted(members ?? 0, 'file')}`,
    ...notes.map((note) => `    ${note}`),
  ]);
  const others = (['address-list', 'mailbox-index'] as const).flatMap((filter) =>
    [...allFiles(session, filter)].map(({ file, form }) => `  ${file}: ${form ?? filter}`),
  );
  return archives.length + others.length === 0 ? [] : ['', 'Beside messages:', ...archives, ...others];
}

function* allFiles({ index }: OpenSession['session'], filter: FileFilter): Generator<FileRow> {
  for (let offset = 0; ; offset += PAGE) {
    const { rows } = readFilePage(index.read, filter, offset, PAGE);
    yield* rows;
    if (rows.length < PAGE) return;
  }
}

/** What was opened: a queue, or a single file and what that turned out to be. */
export function sourceKind({ session, info }: OpenSession): string {
  const { read } = session.index;
  const { only } = session;
  const role = only === null ? null : read.first('SELECT role FROM message WHERE file = ?', only)?.['role'];
  return role === 'archive' ? 'archive' : info.kind;
}
