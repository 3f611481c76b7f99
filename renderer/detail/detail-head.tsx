import type { ReactElement, ReactNode } from 'react';
import type { FileRow } from '../../shared/contract/files.ts';
import type { MessageRow } from '../../shared/model.ts';
import { shownName } from '../../shared/format/shown-name.ts';
import { fileStateLook } from '../files/file-kinds.ts';
import { useFileThatIsNoMessage, useFiles } from '../files/files-store.ts';
import { restore } from '../messages/actions.ts';
import { showArchive } from '../messages/filter.ts';
import { RetryButton } from '../retry/retry-button.tsx';
import { Prose } from '../sync/prose.tsx';
import { Button, Link } from '../ui/button.tsx';
import { LookBadge } from '../ui/look-badge.tsx';
import { StateBadge } from '../ui/state-mark.tsx';
import { GONE_LOOK } from '../ui/state-look.ts';
import { fileStory, goneStory, stateStory } from './state-story.ts';
import type { StateStory } from './state-story.ts';

/** State in plain words, and the next step. Above the tabs, so that it is never out of sight. */
export function DetailHead({
  row,
  close,
}: {
  readonly row: MessageRow;
  readonly close: ReactNode;
}): ReactElement {
  const listed = useFiles(({ active }) => (active?.row.id === row.id ? active.row : null));
  const file = useFileThatIsNoMessage(row.id);
  const isFile = file !== null;
  const { text, detail, nextStep } = storyOf(row, file);
  return (
    <header className="detail-head">
      <div className="detail-head-line">
        {row.gone ? (
          <LookBadge look={GONE_LOOK} />
        ) : listed !== null ? (
          <LookBadge look={fileStateLook({ ...listed, state: row.state })} />
        ) : (
          <StateBadge kind={row.state.kind} />
        )}
        <span className="detail-actions">
          {row.state.kind === 'quarantined' ? (
            <Button size="small" onClick={() => void restore([row.id])}>
              Restore
            </Button>
          ) : row.gone || isFile || row.state.kind === 'delivered' || row.state.kind === 'retrying' ? null : (
            <RetryButton id={row.id} file={row.file} />
          )}
          {close}
        </span>
      </div>
      <h2 className="detail-file selectable" title={shownName(row.file)}>
        <bdi>{shownName(row.file)}</bdi>
      </h2>
      {row.archive !== null && <InArchive archive={row.archive} />}
      <p className="detail-story selectable" title={text}>
        <Prose text={text} />
      </p>
      {detail !== null && (
        <p className="quiet selectable" title={detail}>
          {detail}
        </p>
      )}
      {nextStep !== null && (
        <p className="quiet" title={nextStep}>
          {nextStep}
        </p>
      )}
    </header>
  );
}

function storyOf(row: MessageRow, file: FileRow | null): StateStory {
  if (row.gone) return goneStory(row.state);
  return file === null ? stateStory(row.state) : fileStory({ ...file, state: row.state });
}

function InArchive({ archive }: { readonly archive: string }): ReactElement {
  return (
    <p className="quiet" title={shownName(archive)}>
      In the archive{' '}
      <Link title="Shows all messages of this archive" onClick={() => void showArchive(archive)}>
        {shownName(archive)}
      </Link>
    </p>
  );
}
