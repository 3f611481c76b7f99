/** What keeps messages from being decoded: why they hung, how they failed, and what the interchange says of them. */
import type { Context, RuleFamily, Watch } from '../../facts.ts';
import type { MessageId } from '../../../model.ts';
import type { StateKind } from '../../../state.ts';
import { createCyclesOf } from './cycles-of.ts';
import { noReplies, repliesNamed, seeReply, subjectKey } from './compressed-replies.ts';
import { failureSymptom, isDecodingFailure } from './failures.ts';
import type { FailedFile } from './failures.ts';
import { FAILURE_RULES } from './failure-rules.ts';
import { HUNG_RULES } from './hung-rules.ts';
import { hungSymptom } from './hung-symptoms.ts';
import { eventsWithout, linesBySubject, noEvents, seeEvent } from './interchange-events.ts';
import type { EventLine } from './interchange-events.ts';
import { PATTERN } from './pattern-rule.ts';
import { patternSymptoms } from './pattern.ts';

export const DECODING: RuleFamily = {
  rules: [...Object.values(HUNG_RULES), PATTERN, ...Object.values(FAILURE_RULES)],
  watch: watchDecoding,
};

function watchDecoding(context: Context): Watch {
  const hungIds = new Set(context.proofs.map(({ message }) => message.id));
  const states = new Map<MessageId, StateKind>();
  const sizes = new Map<MessageId, number>();
  const failed: FailedFile[] = [];
  const replies = noReplies();
  const events = noEvents();
  return {
    file(file) {
      seeReply(replies, file);
      if (hungIds.has(file.id)) {
        states.set(file.id, file.state.kind);
        if (file.bytesOut !== null) sizes.set(file.id, file.bytesOut);
      }
      if (file.state.kind === 'failed' && isDecodingFailure(file.state.failure.kind))
        failed.push({ ...file, failure: file.state.failure });
    },
    line: (line) => seeEvent(events, line),
    finish: () => {
      const naming = linesBySubject(events, subjectKey);
      const named = [...naming.keys()].flatMap((subject) => repliesNamed(replies, subject));
      const cyclesOf = createCyclesOf(
        context.picture,
        new Set([...hungIds, ...failed.map(({ id }) => id), ...named.map(({ id }) => id)]),
      );
      const linesOf = ({ subject }: FailedFile): readonly EventLine[] =>
        (subject === null ? undefined : naming.get(subjectKey(subject))) ?? [];
      // What is damaged is no sign of a fault of the interchange.
      const unexplained = eventsWithout(events, new Set(failed.flatMap(linesOf)));
      return [
        ...patternSymptoms({ proofs: context.proofs, replies, events: unexplained, states, sizes, cyclesOf }),
        ...context.proofs.map((proof) =>
          hungSymptom(proof, states.get(proof.message.id) ?? 'hung', cyclesOf),
        ),
        ...failed.map((file) => failureSymptom(file, linesOf(file), cyclesOf)),
      ];
    },
  };
}
