import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { CodePage, Repair } from '../../shared/lint/model.ts';
import type { ByteWindow, MessageId, PartFacts } from '../../shared/model.ts';
import { ask } from '../api.ts';
import { RefusalNote } from '../ui/refusal.tsx';
import { payloadSource } from './byte-sources.ts';
import { DIFF_CONTEXT, repairDiff } from './repair-diff.ts';
import type { DiffLine } from './repair-diff.ts';

interface RepairViewProps {
  readonly id: MessageId;
  readonly part: PartFacts;
  readonly repair: Repair;
  readonly codePage: CodePage;
}

/** The lines before and after a repair. */
export function RepairView({ id, part, repair, codePage }: RepairViewProps): ReactElement {
  const [window, setWindow] = useState<ByteWindow | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { path, codec } = part;
  useEffect(() => {
    let isWanted = true;
    const offset = Math.max(0, repair.start - DIFF_CONTEXT);
    const length = repair.end + DIFF_CONTEXT - offset;
    const source = payloadSource({ path, codec });
    void ask('message.bytes', { id, source, offset, length }).then((answer) => {
      if (!isWanted) return;
      if (answer.ok) setWindow(answer.value);
      else setRefusal(answer.error);
    });
    return () => {
      isWanted = false;
    };
  }, [id, path, codec, repair]);
  if (refusal !== null) return <RefusalNote refusal={refusal} />;
  if (window === null) return <p className="quiet">Reading…</p>;
  const { before, after } = repairDiff(window, repair, codePage);
  return (
    <div className="repair">
      <p className="quiet">Repair: {repair.text}.</p>
      <DiffLines lines={before} side="before" />
      <DiffLines lines={after} side="after" />
    </div>
  );
}

interface DiffLinesProps {
  readonly lines: readonly DiffLine[];
  readonly side: 'before' | 'after';
}

function DiffLines({ lines, side }: DiffLinesProps): ReactElement {
  const Changed = side === 'before' ? 'del' : 'ins';
  return (
    <div className="diff mono selectable" data-side={side}>
      <span className="diff-side">{side === 'before' ? '− Now' : '+ Repaired'}</span>
      <div>
        {lines.map((line, index) => (
          <div key={index}>
            {line.map(({ text, isChanged }, at) =>
              isChanged ? <Changed key={at}>{text}</Changed> : <span key={at}>{text}</span>,
            )}
          </div>
        ))}
      </div>
    </div>
  );
}
