/** Asks all rules once about everything that the index holds. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DiagnosisOverview } from '../../shared/contract/diagnosis.ts';
import { createDiagnosis } from '../../shared/diagnosis/diagnose.ts';
import type { DiagnosisUnderWay } from '../../shared/diagnosis/diagnose.ts';
import type { Context } from '../../shared/diagnosis/facts.ts';
import { ALL_RULES, RULE_FAMILIES } from '../../shared/diagnosis/families.ts';
import type { Diagnosis } from '../../shared/diagnosis/model.ts';
import { readDiagnosedFiles, readTimedLines, readTimelessLines } from '../index/read-diagnosis.ts';
import { readGalFacts } from './gal-facts.ts';
import { readLabRuns } from './lab.ts';
import { readProofs } from './read-proofs.ts';
import type { OpenSession } from './open-session.ts';

/** So many at a time take a few milliseconds; between them the engine answers others. */
const PAGE_ROWS = 500;

export type Asked = DiagnosisOverview['asked'];

type Asking = Pick<OpenSession, 'session' | 'syncPicture' | 'board' | 'gal'>;

export async function askAllRules(
  open: Asking,
  signal: AbortSignal,
): Promise<{ readonly diagnosis: Diagnosis; readonly asked: Asked }> {
  const underWay = createDiagnosis(await contextOf(open), RULE_FAMILIES);
  const files = await seeFiles(open, underWay, signal);
  const lines = await seeLines(open, underWay, signal);
  return { diagnosis: underWay.finish(), asked: { rules: ALL_RULES.length, files, lines } };
}

async function contextOf({ session, syncPicture, board, gal }: Asking): Promise<Context> {
  const { cycles, ledger } = await syncPicture();
  await nextTurn();
  return {
    picture: cycles,
    ledger,
    board: await board.latest(),
    proofs: readProofs(session),
    labRuns: readLabRuns(session.index.read),
    gal: await readGalFacts(gal),
    keepUpdatesCycles: session.settings.keepUpdatesCycles,
    nowMs: Date.now(),
  };
}

async function seeFiles(
  { session }: Asking,
  underWay: DiagnosisUnderWay,
  signal: AbortSignal,
): Promise<number> {
  let seen = 0;
  for (let after = 0; !signal.aborted;) {
    const page = readDiagnosedFiles(session.index.read, after, PAGE_ROWS);
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.id;
    for (const file of page) underWay.file(file);
    seen += page.length;
    await nextTurn();
  }
  return seen;
}

/** Those without a time first: what they say holds for all that follows. */
async function seeLines(open: Asking, underWay: DiagnosisUnderWay, signal: AbortSignal): Promise<number> {
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
    for (let last: LinePlaceOf | null = null; !signal.aborted;) {
      const page = read(last);
      last = page.at(-1) ?? null;
      if (last === null) break;
      for (const line of page) underWay.line(line);
      seen += page.length;
      await nextTurn();
    }
  return seen;
}

interface LinePlaceOf {
  readonly wallMs: number | null;
  readonly id: number;
}
