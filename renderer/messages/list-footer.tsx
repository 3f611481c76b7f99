import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { count } from '../../shared/format/count.ts';
import { clockTime, exactTime } from '../../shared/format/time.ts';
import { showDetails } from '../detail/open-message.ts';
import { useShell } from '../shell/shell-store.ts';
import { Link } from '../ui/button.tsx';
import type { MessageView } from './view.ts';

interface ListFooterProps {
  readonly view: MessageView;
  readonly chosen: number;
  readonly onApply: () => void;
}

/** Bottom line of a list: how many, how many chosen, and whether the order is still the one asked for. */
export function ListFooter({ view, chosen, onApply }: ListFooterProps): ReactElement {
  const { total, stale, appliedAtMs, refusal } = useStore(view.store);
  const detailOpen = useShell((state) => state.detailOpen);
  return (
    <footer className="list-footer quiet">
      <span>
        {refusal === null ? `${count(total)} shown` : 'could not be read'}
        {chosen > 0 && `, ${count(chosen)} chosen`}
      </span>
      <span className="list-footer-end">
        {stale && (
          <span title={exactTime(appliedAtMs)}>
            Order and filter as of {clockTime(appliedAtMs)}. <Link onClick={onApply}>Apply again</Link>
          </span>
        )}
        {!detailOpen && <Link onClick={showDetails}>Show details</Link>}
      </span>
    </footer>
  );
}
