/** Messages of a Maildir that a mail reader has moved or marked, as every one does: each stays the message that it was. */
import fs from 'node:fs';
import { moveRow, rowsNamed } from '../index/renamed.ts';
import type { SeenFile } from '../index/write-messages.ts';
import { maildirNames, maildirNotes } from './maildir.ts';
import { absolutePath } from './session.ts';
import type { QueueSession } from './session.ts';

/** Gives the rows of `files` that were listed under another name the names they have now. */
export function followMoves(session: Pick<QueueSession, 'index' | 'root'>, files: readonly SeenFile[]): void {
  const { write } = session.index;
  write.transaction(() => {
    for (const file of files) {
      const before = maildirNames(file.file)
        .flatMap((name) => rowsNamed(write, name, file))
        .find((row) => !fs.existsSync(absolutePath(session, row.file)));
      if (before === undefined) continue;
      const told = maildirNotes(before.file);
      const notes = before.notes.filter((note) => !told.includes(note));
      moveRow(write, before.id, file.file, [...notes, ...(before.isRead ? maildirNotes(file.file) : [])]);
    }
  });
}
