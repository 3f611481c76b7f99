/**
 * Runs of REBUILD that ended without their last line. It writes the number of entries, makes the index, renames its
 * files, and only then an empty status line; when the index cannot be written, that line is missing and nothing else is
 * said (Q148364).
 */
import { counted } from '../../format/count.ts';
import type { DiagnosedLine, RuleFamily, Watch } from '../facts.ts';
import type { Rule } from '../model.ts';
import { createRunTally } from '../run-tally.ts';

const BROKE_OFF: Rule = {
  id: 'address-list/rebuild-broke-off',
  family: 'address-list',
  severity: 'error',
  certainty: 'likely',
  name: 'Rebuild ended without its last line: the address list is the old one',
  looksAt:
    'DIRSYNC.LOG and DSSERVER.LOG: lines with the number of entries in the GAL that the next line of the same post office follows without the empty status line between, and without an error.',
  meaning:
    'Rebuild had put the new list together and could not write its index (GALTMP.GLB or GALINDE$.GLB). It does not say so, renames nothing, and users go on with the old list. The new one lies in the NME directory as TMP0000x.NME. Disk space and network trouble are the known causes; on Windows NT also the file cache of the workstation.',
  disproof: 'GAL.NME has the date of that run, and no TMP0000x.NME is left in the NME directory.',
  kb: ['Q148364'],
  remedy: [
    'Look in the NME directory for TMP0000x.NME and at the date of GAL.NME.',
    'Check room on the disk of the post office, and the connection of the Dispatch computer to it.',
    'Run REBUILD -F -d<drive> again, and look whether the empty status line comes.',
    'Rebuild on Windows NT: set CacheFileTimeout (REG_DWORD) to 0 under LanmanWorkstation\\Parameters, and restart the computer.',
  ],
  acts: ['open-logs', 'open-address-list'],
  explains: [],
  title: ({ lines, requestors }) =>
    `Rebuild ended without its last line${requestors.length === 1 ? ` at ${requestors[0] ?? ''}` : ''} (${counted(lines, 'run')})`,
};

/** What went wrong is said then, and other rules tell it. */
const SAID = new Set(['warning', 'error', 'fatal']);

export const REBUILD_RUNS: RuleFamily = { rules: [BROKE_OFF], watch: watchRuns };

function watchRuns(): Watch {
  /** Numbers of entries that the last line of their run is still missing for, by log and post office. */
  const open = new Map<string, DiagnosedLine>();
  const tally = createRunTally();
  return {
    line(line) {
      if (line.format !== 'dirsync' && line.format !== 'dsserver') return;
      const key = `${line.fileId} ${line.part ?? ''} ${line.postOffice ?? ''}`;
      const entries = open.get(key);
      const isNumber = /^number of entries in gal\b/i.test(line.text);
      // A log that repeats itself has the same line twice.
      if (entries !== undefined && !(isNumber && entries.wallMs === line.wallMs)) {
        open.delete(key);
        if (line.text === '') tally.ended(line);
        else if (!SAID.has(line.severity ?? '')) tally.broke(entries);
      }
      if (isNumber) open.set(key, line);
    },
    finish: () =>
      tally.symptoms(BROKE_OFF, (total, postOffice) => {
        const where = postOffice === '' ? '' : ` at ${postOffice}`;
        return `${counted(total, 'run')} of Rebuild${where} without a last line`;
      }),
  };
}
