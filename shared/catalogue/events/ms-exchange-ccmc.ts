/** Events of the Exchange connector for Lotus cc:Mail, which synchronizes directories in a way of its own. */
import { eventsOf } from './event.ts';

export const MS_EXCHANGE_CCMC = eventsOf('MSExchangeCCMC', [
  {
    id: 45,
    severity: 'warning',
    title: 'An optional configuration value is missing',
    meaning:
      'The connector takes a default value. It is harmless, only marked as a warning by mistake, and written when logging is at medium or higher.',
    kb: ['Q167807'],
  },
  {
    id: 58,
    severity: null,
    title: 'IMPORT into cc:Mail has finished',
    meaning: 'The Import program of cc:Mail took a file of messages without an error. It is no fault.',
    kb: ['Q181186'],
  },
  {
    id: 59,
    severity: null,
    title: 'IMPORT into the cc:Mail post office failed',
    meaning:
      'The Import program of cc:Mail ended with an error; the text names its result code. With 14005, directory synchronization with a DB8 post office does not work.',
    causes: [
      'The service account cannot get at the post office.',
      'Ie.ri is not where the Import program looks for it.',
      'Name, password or path of the post office are wrong in the connector.',
    ],
    remedy: [
      'Log on as the service account and run CCMC CCDIR in Exchsrvr\\Connect\\Ccmail\\Bin.',
      'Result code 1: copy Ie.ri to the folder that it names. Result code 3: correct name, password and path on the Post Office page.',
      'Restart the connector and run CCMC CCDIR again.',
    ],
    kb: ['Q233164', 'Q168670'],
  },
  {
    id: 67,
    severity: null,
    title: 'EXPORT from cc:Mail has finished',
    meaning: 'The Export program of cc:Mail wrote a file of messages without an error. It is no fault.',
    kb: ['Q181186'],
  },
  {
    id: 68,
    severity: 'error',
    title: 'EXPORT of the cc:Mail directory failed',
    meaning:
      'The Export program of cc:Mail could not get into the post office, so the directory is not synchronized. The text names the result code of the program.',
    causes: [
      'Import.exe and Export.exe do not fit the post office, or other versions are selected in the connector.',
      'Everything that makes event 70 come.',
    ],
    remedy: [
      'DB6 post offices: Import 5.15 and Export 5.14. DB8 post offices: 6.0 or later of both.',
      'Select the same versions on the Post Office page of the connector.',
    ],
    kb: ['Q168465', 'Q166045'],
  },
  {
    id: 70,
    severity: 'error',
    title: 'EXPORT of cc:Mail messages failed',
    meaning:
      'The Export program of cc:Mail ended with an error. Mail from cc:Mail may stand still, and directory synchronization may not finish.',
    causes: [
      'Wrong data or password on the Post Office page of the connector.',
      'The service account cannot get at the post office.',
      'The post office is damaged or fragmented.',
      'Exchange is installed in a path with a blank.',
      'Directory synchronization has not run to its end yet: until then it comes at every start.',
    ],
    remedy: [
      'Ignore it until the first directory synchronization has finished.',
      'Check the Post Office page, the password and the rights of the service account.',
      'Have the post office repaired with Chkstat, Reclaim and Analyze.',
    ],
    kb: ['Q166045'],
  },
  {
    id: 11001,
    severity: null,
    title: 'A message goes to cc:Mail',
    meaning: 'The connector has taken a message from Exchange. Event 58 or 67 follows when it has gone on.',
    causes: ['Nothing follows: Exchange is installed in a folder with a name of more than eight characters.'],
    remedy: ['Install the latest service pack of Exchange 5.5.'],
    kb: ['Q181186'],
  },
  {
    id: 14001,
    severity: null,
    title: 'Synchronization with cc:Mail has begun',
    meaning:
      'The connector exports the cc:Mail directory. Event 14031 tells that it has finished; without that one it did not.',
    causes: [
      'No 14031 follows: Exchange is installed in a folder with a name of more than eight characters, which the MS-DOS programs of cc:Mail cannot read.',
    ],
    remedy: ['Install the latest service pack of Exchange 5.5, or Exchange in a folder with a short name.'],
    kb: ['Q181186'],
  },
  {
    id: 14005,
    severity: null,
    title: 'Synchronization with cc:Mail has failed',
    meaning:
      'No recipients were made. The article gives the number without source and text; other numbers of this kind are of this connector.',
    causes: [
      'The name of a cc:Mail post office has letters with accents or other extended characters.',
      'With event 59: what makes that one come.',
    ],
    remedy: ['Rename the post office so that its name has no such characters.', 'With event 59: see there.'],
    kb: ['Q197258', 'Q233164'],
  },
  {
    id: 14015,
    severity: 'error',
    title: 'Directory synchronization with cc:Mail failed on a name',
    meaning: 'The directory answered ds_name_error: something that is to be exported does not exist.',
    causes: ['A container that was deleted is still among the exported ones.'],
    remedy: [
      'Remove the deleted container on the Export Containers page of the connector, and run it again.',
    ],
    kb: ['Q212773'],
  },
  {
    id: 14031,
    severity: null,
    title: 'Synchronization with cc:Mail has finished',
    meaning: 'The directory of cc:Mail was synchronized to its end. It is no fault.',
    kb: ['Q181186'],
  },
]);
