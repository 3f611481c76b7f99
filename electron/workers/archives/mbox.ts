import { CodecFault } from '../../../shared/codecs/fault.ts';
import type { ArchiveFacts, ArchiveMember } from '../../../shared/formats/archive.ts';
import { whyMbox } from '../../../shared/formats/mbox/recognise.ts';
import { scanMbox } from '../../../shared/formats/mbox/scan.ts';
import type { MboxMessage } from '../../../shared/formats/mbox/scan.ts';
import { judgeMbox, noEvidence } from '../../../shared/formats/mbox/variant.ts';
import type { ArchiveReader } from './model.ts';
import { readAll } from './whole.ts';

/** Start and end. */
const PLACE = /^(\d{1,15})-(\d{1,15})$/;

export const mboxArchive: ArchiveReader = {
  recognise: (head) => whyMbox(head),

  list: (store, { limits, passed }, onMember): ArchiveFacts => {
    const messages: MboxMessage[] = [];
    const evidence = noEvidence();
    try {
      const leading = scanMbox(store, limits.archiveMembers, passed, messages, evidence);
      const verdict = judgeMbox(evidence);
      const before =
        leading === 0 ? [] : [`${leading} bytes before the first From line belong to no message`];
      return { form: verdict.form, notes: [...before, ...verdict.notes] };
    } finally {
      messages.forEach((message, index) => onMember(memberOf(message, index)));
    }
  },

  read: (store, place, { limits }) => {
    const match = PLACE.exec(place);
    const [start, end] = [Number(match?.[1]), Number(match?.[2])];
    if (match === null || end < start || end > store.length)
      throw new CodecFault('corrupt-data', `the mbox has no place "${place}"`, null);
    if (end - start > limits.messageFileBytes)
      throw new CodecFault('output-limit', `more than ${limits.messageFileBytes} bytes`, start);
    return readAll(store, start, end);
  },
};

function memberOf({ start, end, timeMs }: MboxMessage, index: number): ArchiveMember {
  return { name: `${index + 1}`, bytes: end - start, modifiedMs: timeMs, place: `${start}-${end}` };
}
