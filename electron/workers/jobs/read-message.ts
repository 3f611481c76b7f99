/** Reads one file as a DirSync message: what it is, what it carries, and whether that can be decompressed and read. */
import { readMimeStructure } from '../../../shared/mime/structure.ts';
import type { MimeMessage } from '../../../shared/mime/structure.ts';
import { whyNoMail } from '../nodes/mail.ts';
import { readParts } from '../nodes/read-parts.ts';
import type { ReadResult } from '../protocol.ts';
import { readEnvelope } from './envelope.ts';
import { withProfile } from './foreign-profile.ts';
import { messageOf } from './message-of.ts';
import { readBareFile } from './read-bare-file.ts';
import { readLog } from './read-log.ts';
import { readReport } from './read-report.ts';
import { nodeTools } from './read-tools.ts';
import type { ReadTools } from './read-tools.ts';
import type { RegularFile } from './regular-file.ts';

export async function readMessage(file: RegularFile, tools: ReadTools): Promise<ReadResult> {
  const reason = whyNoMail(file.bytes, tools.recognise);
  if (reason !== null) return readBareFile(file, reason, tools);
  const structure = readMimeStructure(file.bytes, tools.limits, tools.heartbeat.consumed);
  if (!structure.ok) return { kind: 'unreadable', failure: structure.error, parts: [] };
  return readMimeMessage(file, structure.value, tools);
}

async function readMimeMessage(
  file: RegularFile,
  { root, notes, cutOff }: MimeMessage,
  tools: ReadTools,
): Promise<ReadResult> {
  const facts = readEnvelope(root.headers, file.modifiedMs, tools.limits);
  const { isDirSync } = facts;
  const envelope = withProfile(facts.envelope, file.bytes, root, tools.heartbeat.consumed);
  if (envelope.from === null && envelope.to === null && envelope.subject === null) {
    // The text of an event log begins with fields too, and one of them is a Date.
    const logNotes = readLog(file.bytes, null, tools);
    if (logNotes !== null) return { kind: 'log', notes: logNotes };
  }
  tools.onEnvelope(envelope);
  tools.heartbeat.phase('decoding');
  const outcomes = await readParts(file.bytes, root, null, nodeTools(tools, envelope.kind, isDirSync));
  return messageOf(outcomes, envelope, tools, {
    isDirSync,
    notes: [...facts.notes, ...notes],
    nonDelivery: readReport(envelope, file.bytes, root, tools.heartbeat.consumed),
    // Of a message that is not DirSync's what is there may be read, with a note; it is never delivered.
    failure: isDirSync ? cutOff : null,
  });
}
