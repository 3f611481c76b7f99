import type { DiagnosedFile } from '../../../../shared/diagnosis/facts.ts';
import { FILES } from '../../../../shared/diagnosis/families/files/files.ts';
import { folderOf } from '../../../fixtures/diagnosed-files.ts';
import { contextOf, fileOf, watchFiles } from '../../../fixtures/rule-cases.ts';
import type { RuleCase } from '../../../fixtures/rule-cases.ts';
import { failedFile } from './decoding.ts';

/** A post office in which nothing is wrong. */
const HEALTHY = [
  'PO1/GLB/MASTER.GLB 4096',
  'PO1/GLB/CONTROL.GLB 8',
  'PO1/GLB/REQCONF.GLB 512',
  'PO1/GLB/SRVCONF.GLB 3072',
  'PO1/GLB/PROCESS.GLB 709',
  'PO1/GLB/SRVTRANS.GLB 0',
  'PO1/GLB/REQTRANS.GLB 49',
  'PO1/NME/ADMIN.NME 450',
  'PO1/NME/ADMINSHD.NME 450',
  'PO1/MBG/INQUEUE.MBG 116',
  'PO1/KEY/INQUEUE.KEY 560',
  'PO1/ATT/AT1/00001.ATT 12',
];
const found = (...files: readonly string[]) => watchFiles(FILES, contextOf(), folderOf(...files));
const beside =
  (...files: readonly string[]) =>
  () =>
    found(...HEALTHY, ...files);

/** A file more in a healthy post office, and one near it that belongs there. */
function fileCase(rule: string, wrong: string, right: string): RuleCase {
  return { rule, speaks: beside(wrong), silent: beside(right) };
}

const unreadable = (role: DiagnosedFile['role']): DiagnosedFile =>
  failedFile('truncated', { role, file: 'half.zip', kind: null, subject: null });

const message = fileOf({ id: 90, file: 'outbound/90.eml', subject: 'SrvTx R=1 S=2 (was 1), I=1 1 sent' });

export const FILE_CASES: readonly RuleCase[] = [
  fileCase('files/left-over', 'PO1/GLB/SORTLOCK.GLB 0', 'elsewhere/SORTLOCK.GLB 0'),
  fileCase('files/left-over', 'PO1/GLB/SORT0012.GLB 10', 'PO1/GLB/SORTED.GLB 10'),
  fileCase('files/not-emptied', 'PO1/GLB/USRTRANS.GLB 80', 'PO1/GLB/USRTRANS.GLB 0'),
  fileCase('files/wrong-size', 'PO1/GLB/ACCESS.GLB 587', 'PO1/GLB/ACCESS.GLB 1172'),
  fileCase('files/rebuild-left-over', 'PO1/NME/GAL$.NME 45', 'PO1/NME/GAL.NME 45'),
  fileCase('files/resync-left', 'PO1/GLB/RESYNC.GLB 900', 'PO2/RESYNC.GLB 900'),
  fileCase('files/import-left-over', 'PO1/INF/IMPORT.INF 90', 'PO1/INF/00001.INF 90'),
  fileCase('files/zero-length', 'PO1/ATT/AT1/00002.ATT 0', 'PO1/ATT/AT1/00002.ATT 1'),
  fileCase('files/mailbag-half', 'PO1/MBG/SYSTEM.MBG 116', 'PO1/GLB/SYSTEM.GLB 116'),
  {
    rule: 'files/gateway-names-empty',
    speaks: beside('PO1/NME/X400.NME 0', 'PO1/GLB/X400.GLB 900'),
    silent: beside('PO1/NME/X400.NME 0', 'PO1/GLB/X400.GLB 4'),
  },
  {
    rule: 'files/names-empty',
    speaks: () => found(...HEALTHY.map((file) => file.replace('ADMIN.NME 450', 'ADMIN.NME 0'))),
    silent: beside(),
  },
  {
    rule: 'files/dxa-database',
    speaks: () => found('DXADATA/EDB.LOG 5000', 'DXADATA/EDB.CHK 8'),
    silent: () => found('DXADATA/EDB.LOG 5000', 'DXADATA/XDIR.EDB 90000'),
  },
  {
    rule: 'files/dxa-database',
    speaks: () => found('DXADATA/XDIR.EDB 9', 'DXADATA/EDB00001.LOG 5', 'DXADATA/EDB00003.LOG 5'),
    silent: () => found('DXADATA/XDIR.EDB 9', 'DXADATA/EDB00001.LOG 5', 'DXADATA/EDB00002.LOG 5'),
  },
  {
    rule: 'files/unreadable-archive',
    speaks: () => watchFiles(FILES, contextOf(), [unreadable('archive')]),
    // A message that failed is told by the rules about decoding.
    silent: () => watchFiles(FILES, contextOf(), [unreadable('message')]),
  },
  {
    rule: 'files/no-message',
    speaks: () => watchFiles(FILES, contextOf(), [message, ...folderOf('outbound/91.bin 40')]),
    silent: () => found('outbound/91.bin 40'),
  },
];
