import type { ReactElement } from 'react';
import type { RetryPlan, RetryVariant } from '../../shared/contract/retry.ts';
import { bytes } from '../../shared/format/bytes.ts';
import { count, counted } from '../../shared/format/count.ts';
import { openInfo, useQueue } from '../queue/queue-store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { decoderMeaning } from '../ui/decoder-words.ts';
import { PreflightRemarks } from './preflight.tsx';
import { DeliverySettings } from './delivery-settings.tsx';
import {
  advisesAgainst,
  changeDelivery,
  changeVariant,
  chooseDeliveryFolder,
  closeRetryDialog,
  startPlanned,
  useRetry,
} from './retry-store.ts';
import type { RetryDialogState } from './retry-store.ts';
import { LONGER } from './variants.ts';
import './retry.css';

/** Says exactly what a retry would do, before it does it. */
export function RetryDialog(): ReactElement | null {
  const dialog = useRetry((state) => state.dialog);
  if (dialog === null) return null;
  return <OpenRetryDialog dialog={dialog} />;
}

function OpenRetryDialog({ dialog }: { readonly dialog: RetryDialogState }): ReactElement {
  const { plan, planning, refusal, variant } = dialog;
  const settings = useQueue((state) => openInfo(state)?.settings ?? null);
  const whyNot = whyNotStarted(dialog);
  const isAdvisedAgainst = plan !== null && advisesAgainst(plan);
  return (
    <Dialog
      title="Retry"
      onClose={closeRetryDialog}
      footer={
        <>
          {whyNot !== null && <span className="retry-why-not quiet">{whyNot}</span>}
          <Button weight={isAdvisedAgainst ? 'primary' : 'normal'} onClick={closeRetryDialog}>
            Cancel
          </Button>
          <Button
            weight={isAdvisedAgainst ? 'normal' : 'primary'}
            disabled={whyNot !== null}
            onClick={() => void startPlanned()}
          >
            {isAdvisedAgainst ? 'Start anyway' : 'Start'}
          </Button>
        </>
      }
    >
      <div aria-live="polite" aria-busy={planning}>
        {plan !== null && <Scope plan={plan} />}
        {plan !== null && <PreflightRemarks preflight={plan.preflight} />}
        {plan === null && planning && <p className="quiet">Counting what is in scope…</p>}
        {refusal !== null && <RefusalNote refusal={refusal} />}
      </div>
      <div className="form retry-form">
        {settings !== null && (
          <DeliverySettings
            settings={settings}
            onChooseFolder={() => void chooseDeliveryFolder()}
            onOriginals={(originals) => void changeDelivery({ originals })}
          />
        )}
        <VariantFields variant={variant} />
      </div>
    </Dialog>
  );
}

/** Why it cannot be started yet, beside the button; null when it can. */
function whyNotStarted({ plan, planning }: RetryDialogState): string | null {
  if (planning) return 'What is in scope is being counted.';
  if (plan === null) return 'There is no plan to start.';
  if (plan.count === 0) return 'There is nothing to retry.';
  return plan.deliveryFolder === null ? 'Choose the folder to deliver to first.' : null;
}

function Scope({ plan }: { readonly plan: RetryPlan }): ReactElement {
  return (
    <>
      <p>
        <strong>
          {plan.count === 0
            ? 'There is nothing to retry.'
            : `Retry ${counted(plan.count, 'message')}, ${bytes(plan.bytes)}.`}
        </strong>
      </p>
      {plan.leftOut.map(({ reason, count: number }) => (
        <p key={reason} className="quiet">
          {count(number)} left out: {reason}.
        </p>
      ))}
      {plan.canary !== null && plan.count > 1 && (
        <p className="quiet">
          {plan.canary.file} goes first; the run stops when the same failure comes back.
        </p>
      )}
    </>
  );
}

function VariantFields({ variant }: { readonly variant: RetryVariant }): ReactElement {
  return (
    <div className="form-row" role="group" aria-label="How">
      <span className="form-label">How</span>
      <div className="form-value">
        <label className="choice">
          <input
            type="checkbox"
            checked={variant.oneProcessor}
            onChange={(event) => void changeVariant({ oneProcessor: event.target.checked })}
          />
          One processor only
          <span className="quiet">One message at a time, alone in the pool.</span>
        </label>
        <label className="choice">
          <input
            type="checkbox"
            checked={variant.deadlineFactor > 1}
            onChange={(event) => void changeVariant({ deadlineFactor: event.target.checked ? LONGER : 1 })}
          />
          Longer deadline (×{LONGER})
          <span className="quiet">For large or slow messages. The stall threshold stays as it is.</span>
        </label>
        <label className="choice">
          <input
            type="checkbox"
            checked={variant.decoder === 'second'}
            onChange={(event) => void changeVariant({ decoder: event.target.checked ? 'second' : 'safe' })}
          />
          Second decoder
          <span className="quiet">{decoderMeaning('second')}</span>
        </label>
      </div>
    </div>
  );
}
