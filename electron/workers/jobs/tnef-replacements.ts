import { CodecFault } from '../../../shared/codecs/fault.ts';
import type { Failure } from '../../../shared/failure.ts';
import { replaceAttachmentData } from '../../../shared/formats/tnef/replace.ts';
import type { MimePart } from '../../../shared/mime/structure.ts';
import { createCollector } from '../nodes/collect.ts';
import type { Collector } from '../nodes/collect.ts';
import { failureOf } from '../nodes/pour.ts';
import type { Tap } from '../nodes/pour.ts';
import type { ReadTools } from './read-tools.ts';
import { transferDecoded } from './transfer-encoding.ts';

/**
 * Attachments of one TNEF part that were compressed. What they hold is kept, at most `limits.nestedBytes`: its
 * length stands before it.
 */
export function createTnefReplacements(
  file: Uint8Array,
  { limits, heartbeat }: Pick<ReadTools, 'limits' | 'heartbeat'>,
) {
  const kept = new Map<number, Collector>();
  const budget = { left: limits.nestedBytes };
  /** Thrown when the stream is made: what cannot be kept here could still be read. */
  let fault: CodecFault | null = null;
  return {
    has: (member: number): boolean => kept.has(member),
    tapFor: (member: number): Tap => {
      const collector = createCollector(budget);
      kept.set(member, collector);
      return (bytes) => {
        try {
          if (fault === null) collector.add(bytes);
        } catch (error) {
          if (!(error instanceof CodecFault)) throw error;
          fault = error;
        }
        return true;
      };
    },
    /** The stream of the part with the new attachments, or why there is none. */
    finish: (part: MimePart): Uint8Array | Failure => {
      try {
        if (fault !== null) throw fault;
        let stream = transferDecoded(file, part, heartbeat.consumed);
        for (const [member, collector] of kept)
          stream = replaceAttachmentData(stream, member, collector.content(), limits);
        return stream;
      } catch (error) {
        return failureOf(error, part.path);
      } finally {
        for (const collector of kept.values()) collector.release();
        kept.clear();
        fault = null;
      }
    },
  };
}
