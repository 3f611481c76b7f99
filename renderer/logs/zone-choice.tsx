import type { ReactElement } from 'react';
import { configureQueue, openInfo, useQueue } from '../queue/queue-store.ts';
import { zoneChoices, zoneWord } from './log-words.ts';
import { rereadTimes } from './logs-store.ts';

/** The clock that the logs were written by: they name no zone, so the user has to. */
export function ZoneChoice(): ReactElement | null {
  const minutes = useQueue((state) => openInfo(state)?.settings.logZoneMinutes);
  if (minutes === undefined) return null;
  return (
    <label className="zone-choice" title="Logs name no time zone. Choose the one their clock was set to.">
      <span className="quiet">Log clock</span>
      <select
        className="field"
        data-size="small"
        value={minutes}
        onChange={(event) => void setZone(Number(event.target.value))}
      >
        {zoneChoices(minutes).map((choice) => (
          <option key={choice} value={choice}>
            {zoneWord(choice)}
          </option>
        ))}
      </select>
    </label>
  );
}

async function setZone(logZoneMinutes: number): Promise<void> {
  if (await configureQueue({ logZoneMinutes })) await rereadTimes();
}
