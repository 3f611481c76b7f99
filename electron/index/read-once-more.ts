/** Files that nobody has changed and that are read once more, because what reads them has changed. */
import crypto from 'node:crypto';
import type { PlugInSource } from '../../shared/formats/plug-in.ts';
import type { WriteHandle } from './open-index.ts';

/** What `modified_ms` is set to; a listing takes the file for changed. */
export const READ_ONCE_MORE = -1;

const PLUG_INS = 'plug-ins';

/**
 * With other codecs than when the queue was read, everything is: what they may decode, what they have decoded, and what
 * was taken for something else. Receipts stay: those in archives that are listed anew are found by their content.
 */
export function notePlugIns(index: WriteHandle, plugIns: readonly PlugInSource[]): void {
  const hash = crypto.createHash('sha256');
  for (const { name, source } of plugIns) hash.update(`${name}\0${source}\0`);
  const now = plugIns.length === 0 ? '' : hash.digest('hex');
  const before = String(index.first('SELECT value FROM meta WHERE key = ?', PLUG_INS)?.['value'] ?? '');
  if (now === before) return;
  index.transaction(() => {
    index.run(
      `UPDATE message SET modified_ms = ${READ_ONCE_MORE} WHERE state NOT IN ('delivered', 'quarantined')`,
    );
    index.run(
      'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      PLUG_INS,
      now,
    );
  });
}
