/** The way to a comparison from other views. */
import { showView } from '../../shell/shell-store.ts';
import { showGalTab } from '../gal-store.ts';
import { chooseSide } from './compare-store.ts';
import { takeFile } from './file-acts.ts';

/** Shows what a requestor's list and its server's differ in, after the latest cycle. */
export function compareWithServer(requestor: string, server: string | null): void {
  chooseSide('left', { kind: 'view', view: { kind: 'server', server }, cycle: null });
  chooseSide('right', { kind: 'view', view: { kind: 'requestor', requestor, server }, cycle: null });
  showGalTab('compare');
  showView('gal');
}

/** Shows what the address list of the queue and a file of entries differ in. */
export function compareWithFile(path: string): void {
  showGalTab('compare');
  showView('gal');
  void takeFile('right', path);
}
