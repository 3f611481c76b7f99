import { useMemo } from 'react';
import type { ReactElement } from 'react';
import type { Drawing } from '../../charts/drawing.ts';
import { drawChanges, drawChangesAt } from './change-picture.ts';
import { chosenShape } from './frame.ts';
import { cycleFacts, datedStep } from '../time/cycle-words.ts';
import { FILE_WIDTH } from './picture-file.ts';
import { PictureFrame } from './picture-frame.tsx';
import { changesTable } from './picture-tables.ts';
import { changesHeadline } from './picture-words.ts';
import type { TimeProps } from './shown-picture.ts';
import { TimePicture } from './time-picture.tsx';
import type { Cursor } from './time-picture.tsx';

interface ChangesByCycleProps extends TimeProps {
  readonly cursor: Cursor;
}

export function ChangesByCycle(props: ChangesByCycleProps): ReactElement {
  const { cycles, width, word, chosen, cursor } = props;
  const picture = useMemo(() => drawChanges(cycles, width), [cycles, width]);
  const headline = useMemo(() => changesHeadline(cycles, word), [cycles, word]);
  const title = `Changes by ${word}`;
  const cycle = cycles[cursor.step];
  return (
    <PictureFrame
      caption={{ title, headline, source: props.source }}
      viewName={props.viewName}
      table={() => changesTable(cycles, word)}
      drawing={() => fileDrawing(props)}
    >
      <TimePicture
        label={title}
        cycles={cycles}
        frame={picture.frame}
        drawing={picture.drawing}
        above={[
          chosenShape(picture.frame.axis, chosen, picture.bottom),
          ...drawChangesAt(cycles, picture, cursor.step, word),
        ]}
        valueText={cycle === undefined ? '' : `${datedStep(word, cycle)}: ${cycleFacts(cycle)}`}
        cursor={cursor}
      />
    </PictureFrame>
  );
}

function fileDrawing({ cycles, chosen, word }: ChangesByCycleProps): Drawing {
  const picture = drawChanges(cycles, FILE_WIDTH);
  const { drawing } = picture;
  return { ...drawing, shapes: [...drawing.shapes, ...drawChangesAt(cycles, picture, chosen, word)] };
}
