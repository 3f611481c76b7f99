import type { Outcome } from '../workers/supervised-worker.ts';
import type { QueueSession, Source } from './session.ts';

/** SHA-256 (hex) of what lies at `source`, made by a worker: it is by this that a delivery knows its content. */
export function contentHash(
  { pool, rules, limits }: Pick<QueueSession, 'pool' | 'rules' | 'limits'>,
  { bytes, ...source }: Source,
  attempt: number,
): Promise<Outcome<'hash'>> {
  return pool.run<'hash'>(
    { kind: 'hash', ...source, limits },
    { rules, inputBytes: bytes, decoder: 'safe', attempt },
  );
}
