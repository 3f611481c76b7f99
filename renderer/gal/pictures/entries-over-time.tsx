import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { count } from '../../../shared/format/count.ts';
import type { Drawing } from '../../charts/drawing.ts';
import { datedStep } from '../time/cycle-words.ts';
import { drawEntries, drawEntriesAt } from './entries-picture.ts';
import { chosenShape } from './frame.ts';
import { FILE_WIDTH } from './picture-file.ts';
import { PictureFrame } from './picture-frame.tsx';
import { entriesTable } from './picture-tables.ts';
import { entriesHeadline, entriesNote } from './picture-words.ts';
import type { Series } from './series.ts';
import type { TimeProps } from './shown-picture.ts';
import { TimePicture } from './time-picture.tsx';
import type { Cursor } from './time-picture.tsx';

const TITLE = 'Entries by address list';

interface EntriesOverTimeProps extends TimeProps {
  readonly series: readonly Series[];
  readonly cursor: Cursor;
}

export function EntriesOverTime(props: EntriesOverTimeProps): ReactElement {
  const { series, cycles, width, word, chosen, cursor } = props;
  const picture = useMemo(() => drawEntries(series, cycles, width), [series, cycles, width]);
  const headline = useMemo(() => entriesHeadline(series, cycles, word), [series, cycles, word]);
  const cycle = cycles[cursor.step];
  const numbers = series.map(({ name, entries }) => `${name} ${count(entries[cursor.step] ?? 0)}`);
  return (
    <PictureFrame
      caption={{
        title: TITLE,
        headline,
        note: entriesNote(cycles, word),
        source: props.source,
      }}
      viewName={props.viewName}
      table={() => entriesTable(series, cycles, word)}
      drawing={() => fileDrawing(props)}
    >
      <TimePicture
        label={`${TITLE}: each row has its own scale`}
        cycles={cycles}
        frame={picture.frame}
        drawing={picture.drawing}
        above={[
          chosenShape(picture.frame.axis, chosen, picture.bottom),
          ...drawEntriesAt(series, cycles, picture, cursor.step, word),
        ]}
        valueText={cycle === undefined ? '' : `${datedStep(word, cycle)}: ${numbers.join(', ')}`}
        cursor={cursor}
      />
    </PictureFrame>
  );
}

function fileDrawing({ series, cycles, chosen, word }: EntriesOverTimeProps): Drawing {
  const picture = drawEntries(series, cycles, FILE_WIDTH);
  const { drawing } = picture;
  return {
    ...drawing,
    shapes: [...drawing.shapes, ...drawEntriesAt(series, cycles, picture, chosen, word)],
  };
}
