/** Whether a card is about what somebody looks at. */
import type { FindingSubject } from '../contract/diagnosis.ts';
import type { About } from './model.ts';

export function concerns({ messages, lines, requestors, cycles }: About, subject: FindingSubject): boolean {
  switch (subject.kind) {
    case 'message':
      return messages.includes(subject.id);
    case 'line':
      return lines.includes(subject.line);
    case 'requestor':
      return requestors.includes(subject.requestor);
    case 'cycle':
      return cycles.some(
        ({ requestor, server, cycle }) =>
          requestor === subject.requestor && server === subject.server && cycle === subject.cycle,
      );
  }
}
