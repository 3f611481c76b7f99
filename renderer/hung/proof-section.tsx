import { Fragment } from 'react';
import type { ReactElement } from 'react';
import { evidenceSentence } from '../../shared/format/evidence.ts';
import type { StateKind } from '../../shared/state.ts';
import { duration } from '../../shared/format/duration.ts';
import type { HungProof, Trial } from '../../shared/diagnosis/hung/model.ts';
import type { MessageRow } from '../../shared/model.ts';
import { certaintyWords } from '../diagnosis/finding-look.ts';
import { showView } from '../shell/shell-store.ts';
import { Prose } from '../sync/prose.tsx';
import { Button } from '../ui/button.tsx';
import { DecoderName } from '../ui/decoder-name.tsx';
import { decoderCaveat } from '../ui/decoder-words.ts';
import { LookBadge } from '../ui/look-badge.tsx';
import { Mark } from '../ui/mark.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { StateBadge } from '../ui/state-mark.tsx';
import { Time } from '../ui/time.tsx';
import { examine, isExamining, useExamination } from './examination-store.ts';
import { letterOf, originText, reasonsInOrder, resultText, workersText } from './proof-words.ts';
import { useProof } from './use-proof.ts';
import { reasonLook, verdictLook } from './verdict-look.ts';
import './proof.css';

/** Why a message hung: the verdict, its reasons, and the attempts they rest on. Nothing for one that never hung. */
export function ProofSection({ row }: { readonly row: MessageRow }): ReactElement | null {
  const answer = useProof(row.id);
  if (answer === null || (answer.ok && answer.value === null)) return null;
  return (
    <section className="proof" aria-label="Why it hung">
      <h3 className="tab-heading">Why it hung</h3>
      {answer.ok ? (
        answer.value !== null && <Proof proof={answer.value} state={row.state.kind} />
      ) : (
        <RefusalNote refusal={answer.error} />
      )}
    </section>
  );
}

interface ProofProps {
  readonly proof: HungProof;
  readonly state: StateKind;
}

function Proof({ proof, state }: ProofProps): ReactElement {
  const { word, meaning } = certaintyWords(proof.certainty);
  const caveat = decoderCaveat(proof.evidence.decoder);
  return (
    <>
      <p className="proof-verdict">
        <LookBadge look={verdictLook(proof.verdict)} />
        {proof.verdict !== 'undecided' && <span title={meaning}>{word}</span>}
      </p>
      <p className="selectable">
        <Prose text={proof.text} />
      </p>
      {caveat !== null && (
        <p className="proof-caveat">
          <DecoderName decoder={proof.evidence.decoder} /> hung {caveat}: this is no hang of Exchange itself.
        </p>
      )}
      <Reasons proof={proof} />
      <p className="selectable">
        <span className="quiet">What would disprove it:</span> <Prose text={proof.disproof} />
      </p>
      {/* Of a message whose state it is, it stands above the tabs already. */}
      {state !== 'hung' && (
        <p className="selectable">
          <Prose text={evidenceSentence(proof.evidence)} />
        </p>
      )}
      <Missing proof={proof} />
      <Trials trials={proof.trials} />
    </>
  );
}

function Reasons({ proof: { reasons, trials } }: { readonly proof: HungProof }): ReactElement | null {
  if (reasons.length === 0) return null;
  const letters = new Map(trials.map(({ id }, at) => [id, letterOf(at)]));
  return (
    <ul className="proof-reasons" aria-label="Reasons">
      {reasonsInOrder(reasons).map(({ text, speaks, trial }) => {
        const look = reasonLook(speaks);
        const letter = trial === null ? undefined : letters.get(trial);
        return (
          <li key={text} data-speaks={speaks}>
            <span title={look.meaning} className="proof-speaks">
              <Mark look={look} /> {look.word}
            </span>
            <span className="selectable">
              <Prose text={text} />
              {letter !== undefined && <span className="quiet"> ({letter})</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** What was not tried and would tell more, with the way to try it. */
function Missing({ proof: { missing, message } }: { readonly proof: HungProof }): ReactElement | null {
  const examination = useExamination((state) => state.examination);
  if (missing.length === 0) return null;
  const isUnderWay = isExamining(examination);
  return (
    <div className="proof-missing">
      <h4>Not tried yet</h4>
      <ul className="selectable">
        {missing.map((sentence) => (
          <li key={sentence}>
            <Prose text={sentence} />
          </li>
        ))}
      </ul>
      <p>
        <Button size="small" disabled={isUnderWay} onClick={() => void examine([message.id])}>
          {isUnderWay ? 'Being examined…' : 'Examine'}
        </Button>{' '}
        <Button size="small" onClick={() => showView('lab')}>
          Open the Lab
        </Button>{' '}
        <span className="quiet">Both decode it again; nothing is delivered.</span>
      </p>
    </div>
  );
}

function Trials({ trials }: { readonly trials: readonly Trial[] }): ReactElement {
  if (trials.length === 0) return <p className="quiet">It was not examined.</p>;
  return (
    <div className="proof-trials" tabIndex={0} role="region" aria-label="How it was examined">
      <table className="plain-table">
        <caption>How it was examined</caption>
        <thead>
          <tr>
            <th>
              <span className="visually-hidden">Letter</span>
            </th>
            <th>Decoder</th>
            <th>Workers</th>
            <th>Outcome</th>
            <th className="number">Took</th>
          </tr>
        </thead>
        <tbody>
          {trials.map((trial, at) => (
            <TrialRows key={trial.id} trial={trial} letter={letterOf(at)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TrialRows({ trial, letter }: { readonly trial: Trial; readonly letter: string }): ReactElement {
  const result = resultText(trial);
  return (
    <Fragment>
      <tr data-outcome={trial.outcome}>
        <td>{letter}</td>
        <td>
          <DecoderName decoder={trial.decoder} />
        </td>
        <td>{workersText(trial)}</td>
        <td>
          <StateBadge kind={trial.outcome} />
        </td>
        <td className="number">{duration(trial.elapsedMs)}</td>
      </tr>
      <tr className="trial-result">
        <td />
        <td colSpan={4} className="quiet selectable">
          {originText(trial)}, <Time ms={trial.atMs} />
          {result !== '' && `: ${result}`}
        </td>
      </tr>
    </Fragment>
  );
}
