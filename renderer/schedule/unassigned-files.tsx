import { useState } from 'react';
import type { ReactElement } from 'react';
import { typedPostOffice } from '../../shared/schedule/post-office-name.ts';
import type { ScheduleBoard } from '../../shared/schedule/model.ts';
import { timesText } from '../../shared/schedule/week.ts';
import { Button, Link } from '../ui/button.tsx';
import { PostOfficeField } from './post-office-field.tsx';
import { assignFile } from './schedule-acts.ts';

/** DSSCHED files do not say whose they are; a name of a file is no proof. */
export function UnassignedFiles({ board }: { readonly board: ScheduleBoard }): ReactElement | null {
  if (board.unassigned.length === 0) return null;
  return (
    <section aria-label="DSSCHED files without an owner" className="schedule-section">
      <h2>Whose schedule is this?</h2>
      <ul>
        {board.unassigned.map((file) => (
          <UnassignedFile key={file.fileId} file={file} />
        ))}
      </ul>
    </section>
  );
}

function UnassignedFile({ file }: { readonly file: ScheduleBoard['unassigned'][number] }): ReactElement {
  const [text, setText] = useState('');
  const postOffice = typedPostOffice(text);
  return (
    <li className="unassigned">
      <p className="mono cut" title={file.file}>
        {file.file}
      </p>
      <p className="quiet">{timesText(file.times)}</p>
      <form
        className="field-and-button"
        onSubmit={(event) => {
          event.preventDefault();
          if (postOffice !== null) void assignFile(file, postOffice, null);
        }}
      >
        <PostOfficeField label={`Post office of ${file.file}`} text={text} onText={setText} />
        <Button
          size="small"
          disabled={postOffice === null}
          onClick={() => postOffice !== null && void assignFile(file, postOffice, null)}
        >
          Assign
        </Button>
      </form>
    </li>
  );
}

/** Files that were assigned to a post office, and the way to take that back later. */
export function AssignedFiles({
  board,
  postOffice,
}: {
  readonly board: ScheduleBoard;
  readonly postOffice: string;
}): ReactElement | null {
  const files = board.assigned.filter((file) => file.postOffice === postOffice);
  if (files.length === 0) return null;
  return (
    <ul>
      {files.map((file) => (
        <li key={file.fileId} className="assigned quiet">
          <span className="cut" title={file.file}>
            Assigned: {file.file}
          </span>
          <Link onClick={() => void assignFile(file, null, postOffice)}>Take back</Link>
        </li>
      ))}
    </ul>
  );
}
