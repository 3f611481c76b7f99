/**
 * The event log of the Exchange server as Event Viewer exports it, columns set apart by tabs: what the interchange
 * sends on is told as in Q175447, what it receives as in Q169117, what it fails with as in Q158379 and Q200079.
 */
import { hex } from '../message.ts';
import type { Mail } from './mail.ts';
import { eventStamp } from './stamps.ts';

export interface Event {
  readonly atMs: number;
  readonly source: 'MSExchangeMSMI' | 'MSExchangeDX';
  readonly type: 'Information' | 'Warning' | 'Error';
  readonly category: string;
  readonly id: number;
  readonly text: string;
}

const COMPUTER = 'EXCHHQ1';

export function eventLines(events: readonly Event[]): string[] {
  return events
    .toSorted((a, b) => a.atMs - b.atMs)
    .map(({ atMs, source, type, category, id, text }) =>
      [...eventStamp(atMs), source, type, category, id, 'N/A', COMPUTER, text].join('\t'),
    );
}

export function receivedEvent({ arrivedAtMs, number, from }: Mail): Event {
  const text = `Message ID <${hex(number)}> processed from INQUEUE. From: ${from}`;
  return { ...INTERCHANGE, atMs: arrivedAtMs, type: 'Information', category: 'Routing', id: 2444, text };
}

export function sentEvent({ arrivedAtMs, number, to }: Mail): Event {
  const text = `Message ID <${hex(number)}> created in MS Mail. To: ${to}`;
  return { ...INTERCHANGE, atMs: arrivedAtMs, type: 'Information', category: 'Sent', id: 2448, text };
}

/** Data that cannot be unpacked: an access violation, and the message stays where it is. */
export function failureEvents({ arrivedAtMs: atMs, subject, from }: Mail): Event[] {
  const error = { ...INTERCHANGE, atMs, type: 'Error', category: 'Session Error' } as const;
  const violation =
    'A memory access violation has occurred that prevents further processing of a message. ' +
    'The access violation that occurred is an attempt to read from 0x4.';
  const left =
    'MS Mail Connector Interchange has failed processing message from Exchange. ' +
    `The message is left in the delivery queue. This message entitled "${subject}" is from ${from}.`;
  return [
    { ...error, id: 2380, text: violation },
    { ...error, id: 2447, text: left },
  ];
}

/** A registration that was deleted while the requestor went on sending (Q147084). */
export function unknownRequestorEvent(atMs: number, requestor: string): Event {
  const text = `Message received from unknown DirSync requestor - X400:/ddat=ms /ddav="${requestor}/$SYSTEM".`;
  return { atMs, source: 'MSExchangeDX', type: 'Warning', category: 'Event Handler', id: 136, text };
}

const INTERCHANGE = { source: 'MSExchangeMSMI' } as const;
