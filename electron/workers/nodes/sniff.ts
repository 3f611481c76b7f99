/** Looks at the first bytes of a stream: what has to be opened again is collected, all else passes on. */
import type { Failure } from '../../../shared/failure.ts';
import { isCodec, isContainer } from '../../../shared/formats/names.ts';
import { RECOGNITION_BYTES } from '../../../shared/formats/recognise.ts';
import { hasCompoundFileSignature } from '../../../shared/formats/compound-file/sectors.ts';
import type { Recognition } from '../../../shared/formats/recognise.ts';
import { whyMbox } from '../../../shared/formats/mbox/recognise.ts';
import { LOG_RECOGNITION_BYTES, recogniseLog } from '../../../shared/logs/recognise.ts';
import { isUtf16, logSource } from '../../../shared/logs/log-source.ts';
import { whyNotMessage } from '../../../shared/mime/headers.ts';
import { createCollector } from './collect.ts';
import type { Collector } from './collect.ts';
import type { Node, Steps } from './node.ts';
import { failureOf, pourSteps } from './pour.ts';
import type { Poured, PourTools, Source, Tap } from './pour.ts';

/** The first lines of uuencoded and BinHex files. */
const TEXT_FILE =
  /^(?:begin(?:-base64)?(?:-encoded)? +[0-7]{3,6} |\(This file must be converted with BinHex)/m;

export interface SniffTools extends PourTools {
  readonly recognise: (bytes: Uint8Array) => Recognition;
}

export interface Sniffed extends Poured {
  readonly recognition: Recognition;
  /** All of it, when it has to be opened again, to be released after that; null when it has passed. */
  readonly collected: Pick<Collector, 'content' | 'release'> | null;
}

/**
 * @param role of a body all is collected: where its transactions begin is found by looking at the whole
 * @param passTo asked once it is known that the content passes
 */
export async function sniffSteps(
  tools: SniffTools,
  source: Source,
  role: Node['role'],
  start: () => Steps,
  passTo: (recognition: Recognition) => Tap,
): Promise<Sniffed> {
  const kept = createCollector(tools.keeping);
  /** What came before there was enough to judge by. */
  const first = createCollector({ left: Number.MAX_SAFE_INTEGER });
  let recognition: Recognition | null = null;
  let tap: Tap | null = null;
  const take = (bytes: Uint8Array): boolean => {
    if (tap !== null) return tap(bytes);
    kept.add(bytes);
    return true;
  };
  const judge = (): boolean => {
    const head = first.content();
    recognition = tools.recognise(head);
    if (role !== 'body' && !hasToBeOpened(recognition, head)) tap = passTo(recognition);
    return take(head);
  };
  const poured = await pourSteps(tools, source, start, (bytes) => {
    if (recognition !== null) return take(bytes);
    first.add(bytes);
    return first.content().length < RECOGNITION_BYTES || judge();
  });
  const late = recognition === null ? faultOf(judge, source.path) : null;
  return {
    ...poured,
    failure: poured.failure ?? late,
    // Of nothing that could be read nothing can be said.
    recognition:
      poured.failure !== null && first.content().length === 0
        ? { format: 'unknown', why: 'nothing of it could be read' }
        : (recognition ?? tools.recognise(first.content())),
    collected: tap === null ? kept : null,
  };
}

function faultOf(act: () => unknown, path: string): Failure | null {
  try {
    act();
    return null;
  } catch (error) {
    return failureOf(error, path);
  }
}

/** What holds other things, or is read as a whole. Whether a compound file is a message may stand at its end. */
function hasToBeOpened({ format }: Recognition, head: Uint8Array): boolean {
  if (isCodec(format) || isContainer(format) || hasCompoundFileSignature(head)) return true;
  return format === 'text' && (isOtherText(head) || whyNotMessage(head) === null || mayHoldTextFile(head));
}

/** What is text, and known to be something else than transactions. */
function isOtherText(head: Uint8Array): boolean {
  return isLog(head) || whyMbox(head) !== null || isUtf16(head);
}

/** Where a file may be written into a text; that is looked at as a whole. */
function mayHoldTextFile(head: Uint8Array): boolean {
  return TEXT_FILE.test(Buffer.from(head).toString('latin1'));
}

export function isLog(head: Uint8Array): boolean {
  return recogniseLog(logSource(head).read(0, LOG_RECOGNITION_BYTES)) !== null;
}
