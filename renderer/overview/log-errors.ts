import type { LogOverview } from '../../shared/contract/logs.ts';

/** Lines that tell of errors; null while the logs were not asked for. */
export function logErrors(overview: LogOverview | null): number | null {
  return overview === null ? null : overview.severities.error + overview.severities.fatal;
}
