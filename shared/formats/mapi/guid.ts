const HEX = 16;

/** Names of property sets ([MS-OXPROPS] 1.3.2) and of interfaces that objects are behind ([MS-OXTNEF] 2.1.3.4). */
const KNOWN: Readonly<Record<string, string>> = {
  '00020328-0000-0000-c000-000000000046': 'PS_MAPI',
  '00020329-0000-0000-c000-000000000046': 'PS_PUBLIC_STRINGS',
  '00020386-0000-0000-c000-000000000046': 'PS_INTERNET_HEADERS',
  '00062002-0000-0000-c000-000000000046': 'PSETID_Appointment',
  '00062003-0000-0000-c000-000000000046': 'PSETID_Task',
  '00062004-0000-0000-c000-000000000046': 'PSETID_Address',
  '00062008-0000-0000-c000-000000000046': 'PSETID_Common',
  '0006200a-0000-0000-c000-000000000046': 'PSETID_Log',
  '0006200e-0000-0000-c000-000000000046': 'PSETID_Note',
  '00062040-0000-0000-c000-000000000046': 'PSETID_Sharing',
  '6ed8da90-450b-101b-98da-00aa003f1305': 'PSETID_Meeting',
  '41f28f13-83f4-4114-a584-eedb5a6b0bff': 'PSETID_Messaging',
  '4442858e-a9e3-4e80-b900-317a210cc15b': 'PSETID_UnifiedMessaging',
  '0000000b-0000-0000-c000-000000000046': 'IID_IStorage',
  '0000000c-0000-0000-c000-000000000046': 'IID_IStream',
  '00020307-0000-0000-c000-000000000046': 'IID_IMessage',
};

export const PS_MAPI = '00020328-0000-0000-c000-000000000046';
export const PS_PUBLIC_STRINGS = '00020329-0000-0000-c000-000000000046';
export const IID_MESSAGE = '00020307-0000-0000-c000-000000000046';
export const GUID_BYTES = 16;

/** "00020329-0000-0000-c000-000000000046" from the 16 bytes at `at`: the first three fields are little-endian. */
export function readGuid(bytes: Uint8Array, at: number): string {
  const hex = Array.from({ length: GUID_BYTES }, (_, index) =>
    (bytes[at + index] ?? 0).toString(HEX).padStart(2, '0'),
  );
  const field = (...places: number[]): string => places.map((place) => hex[place]).join('');
  const start = [field(3, 2, 1, 0), field(5, 4), field(7, 6), field(8, 9)];
  return [...start, field(10, 11, 12, 13, 14, 15)].join('-');
}

/** The documented name of a property set or interface, else the GUID in braces. */
export function guidName(guid: string): string {
  return KNOWN[guid] ?? `{${guid.toUpperCase()}}`;
}
