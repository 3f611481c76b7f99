import type { MimePart } from '../../../shared/mime/structure.ts';

/** Whether a part is the text of the message rather than something attached to it. */
export function isBody(part: MimePart): boolean {
  return part.contentType === 'text/plain' && isUnnamed(part);
}

/** The same written as HTML. */
export function isHtmlBody(part: MimePart): boolean {
  return part.contentType === HTML && isUnnamed(part);
}

export const HTML = 'text/html';

function isUnnamed({ fileName, disposition }: MimePart): boolean {
  return fileName === null && disposition !== 'attachment';
}
