/** What the picture of one server rests on, and what it cannot tell. */
import { count, counted } from '../format/count.ts';
import type { SyncMessage } from './model.ts';
import { hasFileTimeOnly } from './order.ts';
import type { ServerRuns } from './server-runs.ts';
import type { ServerMessages } from './sort-messages.ts';

export function basisOf(
  messages: ServerMessages,
  found: ServerRuns,
  isServerKnown: boolean,
  cutRequestors: number,
): string[] {
  const name = messages.server ?? 'an unknown server';
  const requests = [...messages.requests.values()].flat().map(({ message }) => message);
  const fileTimes = [...requests, ...messages.replies].filter(hasFileTimeOnly).length;
  return [
    whatTellsOfRuns(name, messages, found, isServerKnown),
    requests.length === 0 && messages.replies.length > 0
      ? `No request to ${name} was found in this queue; that requestors sent theirs follows from the replies (Q96060).`
      : null,
    withoutArrival(requests, name),
    fileTimes > 0
      ? `${counted(fileTimes, 'message')} of ${name} and its requestors ${hold(fileTimes)} no date; the time of the file was used, which a copy may have changed.`
      : null,
    found.olderThanQueue > 0
      ? `The logs tell of ${counted(found.olderThanQueue, 'earlier run')} of ${name}, before the first message of this queue; they are not shown as cycles.`
      : null,
    found.contradicting > 0
      ? `${counted(found.contradicting, 'logged run')} of ${name} ${found.contradicting === 1 ? 'fits' : 'fit'} no replies and ${found.contradicting === 1 ? 'was' : 'were'} left out: check the time zone of the logs.`
      : null,
    cutRequestors > 0
      ? `${counted(cutRequestors, 'requestor')} of ${name} ${cutRequestors === 1 ? 'has' : 'have'} more cycles than are kept; the latest are shown.`
      : null,
  ].filter((sentence) => sentence !== null);
}

function whatTellsOfRuns(
  name: string,
  { replies }: ServerMessages,
  { runs }: ServerRuns,
  isServerKnown: boolean,
): string {
  const missing = `No reply of ${name} was found in this queue`;
  if (!isServerKnown) return `${missing} and no log of its runs; whether it answered was not checked.`;
  const logged = runs.filter(({ line }) => line !== null).length;
  const runsOf = `The ${counted(runs.length, 'run')} of ${name}`;
  const are = runs.length === 1 ? 'is' : 'are';
  if (replies.length === 0)
    return `${runsOf} ${are} known from its log. ${missing}; whether it sent any was not checked.`;
  const fromLog = logged === 0 ? '' : `, ${count(logged)} of them from its log as well or alone`;
  return `${runsOf} ${are} known from ${counted(replies.length, 'reply', 'replies')}${fromLog}.`;
}

function withoutArrival(requests: readonly SyncMessage[], name: string): string | null {
  const unknown = requests.filter(({ arrivedMs }) => arrivedMs === null).length;
  if (unknown === 0) return null;
  return `${counted(unknown, 'request')} to ${name} ${hold(unknown)} no time of arrival; the sender's clock was taken for it.`;
}

function hold(messages: number): string {
  return messages === 1 ? 'holds' : 'hold';
}
