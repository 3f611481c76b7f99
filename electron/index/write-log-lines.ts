import type { LogLine } from '../../shared/logs/model.ts';
import type { MessageId } from '../../shared/model.ts';
import type { WriteHandle } from './open-index.ts';

/** @param part MIME path of the attachment; null for a file of its own */
export function addLogLines(
  index: WriteHandle,
  fileId: MessageId,
  part: string | null,
  lines: readonly LogLine[],
): void {
  for (const line of lines) {
    index.run(
      `INSERT INTO log_line (file_id, part, number, start_byte, end_byte, format, wall_ms, severity, code, text,
         post_office, program, facts_json, problem) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      fileId,
      part ?? '',
      line.number,
      line.start,
      line.end,
      line.format,
      line.wallMs,
      line.severity,
      line.code,
      line.text,
      line.postOffice,
      line.program,
      line.facts === null ? null : JSON.stringify(line.facts),
      line.problem,
    );
  }
}

export function removeLogLines(index: WriteHandle, fileId: MessageId): void {
  index.run('DELETE FROM log_line WHERE file_id = ?', fileId);
}
