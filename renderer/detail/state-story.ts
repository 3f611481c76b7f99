/** What the state of a message means for the one who looks at it, and what to do next. */
import { assertNever } from '../../shared/assert-never.ts';
import type { FileRow } from '../../shared/contract/files.ts';
import { failureText } from '../../shared/failure.ts';
import type { Failure } from '../../shared/failure.ts';
import { isNotOpened } from '../../shared/formats/not-opened.ts';
import type { MessageState } from '../../shared/state.ts';
import { bytes } from '../../shared/format/bytes.ts';
import { count } from '../../shared/format/count.ts';
import { evidenceSentence } from '../../shared/format/evidence.ts';
import { readFault } from '../../shared/system-fault.ts';
import { lockedText } from '../files/file-kinds.ts';

export interface StateStory {
  readonly text: string;
  /** The fact at hand, when there is more to say than the kind of failure. */
  readonly detail: string | null;
  readonly nextStep: string | null;
}

/** Of a file that is no message: nothing is delivered of it. */
export function fileStory(file: Pick<FileRow, 'state' | 'archiveKind' | 'members' | 'locked'>): StateStory {
  const { state } = file;
  const locked = lockedText(file);
  if (state.kind === 'decoded' && locked !== null)
    return story(`Listed to its end, but ${locked}.`, null, 'The reason is told with each of them.');
  if (state.kind === 'decoded') return story('Read without a fault; it is no message.');
  // What can be done with one is the whole of what is known of it, and its failure says that.
  if (file.archiveKind === 'pst' && state.kind === 'failed') return { ...stateStory(state), nextStep: null };
  // Retry is for messages; what a file needs is told with its failure.
  return state.kind === 'hung' ? { ...stateStory(state), nextStep: null } : stateStory(state);
}

/** Of what is not in the queue any more; its state is what was known when it was. */
export function goneStory(state: MessageState): StateStory {
  const { text, detail } = stateStory(state);
  return story(
    'Not in the queue any more when it was last listed.',
    `Before: ${text}${detail === null ? '' : ` ${detail}`}`,
    'Rescan if it should be there. What was delivered or set aside is in the journal.',
  );
}

export function stateStory(state: MessageState): StateStory {
  switch (state.kind) {
    case 'discovered':
      return story('Found in the queue; not checked yet.');
    case 'reading':
      return story('Being read now.');
    case 'decoding':
      return story('Being decompressed now.');
    case 'decoded':
      return story('Decoded without a fault.', null, 'Retry delivers it to the delivery folder.');
    case 'failed':
      return failedStory(state.failure);
    case 'hung':
      return story(
        evidenceSentence(state.evidence),
        null,
        'Retry decodes it again in a fresh worker and delivers it if that succeeds.',
      );
    case 'unrecognised':
      return unrecognisedStory(state.reason);
    case 'retrying':
      return story(`Being retried, attempt ${count(state.attempt)}.`);
    case 'delivered':
      return story(
        `Delivered as ${state.receipt.fileName} (${bytes(state.receipt.bytes)}).`,
        state.receipt.folder,
      );
    case 'quarantined':
      return story(`Moved aside. ${state.reason}`, null, 'Restore puts it back into the queue.');
    default:
      return assertNever(state);
  }
}

function story(text: string, detail: string | null = null, nextStep: string | null = null): StateStory {
  return { text, detail, nextStep };
}

function failedStory(failure: Failure): StateStory {
  const { title, meaning, nextStep } = failureText(failure.kind);
  const fault = failure.kind === 'read-error' ? readFault(failure.detail) : null;
  if (fault !== null) return story(`${title}: ${fault.text}.`, null, fault.nextStep);
  return story(`${title}. ${meaning}`, failureDetail(failure), nextStep);
}

function unrecognisedStory(reason: string): StateStory {
  if (isNotOpened(reason))
    return story(`Not opened: ${reason}`, null, 'Save the whole file, then open it by itself.');
  const nextStep = reason === 'empty file' ? null : 'Look at it on the Format tab and try it as a codec.';
  return story(`Not recognised: ${reason}`, null, nextStep);
}

function failureDetail(failure: Pick<Failure, 'detail' | 'part' | 'offset'>): string {
  const place = [
    failure.part === null ? null : `part ${failure.part}`,
    failure.offset === null ? null : `byte ${count(failure.offset)}`,
  ].filter((piece) => piece !== null);
  return place.length === 0 ? failure.detail : `${failure.detail} (${place.join(', ')})`;
}
