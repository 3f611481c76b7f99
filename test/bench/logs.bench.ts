/**
 * How long the reader takes for 200,000 entries of each format, in seconds of processor time (all threads, user and
 * system), so that what else the machine does counts less.
 *
 *     npm run bench -- logs
 */
import { DEFAULT_LIMITS } from '../../shared/limits.ts';
import type { LogFormat } from '../../shared/logs/model.ts';
import { createLogReader } from '../../shared/logs/read-log.ts';
import { bytesOf } from '../fixtures/bytes.ts';

const ENTRIES = 200_000;
const RUNS = 4;
const CHUNK_BYTES = 65_536;

const two = (value: number): string => String(value).padStart(2, '0');
const monthFirst = (at: number): string => `05/${two(1 + (at % 28))}/96 ${two(at % 24)}:${two(at % 60)}`;

const ENTRY: Readonly<Record<LogFormat, (at: number) => string>> = {
  dirsync: (at) => `${monthFirst(at)}:10 | Warning[ 27] Alias already exists Doe, John ${at}\r\n`,
  dsserver: (at) => `${monthFirst(at)}:10 | 1 105 ${at}\r\n`,
  dispatch: (at) =>
    at % 2 === 0
      ? `INST1 ${monthFirst(at)} Checking the process table on NORTH\\PO${at % 100}\r\n`
      : `INST1 ${monthFirst(at)} "NSDA -RT" terminated normally with exit code 64\r\n`,
  'sent-recv': (at) =>
    `${two(1 + (at % 28))}-05-96 ${two(at % 24)}:${two(at % 60)} ${at} NORTH/PO${at % 100}/$SYSTEM SOUTH/PO1/$SYSTEM\r\n0000030C 00000403\r\n`,
  listds: (at) =>
    `Requestor name: PCM:NORTH/PO${at}\r\nReqSync = 17, SrvSync = 80, Last Cycle = 11\r\nLast update received Fri Feb 18 13:11:58 1994\r\n`,
  listq: (at) =>
    `FB16 Thu Apr 07 12:13:52 1994 ${String(at).padStart(6, '0')} A Paul\tPCM:NORTH/PO1/PAUL\r\n`,
  dssched: (at) => `T${1 + (at % 3)} Mon ${two(at % 24)}:15\r\n`,
  event: (at) =>
    `12/31/96\t7:56:34 PM\tMSExchangeMSMI\tWarning\tNDR\t2117\tN/A\tEXG\tNon delivery report ${at}\r\n`,
};

for (const [format, entry] of Object.entries(ENTRY)) {
  const bytes = bytesOf(Array.from({ length: ENTRIES }, (_, at) => entry(at)).join(''));
  const seconds = Array.from({ length: RUNS }, () => secondsFor(format as LogFormat, bytes));
  // The first run warms up.
  const best = Math.min(...seconds.slice(1)).toFixed(2);
  process.stdout.write(`${format.padEnd(10)} ${best} s for ${(bytes.length / 1e6).toFixed(1)} MB\n`);
}

function secondsFor(format: LogFormat, bytes: Uint8Array): number {
  const before = process.cpuUsage();
  const reader = createLogReader({ format, limits: DEFAULT_LIMITS, onLine() {} });
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) reader.push(bytes.subarray(at, at + CHUNK_BYTES));
  const { lines } = reader.end();
  if (lines !== ENTRIES) throw new Error(`${format}: ${lines} of ${ENTRIES} entries`);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
