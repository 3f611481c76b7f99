import type { MessageId } from '../../shared/model.ts';
import { setDetailOpen } from '../shell/shell-store.ts';
import { showMessage } from './detail-store.ts';

/** Shows a message beside the view that names it, also after the details were hidden. */
export function openBeside(id: MessageId): void {
  setDetailOpen(true);
  showMessage(id);
}
