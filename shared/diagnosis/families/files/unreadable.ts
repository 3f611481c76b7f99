/** What holds messages, or lists them, and is none: what is behind the place where it failed was not seen. */
import { counted } from '../../../format/count.ts';
import { evidenceSentence } from '../../../format/evidence.ts';
import type { Failure } from '../../../failure.ts';
import { isLockedIn } from '../../../formats/locked-in.ts';
import type { MessageId } from '../../../model.ts';
import type { HungEvidence } from '../../../state.ts';
import type { DiagnosedFile } from '../../facts.ts';
import type { Rule, Symptom } from '../../model.ts';
import {
  aboutFile,
  createBounded,
  failureEvidence,
  fileEvidence,
  plainRule,
  SYMPTOMS_KEPT,
  symptomOf,
} from '../../plain-rule.ts';

/** Cards of archives, and of lists and logs. */
const LISTS = 'lists';

export const UNREADABLE_ARCHIVE: Rule = plainRule({
  id: 'files/unreadable-archive',
  family: 'files',
  severity: 'warning',
  certainty: 'proven',
  name: 'An archive could not be read to its end',
  looksAt:
    'Archives (zip, cabinet, mbox, an Outlook data file, a packed message), address lists, mailbox indexes and logs in the state "failed" or "hung", and archives of which files could not be taken out.',
  meaning:
    'Nothing of the exchange is held up by it, but what is in it was not seen, or not all of it: that nothing is found there says nothing. The reason is told with each file.',
  disproof: 'Another program lists all of it: then it is a form of it that this program does not know.',
  kb: [],
  remedy: [
    'Copy it again from its source; what could be listed is in the lists.',
    'A .pst: save its messages as .msg or make an mbox with readpst.',
    'An encrypted file: ask for it without a password.',
  ],
  title: ({ symptoms, first }) => {
    const what = counted(
      symptoms,
      first.group === LISTS ? 'list or log' : 'archive',
      first.group === LISTS ? 'lists or logs' : 'archives',
    );
    return `${what} could not be read to ${symptoms === 1 ? 'its' : 'their'} end`;
  },
});

interface Unread {
  readonly first: DiagnosedFile;
  readonly failure: Failure;
  readonly ids: MessageId[];
}

/** One symptom for each archive, however many files in it cannot be read, and whether it failed itself as well. */
export function createUnreadable() {
  const members = new Map<string, Unread>();
  /** Archives that have a symptom of their own; as few as there are symptoms of members. */
  const told = new Set<string>();
  const found = createBounded('files that could not be read to their end');
  return {
    add(file: DiagnosedFile): void {
      const { id, listedIn, role, state } = file;
      const isBroken = state.kind === 'failed' || state.kind === 'hung';
      if (role === 'archive' && isBroken && told.size < SYMPTOMS_KEPT) told.add(file.file);
      if (state.kind === 'hung' && role !== 'message') found.add(() => hungFile(file, state.evidence));
      if (state.kind !== 'failed') return;
      const { failure } = state;
      if (role !== 'message') found.add(() => unreadableFile(file, failure));
      else if (listedIn !== null && isLockedIn(file)) {
        const known = members.get(listedIn);
        if (known !== undefined) known.ids.push(id);
        else if (members.size < SYMPTOMS_KEPT) members.set(listedIn, { first: file, failure, ids: [id] });
        else found.add(() => unreadableMembers(listedIn, { first: file, failure, ids: [id] }));
      }
    },
    finish: (): readonly Symptom[] => [
      ...found.kept(),
      ...[...members]
        .filter(([archive]) => !told.has(archive))
        .map(([archive, unread]) => unreadableMembers(archive, unread)),
    ],
    notChecked: found.notChecked,
  };
}

function unreadableFile(file: DiagnosedFile, failure: Failure): Symptom {
  return symptomOf(UNREADABLE_ARCHIVE, {
    group: groupOf(file),
    text: `${file.file}: ${reasonOf(failure)}`,
    evidence: [failureEvidence(file, failure)],
    about: aboutFile(file),
  });
}

function hungFile(file: DiagnosedFile, evidence: HungEvidence): Symptom {
  return symptomOf(UNREADABLE_ARCHIVE, {
    group: groupOf(file),
    text: `${file.file}: ${evidenceSentence(evidence)}`,
    evidence: [fileEvidence(file)],
    about: aboutFile(file),
  });
}

function groupOf({ role }: DiagnosedFile): string {
  return role === 'archive' ? '' : LISTS;
}

/** No byte of the file itself is known: where it broke off in the archive is told in the words of the failure. */
function unreadableMembers(archive: string, { first, failure, ids }: Unread): Symptom {
  const which = ids.length === 1 ? '' : ', the first';
  const text = `${archive}: ${counted(ids.length, 'file')} in it could not be read${which}: ${reasonOf(failure)}`;
  return symptomOf(UNREADABLE_ARCHIVE, {
    text,
    evidence: [fileEvidence(first)],
    about: { ...aboutFile(first), messages: ids },
  });
}

function reasonOf({ detail }: Failure): string {
  return `${detail.replace(/[.\s]+$/, '')}.`;
}
