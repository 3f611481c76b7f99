/**
 * Code pages of the time as tables of our own: the web's decoders know windows-1252 only, and names from DOS programs
 * (Import files written by hand, extracted lists) are in cp850 or cp437. Every byte has a character in each of them, so
 * decoding cannot fail.
 */
import type { CodePage } from '../lint/model.ts';
import { decodeWindows1252, encodeWindows1252 } from './windows-1252.ts';

/** Characters of bytes 0x80–0xFF. */
const HIGH_HALVES: Readonly<Record<Exclude<CodePage, 'windows-1252'>, string>> = {
  cp850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ' +
    'áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
    '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀' +
    'ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  cp437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ' +
    'áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
    '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
    'αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
};

/** Decodes bytes [start, end) of `bytes`. */
export function decodeText(codePage: CodePage, bytes: Uint8Array, start = 0, end = bytes.length): string {
  if (codePage === 'windows-1252') return decodeWindows1252(bytes, start, end);
  const high = HIGH_HALVES[codePage];
  let text = '';
  for (let index = start; index < end; index++) {
    const byte = bytes[index] ?? 0;
    text += byte < 0x80 ? String.fromCharCode(byte) : high.charAt(byte - 0x80);
  }
  return text;
}

/** Encodes `text`; a character that the code page lacks becomes `?`. */
export function encodeText(codePage: CodePage, text: string): Uint8Array<ArrayBuffer> {
  if (codePage === 'windows-1252') return encodeWindows1252(text);
  const high = HIGH_HALVES[codePage];
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const place = code < 0x80 ? -1 : high.indexOf(text.charAt(index));
    bytes[index] = code < 0x80 ? code : place === -1 ? 0x3f : 0x80 + place;
  }
  return bytes;
}

/** How much of a payload is looked at to guess: a name outside of ASCII is met within it, or is rare. */
export const CODE_PAGE_SAMPLE_BYTES = 1024 * 1024;

/** ß in the DOS pages, á in windows-1252: says nothing. */
const UNDECIDED = 0xe1;

type Vote = 'dos' | 'windows' | null;

/**
 * Letters in both: what stands before them tells which one makes a word. Š is è in the DOS pages, Œ is î, š is Ü, œ is
 * £, ž is ×; Ž and Ä, Ÿ and ƒ cannot be told apart.
 */
const LETTERS_OF_BOTH: Readonly<Record<number, Readonly<Record<Before, Vote>>>> = {
  0x8a: { nothing: 'windows', capital: 'windows', small: 'dos', other: null },
  0x8c: { nothing: 'windows', capital: 'windows', small: 'dos', other: null },
  0x8e: { nothing: null, capital: null, small: null, other: null },
  0x9a: { nothing: 'dos', capital: 'dos', small: 'windows', other: null },
  0x9c: { nothing: null, capital: 'windows', small: 'windows', other: null },
  0x9e: { nothing: null, capital: 'windows', small: 'windows', other: null },
  0x9f: { nothing: null, capital: null, small: null, other: null },
};

/** What stands before a letter: nothing of a word, or a letter of ASCII, or one that is in question itself. */
type Before = 'nothing' | 'capital' | 'small' | 'other';

function kindOf(byte: number): Before {
  if (byte >= 0x41 && byte <= 0x5a) return 'capital';
  if (byte >= 0x61 && byte <= 0x7a) return 'small';
  return byte < 0x80 ? 'nothing' : 'other';
}

function voteOf(byte: number, before: number): Vote {
  if (byte < 0x80 || byte === UNDECIDED) return null;
  const ofBoth = LETTERS_OF_BOTH[byte];
  if (ofBoth !== undefined) return ofBoth[kindOf(before)];
  return byte <= 0xa5 ? 'dos' : byte >= 0xc0 ? 'windows' : null;
}

/**
 * Guesses the code page that bytes were written in: DOS has its letters at 0x80–0xA5, Windows nearly all at 0xC0–0xFF,
 * where DOS draws boxes. Nothing above 0x7F, or as much of one as of the other, is windows-1252: what Exchange writes.
 * cp437 is never guessed: its letters are where cp850 has the same ones, and the rest of it is Greek and boxes.
 */
export function createCodePageGuess(): {
  readonly push: (bytes: Uint8Array) => void;
  readonly codePage: () => CodePage;
} {
  const votes = { dos: 0, windows: 0 };
  let before = 0x20;
  return {
    push(bytes) {
      // By index: an iterator costs ten times as much, and most bytes are below 0x80.
      for (let index = 0; index < bytes.length; index++) {
        const byte = bytes[index] ?? 0;
        const vote = byte < 0x80 ? null : voteOf(byte, before);
        if (vote !== null) votes[vote] += 1;
        before = byte;
      }
    },
    codePage: () => (votes.dos > votes.windows ? 'cp850' : 'windows-1252'),
  };
}
