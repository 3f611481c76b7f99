import { CodecFault, nextOrFault } from '../../codecs/fault.ts';
import { readUint32 } from '../../codecs/little-endian.ts';
import { counted } from '../../format/count.ts';
import type { Limits } from '../../limits.ts';
import { inLargeSteps } from '../../progress.ts';
import type { OnProgress } from '../../progress.ts';
import { DEFAULT_CODE_PAGE } from '../mapi/code-page.ts';
import { createKept } from '../mapi/kept.ts';
import type { Kept } from '../mapi/kept.ts';
import type { MapiProperty } from '../mapi/property.ts';
import { readAttributes, refuseOtherStreams } from './attributes.ts';
import type { Attribute } from './attributes.ts';
import { ATTRIBUTE, attributeName } from './names.ts';
import { readPropertyList } from './properties.ts';

/** What belongs to the message, or to one attachment. */
export interface AttributeGroup {
  readonly attributes: readonly Attribute[];
  readonly properties: readonly MapiProperty[];
  /** Why some of it could not be read; null when all was. */
  readonly fault: CodecFault | null;
}

export interface TnefStream {
  readonly input: Uint8Array;
  readonly codePage: number;
  readonly message: AttributeGroup;
  readonly attachments: readonly AttributeGroup[];
  readonly notes: readonly string[];
  /** Why the stream could not be read to its end; null when it was. */
  readonly unread: CodecFault | null;
}

/**
 * Reads the stream, sorted by what it belongs to; where it breaks, what stands before that.
 * @throws CodecFault truncated, corrupt-data when it does not begin as such a stream
 */
export function readTnefStream(input: Uint8Array, limits: Limits, onProgress: OnProgress): TnefStream {
  refuseOtherStreams(input);
  const notes = createKept<string>(limits.containerNotes);
  const passed = inLargeSteps(onProgress);
  const { message, attachments, last, end, unread } = sortAttributes(input, limits, passed, notes);
  const rest = input.length - end;
  if (unread === null && rest > 0) notes.add(() => `${counted(rest, 'byte')} behind the last attribute`);
  let left = limits.mapiProperties;
  const group = (attributes: readonly Attribute[]): AttributeGroup => {
    const read = readGroup(input, attributes, limits, { most: left, passed });
    left -= read.properties.length;
    if (read.fault !== null) notes.add(() => `some properties could not be read: ${faultText(read.fault)}`);
    // What comes last may have lost its data where the stream breaks, and is not empty then.
    return { ...read, fault: read.fault ?? (attributes === last ? unread : null) };
  };
  const groups = { message: group(message), attachments: attachments.map(group) };
  return { input, codePage: codePageOf(input, message), ...groups, notes: notes.items, unread };
}

interface Sorted {
  readonly message: readonly Attribute[];
  readonly attachments: readonly (readonly Attribute[])[];
  /** The one of these that the last attribute belongs to. */
  readonly last: readonly Attribute[];
  /** Where the last attribute ends, when nothing is unread. */
  readonly end: number;
  readonly unread: CodecFault | null;
}

function sortAttributes(input: Uint8Array, limits: Limits, passed: OnProgress, notes: Kept<string>): Sorted {
  const message: Attribute[] = [];
  const attachments: Attribute[][] = [];
  let last = message;
  const reading = readAttributes(input, passed);
  for (let count = 0; ; count += 1) {
    const step = nextOrFault(reading);
    if (step instanceof CodecFault) {
      // The length of a damaged attribute may be what leads astray: where it ends is not known.
      if (last.at(-1)?.isSumRight === false) last.pop();
      return { message, attachments, last, end: input.length, unread: step };
    }
    if (step.done) return { message, attachments, last, end: step.value, unread: null };
    const attribute = step.value;
    if (count === limits.tnefAttributes) {
      const detail = `more than ${limits.tnefAttributes} attributes`;
      const unread = new CodecFault('output-limit', detail, attribute.at);
      return { message, attachments, last, end: input.length, unread };
    }
    if (!attribute.isSumRight) notes.add(() => `the checksum of ${placeOf(attribute)} is wrong`);
    last = attribute.isOfAttachment ? attachmentOf(attachments, attribute) : message;
    last.push(attribute);
  }
}

/** An attachment begins with attAttachRendData; where a writer left that out, with what the one before has already. */
function attachmentOf(attachments: Attribute[][], attribute: Attribute): Attribute[] {
  const last = attachments.at(-1);
  const goesOn =
    last !== undefined &&
    attribute.id !== ATTRIBUTE.attachRendData &&
    last.every(({ id }) => id !== attribute.id);
  if (goesOn) return last;
  const next: Attribute[] = [];
  attachments.push(next);
  return next;
}

/** Properties of a message or an attachment, at most `most`: together they are bounded for the whole stream. */
function readGroup(
  input: Uint8Array,
  attributes: readonly Attribute[],
  limits: Limits,
  { most, passed }: { readonly most: number; readonly passed: OnProgress },
): AttributeGroup {
  const properties: MapiProperty[] = [];
  let fault: CodecFault | null = null;
  for (const { id, start, end } of attributes) {
    if (id !== ATTRIBUTE.messageProperties && id !== ATTRIBUTE.attachment) continue;
    const list = readPropertyList(input, start, end, limits, passed, most - properties.length);
    for (const property of list.properties) properties.push(property);
    fault ??= list.fault;
  }
  return { attributes, properties, fault };
}

function codePageOf(input: Uint8Array, attributes: readonly Attribute[]): number {
  const attribute = findAttribute(attributes, ATTRIBUTE.oemCodePage);
  if (attribute === null || attribute.end - attribute.start < 4) return DEFAULT_CODE_PAGE;
  return readUint32(input, attribute.start);
}

export function findAttribute(attributes: readonly Attribute[], id: number): Attribute | null {
  return attributes.find((attribute) => attribute.id === id) ?? null;
}

/** "attSubject at byte 120". */
function placeOf({ id, at }: Attribute): string {
  return `${attributeName(id) ?? `attribute 0x${id.toString(16).padStart(8, '0')}`} at byte ${at}`;
}

function faultText(fault: CodecFault | null): string {
  return fault === null ? '' : `${fault.message} (byte ${fault.offset ?? 0})`;
}
