/** Asks all rules once about everything that the index holds. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DiagnosisAsked } from '../../shared/contract/diagnosis.ts';
import { createDiagnosis } from '../../shared/diagnosis/diagnose.ts';
import type { DiagnosisUnderWay } from '../../shared/diagnosis/diagnose.ts';
import type { HungProof } from '../../shared/diagnosis/hung/model.ts';
import type { Context, DiagnosedFile } from '../../shared/diagnosis/facts.ts';
import { ALL_RULES, RULE_FAMILIES } from '../../shared/diagnosis/families.ts';
import type { Diagnosis } from '../../shared/diagnosis/model.ts';
import {
  readDiagnosedFiles,
  readFailedTwice,
  readTimedLines,
  readTimelessLines,
} from '../index/read-diagnosis.ts';
import { readGalFacts } from './gal-facts.ts';
import { readLabRuns } from './lab.ts';
import { readProofPages } from './read-proofs.ts';
import type { OpenSession } from './open-session.ts';

/** So many at a time take a few milliseconds; between them the engine answers others. */
const PAGE_ROWS = 500;

export type Asking = Pick<OpenSession, 'session' | 'syncPicture' | 'around' | 'board' | 'gal'>;

/** What was found, and how long all that took on its own: what others did in between is not counted. */
interface Round {
  readonly diagnosis: Diagnosis;
  readonly asked: DiagnosisAsked;
  readonly workedMs: number;
}

/** Throws when it is to end. */
export async function askAllRules(open: Asking, signal: AbortSignal): Promise<Round> {
  const turns = createTurns(signal);
  const context = await contextOf(open, turns);
  const underWay = turns.work(() => createDiagnosis(context, RULE_FAMILIES));
  const files = await seeFiles(open, underWay, turns);
  const lines = await seeLines(open, underWay, turns);
  const diagnosis = turns.work(() => underWay.finish());
  const addressList = context.gal !== null;
  return {
    diagnosis,
    asked: { rules: ALL_RULES.length, ...files, lines, addressList },
    workedMs: turns.workedMs(),
  };
}

/** Work in slices. Each begins only while the queue is open. */
interface Turns {
  work<Value>(slice: () => Value): Value;
  workedMs(): number;
}

function createTurns(signal: AbortSignal): Turns {
  let workedMs = 0;
  return {
    work: (slice) => {
      signal.throwIfAborted();
      const startedMs = performance.now();
      const value = slice();
      workedMs += performance.now() - startedMs;
      return value;
    },
    workedMs: () => Math.round(workedMs),
  };
}

async function contextOf(
  { session, syncPicture, around, board, gal }: Asking,
  { work }: Turns,
): Promise<Context> {
  const { read } = session.index;
  const { cycles, ledger } = await syncPicture();
  await nextTurn();
  const boardNow = await board.latest();
  const pages = readProofPages(session, await around.latest());
  const proofs: HungProof[] = [];
  for (let page = work(() => pages.next()); page.done !== true; page = work(() => pages.next())) {
    proofs.push(...page.value);
    await nextTurn();
  }
  return {
    picture: cycles,
    ledger,
    board: boardNow,
    proofs,
    labRuns: work(() => readLabRuns(read)),
    failedTwice: work(() => readFailedTwice(read)),
    gal: await readGalFacts(gal),
    keepUpdatesCycles: session.settings.keepUpdatesCycles,
    nowMs: Date.now(),
  };
}

async function seeFiles(
  { session }: Asking,
  underWay: DiagnosisUnderWay,
  { work }: Turns,
): Promise<Pick<DiagnosisAsked, 'files' | 'dirSync' | 'withTransactions'>> {
  let [files, dirSync, withTransactions] = [0, 0, 0];
  const see = (file: DiagnosedFile): void => {
    underWay.file(file);
    if (isDirSync(file)) dirSync += 1;
    if (mayHoldTransactions(file)) withTransactions += 1;
  };
  for (let after = 0; ;) {
    const page = work(() => {
      const rows = readDiagnosedFiles(session.index.read, after, PAGE_ROWS);
      for (const file of rows) see(file);
      return rows;
    });
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.id;
    files += page.length;
    await nextTurn();
  }
  return { files, dirSync, withTransactions };
}

function isDirSync({ kind }: DiagnosedFile): boolean {
  return kind !== null && kind !== 'Other';
}

/** Of a message that could not be read nobody knows. */
function mayHoldTransactions(file: DiagnosedFile): boolean {
  return isDirSync(file) && file.transactions !== 0;
}

/** Those without a time first: what they say holds for all that follows. */
async function seeLines(open: Asking, underWay: DiagnosisUnderWay, { work }: Turns): Promise<number> {
  const { index, settings } = open.session;
  const { logZoneMinutes: zone } = settings;
  const readers = [
    (last: LinePlaceOf | null) => readTimelessLines(index.read, last?.id ?? 0, PAGE_ROWS, zone),
    (last: LinePlaceOf | null) =>
      readTimedLines(
        index.read,
        last === null ? null : { wallMs: last.wallMs ?? 0, id: last.id },
        PAGE_ROWS,
        zone,
      ),
  ];
  let seen = 0;
  for (const read of readers)
    for (let last: LinePlaceOf | null = null; ;) {
      const after: LinePlaceOf | null = last;
      const page = work(() => {
        const rows = read(after);
        for (const line of rows) underWay.line(line);
        return rows;
      });
      last = page.at(-1) ?? null;
      if (last === null) break;
      seen += page.length;
      await nextTurn();
    }
  return seen;
}

interface LinePlaceOf {
  readonly wallMs: number | null;
  readonly id: number;
}
