/** The server's side of the DirSync protocol: SRVCONF, MSTTRANS, and what T2 does with them (Q96060, Q99961). */
import { fullList, mergeUpdates } from './directory.ts';
import type { PostOffice, Updates } from './directory.ts';
import type { Reply, Request } from './protocol.ts';
import type { Requestor } from './requestors.ts';

/** What the server keeps of one requestor. */
export interface RequestorRecord {
  readonly req: number;
  readonly srv: number;
  readonly imports: number;
  /** 0 before the first. */
  readonly lastCycle: number;
  readonly lastUpdateMs: number | null;
}

/** Updates of one post office in MSTTRANS: positions `after` + 1 and following. */
interface Merged {
  readonly cycle: number;
  readonly office: PostOffice;
  readonly after: number;
  readonly updates: Updates;
}

/** What a backup holds. */
interface ServerFiles {
  cycle: number;
  sync: number;
  readonly records: Map<string, RequestorRecord>;
  /** As far back as a requestor may still need it. */
  merged: readonly Merged[];
}

export interface Server {
  /** The server's own post office comes first. */
  readonly offices: readonly PostOffice[];
  files: ServerFiles;
  backup: ServerFiles | null;
}

/** Cycles that a requestor may miss before the sample's server can no longer serve it. */
const KEPT_CYCLES = 3;
const NEW_RECORD: RequestorRecord = { req: 0, srv: 0, imports: 0, lastCycle: 0, lastUpdateMs: null };

export function createServer(
  offices: readonly PostOffice[],
  requestors: readonly Requestor[],
  sync: number,
): Server {
  const records = requestors.map((one): [string, RequestorRecord] => [
    one.name,
    { ...NEW_RECORD, req: one.acknowledged, srv: one.srvSync, imports: one.imports },
  ]);
  return { offices, files: { cycle: 0, sync, records: new Map(records), merged: [] }, backup: null };
}

export function recordOf(server: Server, requestor: string): RequestorRecord {
  return server.files.records.get(requestor) ?? NEW_RECORD;
}

export function backUp(server: Server): void {
  server.backup = { ...server.files, records: new Map(server.files.records) };
}

export function restoreBackup(server: Server): void {
  if (server.backup !== null) server.files = server.backup;
  server.backup = null;
}

/** Deletes a registration and makes it again: every number begins at 0 (Q99961). */
export function registerAnew(server: Server, requestor: string): void {
  server.files.records.set(requestor, NEW_RECORD);
}

/** T2 begins, with the server's own changes. */
export function beginRun(server: Server, own: Updates): void {
  const { files } = server;
  files.cycle++;
  files.merged = files.merged.filter(({ cycle }) => cycle > files.cycle - KEPT_CYCLES);
  append(files, server.offices[0] as PostOffice, own);
}

/** SRVMAIN -R: merges what is newer than the server's copy of R. */
export function receive({ files }: Server, request: Request, arrivedAtMs: number): void {
  const { requestor, isFullImport, req, batches } = request;
  const record = files.records.get(requestor.name) ?? NEW_RECORD;
  for (const batch of batches) if (batch.last > record.req) append(files, requestor.office, batch.updates);
  const imports = isFullImport ? request.imports : record.imports;
  files.records.set(requestor.name, {
    req,
    srv: record.srv,
    imports,
    lastCycle: files.cycle,
    lastUpdateMs: arrivedAtMs,
  });
}

/** The whole list of each post office, for those who ask for everything. */
export function fullLists(server: Server): Updates[] {
  return server.offices.map(fullList);
}

/** SRVMAIN -T: everything from the request's S to Sync. With S above Sync there is nothing (Q96060, problem 9). */
export function answer({ files, offices }: Server, request: Request, lists: readonly Updates[]): Reply {
  const { requestor, isFullImport, req, srv: srvWas } = request;
  const record = files.records.get(requestor.name) ?? NEW_RECORD;
  files.records.set(requestor.name, { ...record, srv: files.sync });
  const missing = files.merged.filter(({ after, office }) => after >= srvWas && office !== requestor.office);
  const updates = isFullImport
    ? mergeUpdates(lists.filter((_, at) => offices[at] !== requestor.office))
    : mergeUpdates(missing.map((one) => one.updates));
  return { requestor, isFullImport, req, srv: files.sync, srvWas, imports: record.imports, updates };
}

function append(files: ServerFiles, office: PostOffice, updates: Updates): void {
  if (updates.transactions === 0) return;
  files.merged = [...files.merged, { cycle: files.cycle, office, after: files.sync, updates }];
  files.sync += updates.transactions;
}
