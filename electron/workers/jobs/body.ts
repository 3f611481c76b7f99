import type { MimePart } from '../../../shared/mime/structure.ts';

/** Whether a part is the text of the message rather than something attached to it. */
export function isBody(part: MimePart): boolean {
  return part.contentType === 'text/plain' && part.fileName === null && part.disposition !== 'attachment';
}
