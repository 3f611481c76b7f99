/** The ways from a verdict to what shows it. A message is shown beside the card; everything else in its own view. */
import { CHECK_KINDS } from '../../shared/gal/model.ts';
import type { Place } from '../../shared/diagnosis/model.ts';
import type { ByteSource } from '../../shared/model.ts';
import { choosePlace, showServer } from '../cycles/cycles-store.ts';
import { showBytes } from '../detail/detail-store.ts';
import { openBeside, openTransaction } from '../detail/open-message.ts';
import { showFindings } from '../gal/checks/checks-store.ts';
import { showGalTab } from '../gal/gal-store.ts';
import { goToLine } from '../logs/logs-store.ts';
import { choosePostOffice, useSchedule } from '../schedule/schedule-store.ts';
import { showView } from '../shell/shell-store.ts';
import type { Exchange } from '../sync/exchange.ts';
import { focusSoon } from '../sync/focus-soon.ts';
import { lookInto } from '../sync/sync-store.ts';

export function goTo(place: Place): void {
  switch (place.kind) {
    case 'message':
      return openBeside(place.id);
    case 'bytes':
      openBeside(place.id);
      // After the message: another one forgets what was pointed to in the one before.
      return showBytes({ source: bytesOf(place), offset: place.start });
    case 'transaction':
      return openTransaction({ message: place, part: place.part, index: place.index });
    case 'line':
      return void goToLine(place.line);
    case 'cycle':
      showServer(place.server);
      choosePlace(place);
      showView('cycles');
      return focusSoon('.matrix');
    case 'ledger':
      return goToLedgerOf(place);
    case 'schedule':
      return goToSchedule(place.postOffice);
    case 'address-list':
      return goToAddressList(place.check);
    case 'lab':
      return showView('lab');
  }
}

export function goToLedgerOf({ requestor, server }: Exchange): void {
  lookInto({ requestor, server });
  showView('ledger');
  focusSoon('.numbers');
}

export function goToSchedule(postOffice: string | null): void {
  showView('schedule');
  if (postOffice === null) return;
  if (useSchedule.getState().board !== null) return choosePostOffice(postOffice);
  // The view has just asked for the board.
  const end = useSchedule.subscribe(({ board, refusal }) => {
    if (board === null && refusal === null) return;
    end();
    choosePostOffice(postOffice);
  });
}

export function goToAddressList(check: string | null): void {
  const kind = CHECK_KINDS.find((known) => known === check) ?? null;
  showGalTab(check === null ? 'browse' : 'checks');
  if (check !== null) showFindings(kind);
  showView('gal');
}

function bytesOf({ part, decoded }: Extract<Place, { kind: 'bytes' }>): ByteSource {
  if (part === null) return { kind: 'file' };
  return { kind: decoded ? 'decoded' : 'part', path: part };
}
