import { MESSAGE_NAMES } from './message-names.ts';
import { OBJECT_NAMES } from './object-names.ts';

/** First id of the properties that have a name of their own in each file ([MS-OXPROPS] 1.3.3). */
export const FIRST_NAMED_ID = 0x8000;

/** "PidTagSubject" as [MS-OXPROPS] calls it; null for an id that is not in our list. */
export function propertyName(id: number): string | null {
  const name = MESSAGE_NAMES[id] ?? OBJECT_NAMES[id];
  return name === undefined ? null : `PidTag${name}`;
}

/** Ids that more than one format reads by name. */
export const ID = {
  messageClass: 0x001a,
  subject: 0x0037,
  clientSubmitTime: 0x0039,
  sentRepresentingName: 0x0042,
  sentRepresentingType: 0x0064,
  sentRepresentingAddress: 0x0065,
  transportHeaders: 0x007d,
  recipientType: 0x0c15,
  senderName: 0x0c1a,
  senderType: 0x0c1e,
  senderAddress: 0x0c1f,
  displayBcc: 0x0e02,
  displayCc: 0x0e03,
  displayTo: 0x0e04,
  deliveryTime: 0x0e06,
  body: 0x1000,
  rtfCompressed: 0x1009,
  html: 0x1013,
  internetMessageId: 0x1035,
  displayName: 0x3001,
  addressType: 0x3002,
  emailAddress: 0x3003,
  attachData: 0x3701,
  attachFilename: 0x3704,
  attachMethod: 0x3705,
  attachLongFilename: 0x3707,
  attachMimeTag: 0x370e,
  smtpAddress: 0x39fe,
  internetCodePage: 0x3fde,
  messageCodePage: 0x3ffd,
  senderSmtp: 0x5d01,
  sentRepresentingSmtp: 0x5d02,
} as const;
