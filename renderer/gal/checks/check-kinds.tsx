import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { CHECK_KINDS } from '../../../shared/gal/model.ts';
import { Mark } from '../../ui/mark.tsx';
import { checkLook, checkWords, foundText } from './check-words.ts';
import { findings, showFindings, useChecks } from './checks-store.ts';

/** Every check with what came of it, in an order that stays. A click lists its findings alone. */
export function CheckKinds(): ReactElement {
  const chosen = useChecks((state) => state.kind);
  const opened = useStore(findings.store, (state) => state.opened);
  return (
    <nav className="check-kinds" aria-label="Checks">
      <ul>
        <li>
          <button
            type="button"
            className="check-kind"
            aria-pressed={chosen === null}
            onClick={() => showFindings(null)}
          >
            <span>All findings</span>
          </button>
        </li>
        {CHECK_KINDS.map((kind) => {
          const isFound = (opened?.counts[kind] ?? 0) > 0;
          return (
            <li key={kind}>
              <button
                type="button"
                className="check-kind"
                aria-pressed={chosen === kind}
                title={checkWords(kind).meaning}
                onClick={() => showFindings(chosen === kind ? null : kind)}
              >
                <span className={isFound ? undefined : 'quiet'}>
                  {isFound && <Mark look={checkLook(kind)} />} {checkWords(kind).word}
                </span>
                <span className="quiet">{opened === null ? '' : foundText(kind, opened)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
