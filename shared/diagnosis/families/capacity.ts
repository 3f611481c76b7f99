/** What is larger than a program of the time, or this one, can take. */
import { counted } from '../../format/count.ts';
import { bytes as inBytes } from '../../format/bytes.ts';
import type { DiagnosedFile, RuleFamily, Watch } from '../facts.ts';
import type { Rule } from '../model.ts';
import { aboutFile, createBounded, fileEvidence, plainRule, sentMs, symptomOf } from '../plain-rule.ts';

/** Memory of MS-DOS, which SRVMAIN builds the text of a message in (Q123857). */
export const BODY_BYTES = 640 * 1024;

const LARGE_BODY = plainRule({
  id: 'capacity/large-body',
  family: 'capacity',
  severity: 'warning',
  certainty: 'possible',
  name: 'Transactions in the text of a message, more than MS-DOS has memory for',
  looksAt: 'Messages with more than 640 KB of transactions in their body.',
  meaning:
    'SRVMAIN builds the text of such a message in memory. Under MS-DOS there are 640 KB for everything, so that it fails with a long list [9], and the requestor that asked for it gets nothing.',
  disproof: 'The message was made by Exchange or under OS/2.',
  kb: ['Q123857'],
  remedy: ['Have the foreign requestor ask with TRANSACTIONS=INATTACHMENT.'],
  title: ({ messages }) =>
    `${counted(messages, 'message')} with more than 640 KB of transactions in the body`,
});

const RATIO = plainRule({
  id: 'capacity/unusual-ratio',
  family: 'capacity',
  severity: 'warning',
  certainty: 'possible',
  name: 'Attachments that decompress to far more than their size',
  looksAt: 'Attachments that gave more than 200 times their own size.',
  meaning:
    'Lists of names shrink to about a fifth, not to a two-hundredth. Something else is in there: the same line over and over, or data made to fill a disk.',
  disproof: 'The transactions in it are all different.',
  kb: [],
  remedy: [
    'Look at the transactions before the message is delivered.',
    'Quarantine it if they are no list of names.',
  ],
  acts: ['quarantine', 'export-evidence'],
  title: ({ messages }) =>
    `${counted(messages, 'message')} that decompress to more than 200 times their size`,
});

const NOT_READ_WHOLE = plainRule({
  id: 'capacity/not-read-whole',
  family: 'capacity',
  severity: 'info',
  certainty: 'proven',
  name: 'Files that were not read to their end, because they pass a limit of this program',
  looksAt: 'Notes of messages and logs that say that the rest was not read or not checked.',
  meaning: 'What lies behind the limit was not looked at: that nothing was found there says nothing.',
  disproof: 'The pieces of the file, opened by themselves, hold nothing more.',
  kb: [],
  remedy: ['Split the file, and open its pieces: the limit is one of this program and cannot be raised.'],
  title: ({ messages }) => `${counted(messages, 'file')} not read to the end`,
});

const RATIO_NOTE = /decompresses to (\d+) times its size/;
const LIMIT_NOTE = /the rest was not read|^(?:part \S+: )?only the first [\d,]+ (?:lines|transactions)/;

export const CAPACITY: RuleFamily = {
  rules: [LARGE_BODY, RATIO, NOT_READ_WHOLE],
  watch: watchCapacity,
};

function watchCapacity(): Watch {
  const found = createBounded('sizes');
  const say = (rule: Rule, file: DiagnosedFile, what: string): void =>
    found.add(() =>
      symptomOf(rule, {
        text: `${file.file}: ${what}.`,
        atMs: sentMs(file),
        evidence: [fileEvidence(file)],
        about: aboutFile(file),
      }),
    );
  return {
    file(file) {
      const bytes = file.bytesOut ?? 0;
      if (file.format === 'inbody' && bytes > BODY_BYTES)
        say(LARGE_BODY, file, `${inBytes(bytes)} of transactions in its body`);
      for (const note of file.notes) {
        if (RATIO_NOTE.test(note)) say(RATIO, file, note);
        else if (LIMIT_NOTE.test(note)) say(NOT_READ_WHOLE, file, note);
      }
    },
    finish: found.kept,
    notChecked: found.notChecked,
  };
}
