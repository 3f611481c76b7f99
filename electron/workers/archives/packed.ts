/** A compressed file that holds something else than transactions: a message, a log, an address list, an archive. */
import { decompressorWith } from '../../../shared/codecs/decompress.ts';
import { CodecFault } from '../../../shared/codecs/fault.ts';
import { gzipFacts } from '../../../shared/codecs/gzip-facts.ts';
import { kwajHeader } from '../../../shared/codecs/kwaj/header.ts';
import { inflateBlock } from '../../../shared/codecs/mszip.ts';
import { inflateRaw } from '../../../shared/codecs/raw-inflate.ts';
import { looksLikeTransactions } from '../../../shared/dirsync/detect.ts';
import { whyAddressList } from '../../../shared/formats/address-list.ts';
import type { ArchiveFacts } from '../../../shared/formats/archive.ts';
import { gather } from '../../../shared/formats/gather.ts';
import { MAILBOX_RECORD_BYTES, whyMailboxIndex } from '../../../shared/formats/mailbox-index.ts';
import { whyMbox } from '../../../shared/formats/mbox/recognise.ts';
import { createMemberNames } from '../../../shared/formats/member-names.ts';
import { formatLabel, isCodec } from '../../../shared/formats/names.ts';
import type { Codec } from '../../../shared/formats/names.ts';
import { recognise } from '../../../shared/formats/recognise.ts';
import { recogniseLog } from '../../../shared/logs/recognise.ts';
import { whyNotMessage } from '../../../shared/mime/headers.ts';
import type { ArchiveReader } from './model.ts';
import { wholeOf } from './whole.ts';

/** Of the content as much as is looked at. */
const SAMPLE_BYTES = 64 * 1024;
const peek = decompressorWith({ inflate: inflateRaw, inflateBlock });

export const packedArchive: ArchiveReader = {
  recognise: (head) => {
    const { format, why } = recognise(head);
    if (!isCodec(format)) return null;
    const content = whatItHolds(firstOutput(format, head));
    return content === null ? null : `${why}; what comes out is ${content}`;
  },

  list: (store, tools, onMember): ArchiveFacts => {
    const head = store.read(0, Math.min(store.length, SAMPLE_BYTES));
    const { format } = tools.recognise(head);
    if (!isCodec(format)) throw new CodecFault('corrupt-data', 'no compressed file', 0);
    const { name, modifiedMs } = original(format, head);
    const names = createMemberNames();
    const shown = names.next(name ?? withoutSuffix(store.path));
    onMember({ name: shown, bytes: null, modifiedMs, place: format });
    return { form: `compressed: ${formatLabel(format)}`, notes: names.notes() };
  },

  read: (store, place, tools) => {
    if (!isCodec(place)) throw new CodecFault('corrupt-data', `"${place}" is no codec`, null);
    return gather(
      tools.decompress(place, wholeOf(store, tools)),
      tools.limits.messageFileBytes,
      tools.passed,
    );
  },
};

/** What the format keeps of the file that was compressed. */
function original(
  codec: Codec,
  head: Uint8Array,
): { readonly name: string | null; readonly modifiedMs: number | null } {
  if (codec === 'gzip') return gzipFacts(head);
  if (codec === 'kwaj') return { name: kwajHeader(head).name, modifiedMs: null };
  return { name: null, modifiedMs: null };
}

/** As much as comes out of the first bytes of the file; where they stop, a fault says nothing. */
function firstOutput(codec: Codec, head: Uint8Array): Uint8Array {
  const sample = new Uint8Array(SAMPLE_BYTES);
  let length = 0;
  try {
    const steps = peek(codec, head);
    if (!(Symbol.iterator in steps)) return sample.subarray(0, 0);
    for (const { bytes } of steps) {
      const kept = bytes.subarray(0, SAMPLE_BYTES - length);
      sample.set(kept, length);
      length += kept.length;
      if (length === SAMPLE_BYTES) break;
    }
  } catch (error) {
    if (!(error instanceof CodecFault)) throw error;
  }
  return sample.subarray(0, length);
}

/** Null for transactions, which are read in place, and for what nobody knows. */
function whatItHolds(content: Uint8Array): string | null {
  if (looksLikeTransactions(content)) return null;
  if (whyMbox(content) !== null) return 'an mbox';
  if (whyNotMessage(content) === null) return 'a mail message';
  const { format } = recognise(content);
  if (format !== 'text' && format !== 'unknown') return formatLabel(format);
  if (whyAddressList(content) !== null) return 'an address list';
  if (whyMailboxIndex(wholeRecords(content)) !== null) return 'a mailbox index';
  return recogniseLog(content) === null ? null : 'a log';
}

/** Where the sample ends is no end of the file. */
function wholeRecords(content: Uint8Array): Uint8Array {
  if (content.length < SAMPLE_BYTES) return content;
  return content.subarray(0, content.length - (content.length % MAILBOX_RECORD_BYTES));
}

/** "queue/mail.mbox.gz": "mail.mbox". COMPRESS.EXE ends a name with "_". */
function withoutSuffix(path: string | null): string {
  const name = (path ?? '').split(/[/\\]/).at(-1) ?? '';
  const dot = name.lastIndexOf('.');
  return dot > 0 && !name.endsWith('_') ? name.slice(0, dot) : name || 'content';
}
