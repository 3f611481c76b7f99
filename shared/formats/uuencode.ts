/**
 * Files written into a text by uuencode (POSIX, uuencode(5)): a line "begin", a mode and a name, lines of up to 45 bytes
 * behind a character that says how many, a line of none, "end". The historical forms differ in what stands for zero
 * (blank or backtick), in blanks cut off by mail systems, and in a check character behind each line.
 */
import type { Decoded } from '../codecs/fault.ts';
import { decodeWindows1252, encodeWindows1252 } from '../dirsync/windows-1252.ts';
import type { Fact, Member, Opened, OpenTools } from './container.ts';
import { createKept } from './mapi/kept.ts';
import { beyondLimit } from './member-limit.ts';
import { base64Steps, measureBase64 } from './uuencode-base64.ts';
import { measureUu, uuSteps } from './uuencode-lines.ts';
import type { Stretch } from './uuencode-lines.ts';
import { lineAt } from './text-lines.ts';

const BEGIN = /^begin(-base64)?(-encoded)? +([0-7]{3,6}) +(\S.*)$/;
const LONGEST_BEGIN = 1_100;
const FIRST_LETTER = 0x62;

/** Every file that is uuencoded in a text, from a line of its own on; null when there is none. */
export function openUuencoded(text: Uint8Array, { limits, passed }: OpenTools): Opened | null {
  const members = createKept<Member>(limits.containerMembers);
  const notes: string[] = [];
  for (let line = lineAt(text, 0); line.start < text.length; line = lineAt(text, line.next)) {
    passed(line.next - line.start);
    if (text[line.start] !== FIRST_LETTER || line.end - line.start > LONGEST_BEGIN) continue;
    const begin = BEGIN.exec(decodeWindows1252(text, line.start, line.end));
    if (begin === null) continue;
    const isBase64 = begin[1] !== undefined;
    const stretch = isBase64 ? measureBase64(text, line.next) : measureUu(text, line.next);
    if (stretch === null) continue;
    passed(stretch.next - line.next);
    const [{ start, next }, [, , encoded, mode = '', written = '']] = [line, begin];
    members.add(() => {
      const name = encoded === undefined ? written : encodedName(written);
      notes.push(...stretch.notes.map((note) => `${name}: ${note}`));
      return memberOf(text, name, mode, isBase64, start, next, stretch);
    });
    line = { ...line, next: stretch.next };
  }
  if (members.items.length === 0) return null;
  const unread = beyondLimit(members.leftOut(), limits.containerMembers);
  return { members: members.items, facts: [], headers: null, notes, unread };
}

function memberOf(
  text: Uint8Array,
  name: string,
  mode: string,
  isBase64: boolean,
  start: number,
  dataStart: number,
  stretch: Stretch,
): Member {
  const facts: Fact[] = [
    { name: 'Mode', value: mode },
    { name: 'Encoding', value: isBase64 ? 'Base64' : 'uuencode' },
  ];
  const open = (): Iterable<Decoded> =>
    isBase64 ? base64Steps(text, dataStart, stretch) : uuSteps(text, dataStart, stretch);
  return { name, role: 'file', range: [start, stretch.next], contentType: null, facts, open };
}

/** uuencode -e writes the name in Base64 too. What is none stays as it stands there. */
function encodedName(given: string): string {
  const chars = encodeWindows1252(given);
  const whole = { next: chars.length, missing: null, damaged: null, notes: [], isPadded: false };
  try {
    const bytes = [...base64Steps(chars, 0, whole)].flatMap((step) => [...step.bytes]);
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes)) || given;
  } catch {
    return given;
  }
}
