import { Fragment, useEffect, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { Failure } from '../../shared/failure.ts';
import { exactBytes } from '../../shared/format/bytes.ts';
import { count, counted } from '../../shared/format/count.ts';
import { shownName } from '../../shared/format/shown-name.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { NodeLook } from '../../shared/formats/node.ts';
import type { MessageDetail, MessageRow, PartFacts } from '../../shared/model.ts';
import { useFileThatIsNoMessage } from '../files/files-store.ts';
import { showBytes, showTransaction } from '../detail/detail-store.ts';
import { Button, Link } from '../ui/button.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { Size } from '../ui/size.tsx';
import { lookAtNode, useFormat } from './format-store.ts';
import { saveInCard, saveNode, saveWhole } from './node-acts.ts';
import { failedNode, rangeSource } from './node-tree.ts';
import { factText, furtherNotes, hasDecoded, nodeLabel, placeWords, ratioText } from './node-words.ts';
import { failureSentence } from './trial-words.ts';
import { TrialResult } from './trial-result.tsx';
import { TryAs } from './try-as.tsx';

interface NodeCardProps {
  readonly detail: MessageDetail;
  readonly nodes: readonly PartFacts[];
  readonly part: PartFacts;
}

/** Everything about the chosen node, and what can be done with it. */
export function NodeCard({ detail, nodes, part }: NodeCardProps): ReactElement {
  const { id } = detail.row;
  const { path } = part;
  const { look, trial, unsaved } = useFormat();
  useEffect(() => lookAtNode({ id, path }), [id, path]);
  const isMine = look?.id === id && look.path === path;
  return (
    <section className="node-card" aria-label="Chosen node" tabIndex={0}>
      <h3>
        {nodeLabel(part)}{' '}
        {part.fileName !== null && <bdi className="mono selectable">{shownName(part.fileName)}</bdi>}
      </h3>
      <p className="quiet selectable">
        {path}
        {part.why !== '' && `: ${part.why}`}
      </p>
      <Failed detail={detail} part={part} />
      <Acts row={detail.row} part={part} />
      {unsaved?.id === id && unsaved.path === path && <RefusalNote refusal={unsaved.refusal} />}
      {trial?.id === id && trial.path === path && <TrialResult trial={trial} part={part} />}
      <Measures nodes={nodes} part={part} />
      {isMine && look.outcome.kind === 'answered' && (
        <Look look={look.outcome.value} failure={failureOf(detail, part)} />
      )}
      {isMine && look.outcome.kind === 'refused' && (
        <RefusalNote refusal={look.outcome.refusal}>
          <Link onClick={() => lookAtNode({ id, path })}>Try again</Link>
        </RefusalNote>
      )}
    </section>
  );
}

/** Its own, or that of the message if it failed here. */
function failureOf(detail: MessageDetail, part: PartFacts): Failure | null {
  const { state } = detail.row;
  const isOfMessage = failedNode(detail, detail.parts)?.path === part.path;
  return part.failure ?? (state.kind === 'failed' && isOfMessage ? state.failure : null);
}

function Failed({ detail, part }: Pick<NodeCardProps, 'detail' | 'part'>): ReactElement | null {
  const { failedAt, path } = part;
  const failure = failureOf(detail, part);
  const told = failure === null ? null : failureSentence(failure);
  if (failedAt === null && told === null) return null;
  return (
    <p className="part-failed selectable">
      {told ?? 'Decoding failed here.'}{' '}
      {failedAt === null ? (
        <ByteAbove failure={failure} path={path} />
      ) : (
        <Link onClick={() => showBytes({ source: { kind: 'part', path }, offset: failedAt })}>
          Show byte {count(failedAt)}
        </Link>
      )}
    </p>
  );
}

/** Of a member its container says where it broke off. */
function ByteAbove({
  failure,
  path,
}: {
  readonly failure: Failure | null;
  readonly path: string;
}): ReactElement | null {
  if (failure === null || failure.offset === null || failure.part === null || failure.part === path)
    return null;
  const { part, offset } = failure;
  return (
    <Link onClick={() => showBytes({ source: { kind: 'part', path: part }, offset })}>
      Show byte {count(offset)} of {part}
    </Link>
  );
}

function Acts({ row, part }: { readonly row: MessageRow; readonly part: PartFacts }): ReactElement {
  const { id } = row;
  const { path } = part;
  // In a file of its own it can be copied like any file; and of one that is no message the node is the file.
  const isMessage = useFileThatIsNoMessage(id) === null;
  const isWholeMember = row.archive !== null && path === '1' && isMessage;
  const save = (start: () => Promise<Refusal | null>): void => void saveInCard({ id, path }, start);
  return (
    <div className="node-acts" role="group" aria-label="Acts on the chosen node">
      <Button size="small" onClick={() => save(() => saveNode({ id, part, decompressed: false, as: null }))}>
        Save…
      </Button>
      {isWholeMember && (
        <Button
          size="small"
          title="As it is in its archive"
          onClick={() => save(() => saveWhole(row, row.dateSource === 'header' ? 'message' : 'unknown'))}
        >
          Save whole file…
        </Button>
      )}
      {hasDecoded(part) && (
        <Button size="small" onClick={() => save(() => saveNode({ id, part, decompressed: true, as: null }))}>
          Save decompressed…
        </Button>
      )}
      <Button size="small" onClick={() => showBytes({ source: { kind: 'part', path }, offset: 0 })}>
        Show bytes
      </Button>
      {part.transactions !== null && (
        <Button size="small" onClick={() => showTransaction({ part: path, index: 0 })}>
          Show transactions
        </Button>
      )}
      <TryAs id={id} path={path} />
    </div>
  );
}

function Measures({ nodes, part }: Pick<NodeCardProps, 'nodes' | 'part'>): ReactElement {
  const { path, start, end, bytesOut } = part;
  const source = rangeSource(nodes, part);
  const ratio = ratioText(part);
  return (
    <dl className="facts node-facts">
      <Fact name="Own bytes">{exactBytes(part.bytes)}</Fact>
      <Fact name="Place">
        {start === null || end === null ? (
          `not in one stretch ${placeWords(source)}`
        ) : start === end ? (
          'no bytes'
        ) : (
          <Link title="Show these bytes" onClick={() => showBytes({ source, offset: start })}>
            bytes {count(start)}–{count(end - 1)} {placeWords(source)}
          </Link>
        )}
      </Fact>
      {bytesOut !== null && hasDecoded(part) && (
        <Fact name="Gives">
          <Link
            title="Show what was decompressed"
            onClick={() => showBytes({ source: { kind: 'decoded', path }, offset: 0 })}
          >
            <Size value={bytesOut} /> decompressed
          </Link>
          {part.failedAt === null ? ratio !== null && `, ${ratio}` : ' up to the fault'}
        </Fact>
      )}
      {part.transactions !== null && (
        <Fact name="Transactions">
          {counted(part.transactions, 'transaction')}
          {part.failedAt !== null && ' up to the fault'}
        </Fact>
      )}
      {part.contentType !== '' && <Fact name="Content type">{part.contentType}</Fact>}
      {part.encoding !== '' && <Fact name="Encoding">{part.encoding}</Fact>}
    </dl>
  );
}

/** More of them are drawn on request: a message of Outlook has hundreds. */
const FACTS_AT_ONCE = 60;

interface LookProps {
  readonly look: NodeLook;
  /** Told already. */
  readonly failure: Failure | null;
}

function Look({ look, failure }: LookProps): ReactElement {
  const { facts } = look;
  const notes = furtherNotes(look.notes, failure);
  const [shown, setShown] = useState(FACTS_AT_ONCE);
  const left = facts.length - shown;
  return (
    <>
      {notes.length > 0 && (
        <ul className="notes selectable" aria-label="Notes">
          {notes.map((note, index) => (
            // The same note may be made twice.
            <li key={index}>{note}</li>
          ))}
        </ul>
      )}
      {facts.length > 0 && (
        <>
          <h4 className="node-heading">What it says of itself</h4>
          <dl className="facts node-facts">
            {facts.slice(0, shown).map((fact, index) => (
              // Names repeat (Received); their order is fixed.
              <Fact key={index} name={breakable(fact.name)}>
                {factText(fact)}
              </Fact>
            ))}
          </dl>
        </>
      )}
      {left > 0 && (
        <p>
          <Link onClick={() => setShown(shown + 10 * FACTS_AT_ONCE)}>
            Show {count(Math.min(left, 10 * FACTS_AT_ONCE))} more of {count(facts.length)}
          </Link>
        </p>
      )}
    </>
  );
}

/** "PidTagAttachLongFilename" is broken between its words. */
function breakable(name: string): ReactNode {
  return name.split(/(?<=[a-z])(?=[A-Z])/u).map((word, index) => (
    // The words of a name do not move.
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {word}
    </Fragment>
  ));
}

function Fact({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd className="selectable">{children}</dd>
    </>
  );
}
