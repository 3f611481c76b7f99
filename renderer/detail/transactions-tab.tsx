import { useEffect, useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { MessageDetail, PartFacts } from '../../shared/model.ts';
import { openInfo, useQueue } from '../queue/queue-store.ts';
import { Empty } from '../ui/refusal.tsx';
import { CheckFace } from './check-face.tsx';
import { CodePageSelect } from './code-page-select.tsx';
import { showTransaction, useDetail } from './detail-store.ts';
import type { TransactionTarget } from './detail-store.ts';
import { TransactionList } from './transaction-list.tsx';
import { TransactionPages } from './transaction-pages.ts';
import './transactions.css';

type Face = 'list' | 'check';

/** The directory changes of a message, as the Import program of the post office would read them. */
export function TransactionsTab({ detail }: { readonly detail: MessageDetail }): ReactElement {
  const carriers = detail.parts.filter((part) => part.transactions !== null);
  const target = useDetail((state) => state.transaction);
  const [path, setPath] = useState<string | null>(null);
  const [face, setFace] = useState<Face>('list');
  const [followed, setFollowed] = useState(0);
  // What pointed here meanwhile decides what is shown, once.
  if (target !== null && target.number !== followed) {
    setFollowed(target.number);
    setPath(target.part);
    setFace('list');
  }
  const carrier = carriers.find((part) => part.path === path) ?? carriers[0];
  if (carrier === undefined) {
    return (
      <Empty text={nothingHere(detail)}>
        Transactions can be listed once a part that holds them was decoded.
      </Empty>
    );
  }
  return (
    <TransactionsOf
      key={carrier.path}
      detail={detail}
      carriers={carriers}
      carrier={carrier}
      target={target?.part === carrier.path ? target : null}
      face={face}
      onFace={setFace}
      onPart={setPath}
    />
  );
}

function nothingHere({ row }: MessageDetail): string {
  if (row.state.kind === 'failed' || row.state.kind === 'hung') return 'The transactions could not be read.';
  if (row.transactions === null) return 'The transactions were not looked for yet.';
  return 'The message holds no transaction.';
}

interface TransactionsOfProps {
  readonly detail: MessageDetail;
  readonly carriers: readonly PartFacts[];
  readonly carrier: PartFacts;
  readonly target: TransactionTarget | null;
  readonly face: Face;
  readonly onFace: (face: Face) => void;
  readonly onPart: (path: string) => void;
}

function TransactionsOf(props: TransactionsOfProps): ReactElement {
  const { detail, carriers, carrier, target, face, onFace, onPart } = props;
  const { id } = detail.row;
  const { path } = carrier;
  const choice = useQueue((state) => openInfo(state)?.settings.codePage ?? 'auto');
  const pages = useMemo(() => new TransactionPages(id, path, choice), [id, path, choice]);
  const { codePage } = useStore(pages.store);
  useEffect(() => pages.show(0, 0), [pages]);
  useEffect(() => {
    if (target !== null) pages.choose(target.index);
  }, [pages, target]);
  return (
    <div className="bytes-tab">
      <div className="bytes-bar">
        <FaceSwitch face={face} onFace={onFace} />
        {carriers.length > 1 && <PartSelect carriers={carriers} path={path} onChange={onPart} />}
        <CodePageSelect choice={choice} taken={codePage} />
      </div>
      {face === 'list' ? (
        <TransactionList id={id} part={carrier} pages={pages} />
      ) : (
        <CheckFace
          key={choice}
          id={id}
          part={carrier}
          choice={choice}
          onTransaction={(index) => showTransaction({ part: path, index })}
        />
      )}
    </div>
  );
}

const FACES: readonly { readonly face: Face; readonly word: string }[] = [
  { face: 'list', word: 'List' },
  { face: 'check', word: 'Check' },
];

function FaceSwitch({ face, onFace }: Pick<TransactionsOfProps, 'face' | 'onFace'>): ReactElement {
  return (
    <div className="face-switch" role="group" aria-label="Face of the transactions">
      {FACES.map((one) => (
        <button
          key={one.face}
          type="button"
          className="face-button"
          aria-pressed={one.face === face}
          onClick={() => onFace(one.face)}
        >
          {one.word}
        </button>
      ))}
    </div>
  );
}

interface PartSelectProps {
  readonly carriers: readonly PartFacts[];
  readonly path: string;
  readonly onChange: (path: string) => void;
}

function PartSelect({ carriers, path, onChange }: PartSelectProps): ReactElement {
  return (
    <select
      className="field"
      data-size="small"
      aria-label="Transactions of"
      value={path}
      onChange={(event) => onChange(event.target.value)}
    >
      {carriers.map((part) => (
        <option key={part.path} value={part.path}>
          Part {part.path} {part.fileName ?? ''}
        </option>
      ))}
    </select>
  );
}
