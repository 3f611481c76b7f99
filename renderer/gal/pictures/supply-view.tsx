import { memo, useId, useMemo, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { Shapes } from '../../charts/drawing-view.tsx';
import { FILE_WIDTH } from './picture-file.ts';
import { PictureFrame } from './picture-frame.tsx';
import { supplyTable } from './picture-tables.ts';
import { supplyHeadline } from './picture-words.ts';
import type { PictureProps } from './shown-picture.ts';
import { supplyMap } from './supply-model.ts';
import type { SupplyMap, SupplyRow } from './supply-model.ts';
import { drawSupply } from './supply-picture.ts';

const TITLE = 'Who supplies what';

interface SupplyViewProps extends PictureProps {
  readonly supply: readonly SupplyRow[];
}

/** It stands for the latest cycle: pointing at others in the pictures beside it leaves it as it is. */
export const SupplyView = memo(function SupplyView(props: SupplyViewProps): ReactElement {
  const { supply, width, viewName, source } = props;
  const map = useMemo(() => supplyMap(supply), [supply]);
  return (
    <PictureFrame
      caption={{ title: TITLE, headline: supplyHeadline(supply), source }}
      viewName={viewName}
      table={() => supplyTable(supply)}
      drawing={map.bands.length === 0 ? null : () => drawSupply(map, FILE_WIDTH, null).drawing}
    >
      {map.bands.length === 0 ? (
        <p className="quiet">The list is empty after its latest cycle: nobody supplies anything.</p>
      ) : (
        <Bands map={map} width={width} />
      )}
    </PictureFrame>
  );
});

/** The bands as a list: pointing or arrow keys light one up and say what it is. */
function Bands({ map, width }: { readonly map: SupplyMap; readonly width: number }): ReactElement {
  const id = useId();
  const [lit, setLit] = useState<string | null>(null);
  const { drawing, bands } = useMemo(() => drawSupply(map, width, lit), [map, width, lit]);
  const ordered = useMemo(
    () => bands.toSorted((one, other) => one.left - other.left || one.right - other.right),
    [bands],
  );
  const place = ordered.findIndex(({ key }) => key === lit);

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 && event.key !== 'Escape') return;
    event.preventDefault();
    const next = place === -1 ? 0 : Math.max(0, Math.min(ordered.length - 1, place + step));
    setLit(step === 0 ? null : (ordered[next]?.key ?? null));
  }

  return (
    <>
      <p className="gal-picture-readout selectable">
        {ordered[place]?.sentence ?? (
          <span className="quiet">Point at a band, or use the arrow keys, to read it.</span>
        )}
      </p>
      <div
        className="gal-picture-bands"
        role="listbox"
        tabIndex={0}
        aria-label={TITLE}
        {...(place !== -1 && { 'aria-activedescendant': `${id}-${place}` })}
        onKeyDown={onKeyDown}
        onBlur={() => setLit(null)}
        onPointerLeave={() => setLit(null)}
      >
        <svg width={drawing.width} height={drawing.height} role="presentation">
          <g aria-hidden="true">
            <Shapes shapes={drawing.shapes} />
          </g>
          {ordered.map(({ key, outline, sentence }, index) => (
            <path
              key={key}
              id={`${id}-${index}`}
              role="option"
              aria-selected={key === lit}
              aria-label={sentence}
              className="gal-picture-hit"
              d={outline}
              onPointerEnter={() => setLit(key)}
            />
          ))}
        </svg>
      </div>
    </>
  );
}
