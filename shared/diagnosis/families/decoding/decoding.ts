/** What keeps messages from being decoded: why they hung, how they failed, and what the interchange says of them. */
import type { Context, DiagnosedFile, RuleFamily, Watch } from '../../facts.ts';
import type { MessageId } from '../../../model.ts';
import { createCyclesOf } from './cycles-of.ts';
import { noReplies, repliesNamed, seeReply, subjectKey } from './compressed-replies.ts';
import { failureSymptom } from './failures.ts';
import type { FailedFile } from './failures.ts';
import { failedFile } from './failed-file.ts';
import { FAILURE_RULES } from './failure-rules.ts';
import { createGoneOn } from './gone-on.ts';
import { HUNG_RULES } from './hung-rules.ts';
import { hungSymptom, unseen } from './hung-symptoms.ts';
import type { HungFile } from './hung-symptoms.ts';
import { eventsWithout, linesBySubject, noEvents, seeEvent } from './interchange-events.ts';
import type { EventLine } from './interchange-events.ts';
import { PATTERN } from './pattern-rule.ts';
import { patternSymptoms } from './pattern.ts';
import { UNSUPPORTED_ELSEWHERE } from './unsupported.ts';

export const DECODING: RuleFamily = {
  rules: [...Object.values(HUNG_RULES), PATTERN, ...Object.values(FAILURE_RULES), UNSUPPORTED_ELSEWHERE],
  watch: watchDecoding,
};

function watchDecoding(context: Context): Watch {
  const proofs = new Map(context.proofs.map((proof) => [proof.message.id, proof]));
  const hung = new Map<MessageId, HungFile>();
  const failed: FailedFile[] = [];
  const setAside: Pick<DiagnosedFile, 'subject'>[] = [];
  const replies = noReplies();
  const events = noEvents();
  return {
    file(file) {
      seeReply(replies, file);
      // That an archive hung is told with those that could not be read.
      if (file.role !== 'message') proofs.delete(file.id);
      const proof = proofs.get(file.id);
      const ended = failedFile(file, proof);
      if (ended !== null) failed.push(ended);
      if (proof !== undefined && ended?.alone === undefined)
        hung.set(file.id, { state: file.state.kind, bytesOut: file.bytesOut, sync: file.sync });
      if (file.state.kind === 'quarantined') setAside.push({ subject: file.subject });
    },
    line: (line) => seeEvent(events, line),
    finish: () => {
      const naming = linesBySubject(events, subjectKey);
      const named = [...naming.keys()].flatMap((subject) => repliesNamed(replies, subject));
      const cyclesOf = createCyclesOf(
        context.picture,
        new Set([...proofs.keys(), ...failed.map(({ id }) => id), ...named.map(({ id }) => id)]),
      );
      const linesOf = ({ subject }: Pick<DiagnosedFile, 'subject'>): readonly EventLine[] =>
        (subject === null ? undefined : naming.get(subjectKey(subject))) ?? [];
      // What is damaged is no sign of a fault of the interchange, and what was set aside is dealt with.
      const unexplained = eventsWithout(events, new Set([...failed, ...setAside].flatMap(linesOf)));
      const seen = { hung, cyclesOf, hasGoneOn: createGoneOn(context, cyclesOf) };
      const toldByFailure = new Set(failed.flatMap(({ id, alone }) => (alone === undefined ? [] : [id])));
      const hangs = [...proofs.values()].filter(({ message }) => !toldByFailure.has(message.id));
      return [
        ...patternSymptoms({ ...seen, proofs: [...proofs.values()], replies, events: unexplained }),
        ...hangs.map((proof) => hungSymptom(proof, hung.get(proof.message.id) ?? unseen, seen)),
        ...failed.map((file) => failureSymptom(file, { ...context, named: linesOf(file), cyclesOf })),
      ];
    },
  };
}
