/** Reads a file: an archive is listed, anything else is read as a whole. */
import { CodecFault } from '../../../shared/codecs/fault.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { ArchiveFacts, ArchiveMember } from '../../../shared/formats/archive.ts';
import { memoryStore } from '../../../shared/formats/byte-store.ts';
import { ARCHIVES } from '../../../shared/formats/names.ts';
import type { Archive } from '../../../shared/formats/names.ts';
import { RECOGNITION_BYTES } from '../../../shared/formats/recognise.ts';
import { whyNotMessage } from '../../../shared/mime/headers.ts';
import { ARCHIVE_READERS } from '../archives/archives.ts';
import type { ArchiveTools } from '../archives/model.ts';
import { failureOf } from '../nodes/pour.ts';
import type { ReadResult } from '../protocol.ts';
import { readMessage } from './read-message.ts';
import type { ReadTools } from './read-tools.ts';
import { readWhole } from './regular-file.ts';
import type { JobSource } from './source.ts';

/** A message between threads is copied as a whole, and the one who gets it does nothing else meanwhile. */
const BATCH_MEMBERS = 500;

export interface SourceTools extends ReadTools {
  readonly onMembers: (archive: Archive, members: readonly ArchiveMember[]) => void;
}

export async function readSource(source: JobSource, tools: SourceTools): Promise<ReadResult> {
  const head = source.store.read(0, RECOGNITION_BYTES);
  const archive = ARCHIVES.find((kind) => ARCHIVE_READERS[kind].recognise(head, source.store) !== null);
  return archive === undefined ? readFile(source, tools) : readArchive(source, archive, tools);
}

function readFile({ store, modifiedMs }: JobSource, tools: ReadTools): Promise<ReadResult> {
  return readMessage({ bytes: readWhole(store, tools.limits), modifiedMs }, tools);
}

async function readArchive(source: JobSource, archive: Archive, tools: SourceTools): Promise<ReadResult> {
  const { listed, only, count, failure } = await listMembers(source, archive, tools);
  if (only !== null && listed?.isPart !== true && (archive === 'zip' || archive === 'cab')) {
    const file = await readAsOneFile(source, archive, only, tools);
    if (file !== null) return file;
  }
  if (only !== null) tools.onMembers(archive, [only]);
  return {
    kind: 'archive',
    archive,
    form: listed?.form ?? archive,
    members: count,
    notes: listed?.notes ?? [],
    failure,
  };
}

/** A transaction file that was put into a zip is still that file. Null when what is in it stands for itself. */
async function readAsOneFile(
  source: JobSource,
  archive: Archive,
  { place }: ArchiveMember,
  tools: ReadTools,
): Promise<ReadResult | null> {
  const around = archiveTools(source, tools);
  try {
    const content = await ARCHIVE_READERS[archive].read(source.store, place, around);
    const head = content.subarray(0, RECOGNITION_BYTES);
    const holdsMore = ARCHIVES.some(
      (kind) => ARCHIVE_READERS[kind].recognise(head, memoryStore(content)) !== null,
    );
    if (holdsMore || whyNotMessage(content) === null) return null;
  } catch (error) {
    if (!(error instanceof CodecFault)) throw error;
  }
  const file = await readFile(source, tools);
  return file.kind === 'message' || file.kind === 'unreadable' ? file : null;
}

interface Listed {
  readonly listed: ArchiveFacts | null;
  /** The only member, which was not handed over yet; null when there are more or none. */
  readonly only: ArchiveMember | null;
  readonly count: number;
  readonly failure: Failure | null;
}

async function listMembers(source: JobSource, archive: Archive, tools: SourceTools): Promise<Listed> {
  let batch: ArchiveMember[] = [];
  let count = 0;
  const hand = (): void => {
    if (batch.length > 0) tools.onMembers(archive, batch);
    batch = [];
  };
  const finished = (listed: ArchiveFacts | null, failure: Failure | null): Listed => {
    const [only = null] = count === 1 ? batch : [];
    if (only === null) hand();
    return { listed, only, count, failure };
  };
  try {
    const listed = await ARCHIVE_READERS[archive].list(
      source.store,
      archiveTools(source, tools),
      (member) => {
        count += 1;
        batch.push(member);
        // Two make an archive of it, also where it hangs before there are many.
        if (count === 2 || batch.length >= BATCH_MEMBERS) hand();
      },
    );
    return finished(listed, null);
  } catch (error) {
    return finished(null, failureOf(error, null));
  }
}

function archiveTools({ folder }: JobSource, tools: ReadTools): ArchiveTools {
  const { limits, decompress, deflate, recognise, heartbeat } = tools;
  return { ...deflate, limits, decompress, recognise, passed: heartbeat.consumed, folder };
}
