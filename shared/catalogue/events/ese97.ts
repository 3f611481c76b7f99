/** Events of the database engine of Exchange; its texts name the service whose database it is. */
import { eventsOf } from './event.ts';

export const ESE97 = eventsOf('ESE97', [
  {
    id: 124,
    severity: null,
    title: 'The header of a log file could not be read',
    meaning:
      'Named for the database of the DXA: the service does not start, and Windows NT shows error 2140.',
    causes: ['EDB.LOG is in DXADATA, but the database XDIR.EDB that it belongs to is missing.'],
    remedy: [
      'Restore XDIR.EDB from a backup.',
      'Or take all files out of DXADATA: they are made anew, and what was not sent yet is lost.',
    ],
    kb: ['Q185225'],
  },
  {
    id: 172,
    severity: null,
    title: 'The indexes of a database are being cleaned up',
    meaning:
      'The engine has seen that Windows NT was upgraded since the database was last open. By itself it is no fault; with 177 and MSExchangeDX 249 the cleaning did not help.',
    causes: ['A service pack of Windows NT was installed.'],
    remedy: ['Nothing, unless event 177 follows.'],
    kb: ['Q224991'],
  },
  {
    id: 177,
    severity: null,
    title: 'An index of a database is damaged',
    meaning:
      'Shown for DisplayName_index of MapTable in XDIR.EDB: the DXA does not start until the database is defragmented.',
    causes: ['Windows NT 4.0 SP4 changed the order in which characters are sorted.'],
    remedy: ['Stop the service, defragment the database with ESEUTIL /d, and start the service.'],
    kb: ['Q224991'],
  },
]);
