import { memo } from 'react';
import type { ReactElement } from 'react';
import { counted } from '../../shared/format/count.ts';
import type { BoardEntry, ScheduledTime } from '../../shared/schedule/model.ts';
import { pointText, timeKey, timesText } from '../../shared/schedule/week.ts';
import { Icon } from '../ui/icon.tsx';
import { placeOf } from './board-layout.ts';
import type { Shown, TransitBar } from './board-layout.ts';
import { originWord } from './board-text.ts';
import { EditedMarks } from './edited-marks.tsx';
import { MarkClock, StepMark, markPlace } from './step-mark.tsx';

export interface LaneFacts {
  readonly postOffice: string;
  readonly isServer: boolean;
  readonly isChosen: boolean;
  readonly isChanged: boolean;
  readonly entries: readonly BoardEntry[];
  readonly bars: readonly TransitBar[];
  /** The server's T2, which every lane has to fit round. */
  readonly serverRuns: readonly ScheduledTime[];
  readonly flags: number;
  /** Keys of times that a flag names, and that the chosen flag names. */
  readonly flagged: ReadonlySet<number>;
  readonly shownFlag: ReadonlySet<number>;
  /** Times that Dispatch left out because their window had passed. */
  readonly missed: ReadonlyMap<number, ScheduledTime>;
  /** Of both directions, in words. */
  readonly transit: string;
}

interface LaneProps {
  readonly lane: LaneFacts;
  readonly shown: Shown;
  readonly top: number;
  /** From 0. */
  readonly place: number;
  /** The one lane that the Tab key goes to. */
  readonly isStop: boolean;
  readonly onChoose: (postOffice: string) => void;
}

export const Lane = memo(function Lane(props: LaneProps): ReactElement {
  const { lane, shown, top, place, isStop, onChoose } = props;
  const { postOffice, isChosen, entries, bars, serverRuns } = lane;
  return (
    <div
      className="lane"
      data-place={place}
      data-chosen={isChosen}
      style={{ top }}
      role="group"
      aria-label={postOffice}
    >
      <LaneLabel lane={lane} isStop={isStop} onChoose={onChoose} />
      <div className="lane-track" onDoubleClick={() => onChoose(postOffice)}>
        {serverRuns.map((run) => {
          const at = placeOf(run, shown);
          return at === null ? null : (
            <span key={timeKey(run)} className="lane-run" style={{ left: percent(at) }} />
          );
        })}
        {bars.map((bar) => (
          <span
            key={`${bar.step} ${bar.reach} ${bar.left}`}
            className="lane-bar"
            data-step={bar.step}
            data-reach={bar.reach}
            style={{ left: percent(bar.left), width: percent(bar.width) }}
          />
        ))}
        {isChosen ? (
          <EditedMarks lane={lane} shown={shown} />
        ) : (
          entries.map((entry) => <Mark key={timeKey(entry)} entry={entry} lane={lane} shown={shown} />)
        )}
        {[...lane.missed].map(([key, time]) => (
          <MissedMark key={key} time={time} isShown={lane.shownFlag.has(key)} shown={shown} />
        ))}
      </div>
    </div>
  );
});

function LaneLabel({
  lane,
  isStop,
  onChoose,
}: Pick<LaneProps, 'lane' | 'isStop' | 'onChoose'>): ReactElement {
  const { postOffice, isServer, isChosen, isChanged, entries, flags, transit } = lane;
  const times = entries.length === 0 ? 'no times known' : timesText(entries);
  return (
    <button
      type="button"
      className="lane-label"
      aria-label={postOffice}
      aria-pressed={isChosen}
      tabIndex={isStop ? 0 : -1}
      aria-description={`${isServer ? 'Server. ' : ''}${counted(flags, 'flag')}. ${times}. ${transit}`}
      title={`${postOffice}\n${times}\n${transit}`}
      onClick={() => onChoose(postOffice)}
    >
      <span className="cut mono">{postOffice}</span>
      <span className="lane-note quiet cut">
        {isServer ? 'server' : entries.length === 0 ? 'no times known' : ''}
        {isChanged ? ' not saved' : ''}
      </span>
      {flags > 0 && (
        <span className="lane-flags" data-tone="bad">
          <Icon name="warning" />
          {flags}
        </span>
      )}
    </button>
  );
}

interface MarkProps {
  readonly entry: BoardEntry;
  readonly lane: LaneFacts;
  readonly shown: Shown;
}

function Mark({ entry, lane, shown }: MarkProps): ReactElement | null {
  const place = placeOf(entry, shown);
  if (place === null) return null;
  const key = timeKey(entry);
  return (
    <span
      {...markPlace(entry.step, place)}
      data-flagged={lane.flagged.has(key)}
      data-shown-flag={lane.shownFlag.has(key) && !lane.missed.has(key)}
      title={`${entry.step} ${pointText(entry)}, ${originWord(entry.origin)}${lane.missed.has(key) ? '; missed its run window' : ''}`}
    >
      <StepMark step={entry.step} origin={entry.origin} />
      <MarkClock time={entry} shown={shown} />
    </span>
  );
}

interface MissedMarkProps {
  readonly time: ScheduledTime;
  readonly isShown: boolean;
  readonly shown: Shown;
}

/** Over the mark of the time that was missed, and where it was when that one is moved away. */
function MissedMark({ time, isShown, shown }: MissedMarkProps): ReactElement | null {
  const place = placeOf(time, shown);
  return place === null ? null : (
    <span {...markPlace(time.step, place)} data-missed="true" data-shown-flag={isShown}>
      <StepMark step={time.step} origin="missed" />
    </span>
  );
}

function percent(share: number): string {
  return `${share * 100}%`;
}
