/**
 * The SMTP service of Windows and Exchange puts what it can neither deliver nor return into its Badmail folder: the
 * message as .BAD, why as text in .BDR, and its properties in .BDP, whose layout nobody published.
 */
import { decodeWindows1252 } from '../dirsync/windows-1252.ts';

const FIRST_WORDS = 'Unable to deliver this message because the following error was encountered';
const SAMPLE_BYTES = 4_096;
const SHOWN_CHARS = 300;

/** What the reason file of a message in a Badmail folder says, in one line; null when the bytes are none. */
export function badmailReason(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const isWide = sample[0] === 0xff && sample[1] === 0xfe;
  const text = isWide ? new TextDecoder('utf-16le').decode(sample) : decodeWindows1252(sample);
  const start = text.trimStart();
  if (!start.startsWith(FIRST_WORDS)) return null;
  const words = start.slice(0, SHOWN_CHARS).split(/\s+/).filter(Boolean).join(' ');
  return `the reason file (.BDR) of a message in a Badmail folder, the message lies beside it as .BAD: ${words}`;
}
