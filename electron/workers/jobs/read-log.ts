/** Reads the lines of a log and hands them on in batches of bounded size. */
import type { Limits } from '../../../shared/limits.ts';
import { logSource } from '../../../shared/logs/log-source.ts';
import type { LogLine } from '../../../shared/logs/model.ts';
import { createLogReader } from '../../../shared/logs/read-log.ts';
import { LOG_RECOGNITION_BYTES, recogniseLog } from '../../../shared/logs/recognise.ts';
import type { Heartbeat } from '../heartbeat.ts';

/** A message between threads is copied as a whole, and the one who gets it does nothing else meanwhile. */
export const LOG_BATCH_LINES = 500;
export const LOG_BATCH_CHARS = 256 * 1024;
/** A line costs more than a byte of a payload: on a busy machine a megabyte would look like silence. */
const STEP_BYTES = 64 * 1024;

export interface LogTools {
  readonly limits: Limits;
  readonly heartbeat: Heartbeat;
  /** Where the lines go; without it nobody wants them and the log is only recognised. */
  readonly onLogLines?: (part: string | null, lines: readonly LogLine[]) => void;
}

/**
 * Reads `bytes` when their content is a log.
 * @param part MIME path of the attachment; null for a file of its own
 * @returns what was odd; null when it is no log
 */
export function readLog(bytes: Uint8Array, part: string | null, tools: LogTools): readonly string[] | null {
  const source = logSource(bytes);
  const recognised = recogniseLog(source.read(0, LOG_RECOGNITION_BYTES));
  if (recognised === null) return null;
  const { limits, heartbeat, onLogLines } = tools;
  if (onLogLines === undefined) return [];
  const batch = batchOf((lines) => onLogLines(part, lines));
  const { placeOf } = source;
  const onLine =
    placeOf === null
      ? batch.add
      : (line: LogLine) => batch.add({ ...line, start: placeOf(line.start), end: placeOf(line.end) });
  const reader = createLogReader({ format: recognised.format, limits, onLine });
  for (let at = 0; at < source.length; at += STEP_BYTES) {
    const step = source.read(at, at + STEP_BYTES);
    reader.push(step);
    heartbeat.produced(step.length);
  }
  const { lines, limitReached } = reader.end();
  batch.end();
  const tooMany = limitReached ? [`only the first ${lines} lines of the log were read`] : [];
  return [...tooMany, ...source.notes()].map((note) => `${place(part)}${note}`);
}

function place(part: string | null): string {
  return part === null ? '' : `part ${part}: `;
}

function batchOf(hand: (lines: readonly LogLine[]) => void) {
  let lines: LogLine[] = [];
  let chars = 0;
  const end = (): void => {
    if (lines.length > 0) hand(lines);
    lines = [];
    chars = 0;
  };
  return {
    add: (line: LogLine): void => {
      lines.push(line);
      chars += line.text.length;
      if (lines.length >= LOG_BATCH_LINES || chars >= LOG_BATCH_CHARS) end();
    },
    end,
  };
}
