/** Names of streams and storages in a .msg file ([MS-OXMSG] 2.2). */
export const PROPERTIES_STREAM = '__properties_version1.0';
export const NAMES_STORAGE = '__nameid_version1.0';
export const RECIPIENT_PREFIX = '__recip_version1.0_#';
export const ATTACHMENT_PREFIX = '__attach_version1.0_#';

/** Class of the root storage: {00020D0B-0000-0000-C000-000000000046}. */
export const MESSAGE_CLASS_ID: readonly number[] = [
  0x0b, 0x0d, 2, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46,
];

/** Before the first entry of a properties stream ([MS-OXMSG] 2.4.1). */
export const HEADER_BYTES = { message: 32, embeddedMessage: 24, other: 8 } as const;
/** In the header of a message. */
export const COUNTS_AT = { recipients: 16, attachments: 20 } as const;

/** Where the value of a property lies that has no room in its entry; `tag` is id and type. */
export function valueName(tag: number): string {
  return `__substg1.0_${tag.toString(16).toUpperCase().padStart(8, '0')}`;
}

const VALUE_NAME = /^__substg1\.0_([0-9A-F]{8})$/i;

/** Id and type in the name of a stream; null of one that holds no whole property. */
export function tagOfName(name: string): number | null {
  const hex = VALUE_NAME.exec(name)?.[1];
  return hex === undefined ? null : Number.parseInt(hex, 16);
}
