import { useMemo } from 'react';
import type { ReactElement } from 'react';
import type { Summary } from '../../shared/contract/queue.ts';
import { addressListState } from '../diagnosis/address-list.ts';
import { useDiagnosis } from '../diagnosis/diagnosis-store.ts';
import { diagnosisHeadline, isForeign } from '../diagnosis/headline.ts';
import { useBeside } from '../files/files-store.ts';
import { readOn, refreshGal, useGal } from '../gal/gal-store.ts';
import { useLogs } from '../logs/logs-store.ts';
import { isScanning } from '../queue/headlines.ts';
import { useSync } from '../sync/sync-store.ts';
import { Link } from '../ui/button.tsx';
import { logErrors } from './log-errors.ts';

/** What is wrong, in one line; where a part of the answer was never asked for, with the way to ask. */
export function FirstLine({ summary }: { readonly summary: Summary | null }): ReactElement {
  const logErrorLines = useLogs(({ overview }) => logErrors(overview));
  const { overview, refusal } = useDiagnosis();
  const known = useSync((state) => state.overview?.requestors ?? null);
  const requestors = useMemo(
    () => (known === null ? null : new Set(known.map(({ requestor }) => requestor))),
    [known],
  );
  const beside = useBeside();
  const list = useGal((state) => state.overview);
  const addressList = addressListState(overview, list);
  const isAsked = summary !== null && !isScanning(summary.scan) && !isForeign(summary, overview);
  return (
    <h1>
      {diagnosisHeadline({
        summary,
        overview,
        refusal,
        logErrors: logErrorLines,
        beside,
        requestors,
        addressList,
      })}
      {isAsked && refusal === null && (
        <>
          {addressList.kind === 'not-asked' && (
            <>
              {' '}
              <Link title="Reads all transactions; what is found is told here" onClick={refreshGal}>
                Work it out
              </Link>
            </>
          )}
          {addressList.kind === 'broken-off' && (
            <>
              {' '}
              <Link title="Goes on reading the transactions" onClick={() => void readOn()}>
                Go on
              </Link>
            </>
          )}
        </>
      )}
    </h1>
  );
}
