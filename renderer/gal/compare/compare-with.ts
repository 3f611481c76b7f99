/** The way to a comparison from other views. */
import { useQueue } from '../../queue/queue-store.ts';
import { showView } from '../../shell/shell-store.ts';
import { showGalTab, useGal } from '../gal-store.ts';
import { chooseSide } from './compare-store.ts';
import { takeFile } from './file-acts.ts';

/** Shows what a requestor's list and its server's differ in, after the latest cycle. */
export function compareWithServer(requestor: string, server: string | null): void {
  chooseSide('left', { kind: 'view', view: { kind: 'server', server }, cycle: null });
  chooseSide('right', { kind: 'view', view: { kind: 'requestor', requestor, server }, cycle: null });
  showGalTab('compare');
  showView('gal');
}

/** Shows what the address list of the queue and a file of entries differ in, as soon as there is a list. */
export function compareWithFile(path: string): void {
  showGalTab('compare');
  showView('gal');
  whenListIsThere(() => void takeFile('right', path));
}

let endWaiting = (): void => undefined;

/** Who was waiting before, for another file or in another queue, waits no longer. */
function whenListIsThere(act: () => void): void {
  endWaiting();
  if (isListThere(useGal.getState())) return act();
  const { epoch } = useQueue.getState();
  endWaiting = useGal.subscribe((state) => {
    const isOver = useQueue.getState().epoch !== epoch;
    if (!isOver && !isListThere(state)) return;
    endWaiting();
    if (!isOver) act();
  });
}

function isListThere({ overview }: Pick<ReturnType<typeof useGal.getState>, 'overview'>): boolean {
  return overview !== null && (overview.status.kind === 'ready' || overview.status.kind === 'empty');
}
