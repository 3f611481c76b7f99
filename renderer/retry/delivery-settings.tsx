import type { ReactElement } from 'react';
import type { QueueSettings } from '../../shared/contract/queue.ts';
import { Button } from '../ui/button.tsx';

interface DeliverySettingsProps {
  readonly settings: QueueSettings;
  readonly onChooseFolder: () => void;
  readonly onOriginals: (originals: QueueSettings['originals']) => void;
}

/** Where messages go and what happens to their originals; in the Retry dialog and in the settings. */
export function DeliverySettings({
  settings,
  onChooseFolder,
  onOriginals,
}: DeliverySettingsProps): ReactElement {
  const { deliveryFolder, originals } = settings;
  return (
    <>
      <div className="form-row">
        <span className="form-label">Deliver to</span>
        <div className="form-value path-and-button">
          <span className={deliveryFolder === null ? 'cut quiet' : 'cut mono'} title={deliveryFolder ?? ''}>
            {deliveryFolder ?? 'Not chosen yet'}
          </span>
          <Button size="small" onClick={onChooseFolder}>
            Choose folder…
          </Button>
        </div>
      </div>
      <div className="form-row" role="radiogroup" aria-label="Originals">
        <span className="form-label">Originals</span>
        <div className="form-value">
          <label className="choice">
            <input
              type="radio"
              name="originals"
              checked={originals === 'stay'}
              onChange={() => onOriginals('stay')}
            />
            Stay where they are
          </label>
          <label className="choice">
            <input
              type="radio"
              name="originals"
              checked={originals === 'move'}
              onChange={() => onOriginals('move')}
            />
            Move to a “delivered” folder beside the queue
          </label>
        </div>
      </div>
    </>
  );
}
