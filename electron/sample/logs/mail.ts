/** SENT.LOG and RECV.LOG of the connector's MTA (Q151215, Q192156). */
import { hex, textBytes } from '../message.ts';
import type { MessageDraft, Party } from '../message.ts';
import { mailStamp } from './stamps.ts';

/** What the logs tell of a message, without its content. */
export interface Mail {
  readonly number: number;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly arrivedAtMs: number;
  readonly bytes: number;
}

/** What a MAI file has beside the text, about (Q151215 shows short messages of 700 to 1,200 bytes). */
const MAI_BYTES = 640;

/** The connector hands over what is unpacked already, so its size is that of the text. */
export function mailOf(draft: MessageDraft): Mail {
  const { number, from, to, subject, arrivedAtMs } = draft;
  return {
    number,
    from: nameOf(from),
    to: nameOf(to),
    subject,
    arrivedAtMs,
    bytes: MAI_BYTES + textBytes(draft),
  };
}

/** Lines of RECV.LOG: below each the MAI file, which is called like the message's. */
export function receivedLines(mails: readonly Mail[]): string[] {
  return byArrival(mails).flatMap((mail) => [`${movedLine(mail)} *`, hex(mail.number)]);
}

/** Lines of SENT.LOG: below each the MAI file here and the one it became at the other post office. */
export function sentLines(mails: readonly Mail[]): string[] {
  return byArrival(mails).flatMap((mail) => [
    movedLine(mail),
    `${hex(mail.number)} ${hex(mail.number % 0x1000)}`,
  ]);
}

function byArrival(mails: readonly Mail[]): readonly Mail[] {
  return mails.toSorted((a, b) => a.arrivedAtMs - b.arrivedAtMs);
}

function movedLine({ arrivedAtMs, bytes, from, to }: Mail): string {
  return `${mailStamp(arrivedAtMs)} ${String(bytes).padStart(9)}  ${from.padEnd(24)} ${to.padEnd(24)}`.trimEnd();
}

function nameOf({ address }: Party): string {
  return `${address.network}/${address.postOffice}/${address.mailbox}`;
}
