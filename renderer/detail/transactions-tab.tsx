import { useEffect, useMemo, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { useStore } from 'zustand';
import type { CodePageChoice } from '../../shared/contract/transactions.ts';
import { count } from '../../shared/format/count.ts';
import type { MessageDetail, MessageId, PartFacts } from '../../shared/model.ts';
import { openInfo, useQueue } from '../queue/queue-store.ts';
import { Empty } from '../ui/refusal.tsx';
import { CheckFace } from './check-face.tsx';
import { CodePageSelect } from './code-page-select.tsx';
import { showTransaction, useDetail } from './detail-store.ts';
import type { TransactionTarget } from './detail-store.ts';
import { LintCheck } from './lint-check.ts';
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
  const check = useCheck(id, path, choice, pages);
  const { codePage } = useStore(pages.store);
  useEffect(() => pages.show(0, 0), [pages]);
  useEffect(() => {
    if (target !== null) pages.choose(target.index);
  }, [pages, target]);
  return (
    <div className="bytes-tab" onKeyDown={onEscape}>
      <div className="bytes-bar">
        <FaceSwitch face={face} onFace={onFace} check={check} />
        {carriers.length > 1 && <PartSelect carriers={carriers} path={path} onChange={onPart} />}
        <CodePageSelect choice={choice} taken={codePage} />
      </div>
      {face === 'list' ? (
        <TransactionList id={id} part={carrier} pages={pages} />
      ) : (
        <CheckFace
          key={choice}
          check={check}
          id={id}
          part={carrier}
          choice={choice}
          onTransaction={(index) => showTransaction({ part: path, index })}
        />
      )}
    </div>
  );
}

/** Larger parts are checked when somebody asks for it: the check reads all of a part once more. */
const CHECKED_BY_ITSELF = 20_000;

/** The check of a part, begun once it is known that it will not take long. */
function useCheck(id: MessageId, path: string, choice: CodePageChoice, pages: TransactionPages): LintCheck {
  const check = useMemo(() => new LintCheck(id, path, choice), [id, path, choice]);
  const total = useStore(pages.store, (state) => state.total);
  useEffect(() => {
    if (total !== null && total <= CHECKED_BY_ITSELF) void check.run();
  }, [check, total]);
  return check;
}

/** Escape leads to the list of transactions first; from there it goes on to that of the messages. */
function onEscape(event: KeyboardEvent<HTMLElement>): void {
  const list = event.currentTarget.querySelector<HTMLElement>('[role=grid]');
  if (event.key !== 'Escape' || list === null || event.target === list) return;
  event.preventDefault();
  list.focus();
}

const FACES: readonly { readonly face: Face; readonly word: string }[] = [
  { face: 'list', word: 'List' },
  { face: 'check', word: 'Check' },
];

interface FaceSwitchProps extends Pick<TransactionsOfProps, 'face' | 'onFace'> {
  readonly check: LintCheck;
}

function FaceSwitch({ face, onFace, check }: FaceSwitchProps): ReactElement {
  const findings = useStore(check.store, (state) => state.report?.total ?? 0);
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
          {one.face === 'check' && findings > 0 && <span className="face-count"> {count(findings)}</span>}
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
