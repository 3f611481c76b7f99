import type { ReactElement } from 'react';
import { exactBytes } from '../../shared/format/bytes.ts';
import { count, counted } from '../../shared/format/count.ts';
import { formatLabel } from '../../shared/formats/names.ts';
import { TRIED_PREVIEW_BYTES } from '../../shared/formats/node.ts';
import type { Tried } from '../../shared/formats/node.ts';
import type { PartFacts } from '../../shared/model.ts';
import { showBytes } from '../detail/detail-store.ts';
import { focusSoon } from '../sync/focus-soon.ts';
import { Button, Link } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { closeTrial, tryAs } from './format-store.ts';
import type { Trial } from './format-store.ts';
import { saveInCard, saveNode } from './node-acts.ts';
import { BYTES_TO_JUDGE, isOtherCodec, trialFault } from './trial-words.ts';
import { previewOf } from './preview.ts';

interface TrialResultProps {
  readonly trial: Trial;
  readonly part: PartFacts;
}

/** What came of taking a node for another codec: a trial, which changes nothing. */
export function TrialResult({ trial, part }: TrialResultProps): ReactElement {
  const { outcome, codec } = trial;
  return (
    <section className="trial" aria-label="Trial">
      <header className="trial-head">
        <h4>Tried as {formatLabel(codec)}</h4>
        <Button
          size="icon"
          weight="quiet"
          aria-label="Close trial"
          title="Close"
          onClick={() => {
            closeTrial();
            focusSoon('#try-as');
          }}
        >
          <Icon name="close" />
        </Button>
      </header>
      <p className="quiet">This is a trial only: neither the message nor its state was changed.</p>
      {outcome.kind === 'asked' && <p role="status">Decoding…</p>}
      {outcome.kind === 'refused' && (
        <RefusalNote refusal={outcome.refusal}>
          <Link onClick={() => void tryAs({ id: trial.id, path: trial.path }, codec)}>Try again</Link>
        </RefusalNote>
      )}
      {outcome.kind === 'answered' && <Outcome trial={trial} part={part} tried={outcome.value} />}
    </section>
  );
}

function Outcome({ trial, part, tried }: TrialResultProps & { readonly tried: Tried }): ReactElement {
  const { bytesOut, failure, format, why, transactions } = tried;
  const failed = failure === null ? null : { codec: trial.codec, format: part.format, bytesOut, failure };
  const isJudged = bytesOut >= BYTES_TO_JUDGE;
  const reads = isJudged ? `; they read as: ${formatLabel(format)}.` : ': too few to judge.';
  return (
    <div role="status">
      {failed !== null && (
        <p className={isOtherCodec(failed) ? 'selectable' : 'part-failed selectable'}>
          {trialFault(failed)} <FailedByte part={part} offset={failed.failure.offset} />
        </p>
      )}
      <p className="selectable">
        {bytesOut === 0
          ? 'Nothing came out.'
          : `${exactBytes(bytesOut)} came out${failure === null ? '' : ' before that'}${reads}`}
        {isJudged && why !== '' && <span className="quiet"> {`(${why})`}</span>}
      </p>
      {transactions !== null && <p>{counted(transactions, 'transaction')} can be read in them.</p>}
      {bytesOut > 0 && (
        <>
          <PreviewText bytes={tried.preview} />
          <Button
            size="small"
            onClick={() =>
              void saveInCard(trial, () =>
                saveNode({ id: trial.id, part, decompressed: true, as: trial.codec }),
              )
            }
          >
            Save what came out…
          </Button>
        </>
      )}
    </div>
  );
}

function FailedByte({
  part,
  offset,
}: {
  readonly part: PartFacts;
  readonly offset: number | null;
}): ReactElement | null {
  if (offset === null) return null;
  return (
    <Link onClick={() => showBytes({ source: { kind: 'part', path: part.path }, offset })}>
      Show byte {count(offset)}
    </Link>
  );
}

function PreviewText({ bytes }: { readonly bytes: Uint8Array }): ReactElement {
  const { kind, text } = previewOf(bytes);
  const what = kind === 'text' ? 'as text' : 'in hexadecimal';
  const isCut = bytes.length >= TRIED_PREVIEW_BYTES;
  return (
    <>
      <p className="quiet">
        {isCut ? `The first ${count(bytes.length)} bytes ${what}:` : `All of it ${what}:`}
      </p>
      <pre className="trial-preview mono selectable" tabIndex={0} aria-label="Preview" role="region">
        {text}
      </pre>
    </>
  );
}
