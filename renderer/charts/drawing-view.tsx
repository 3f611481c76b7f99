import { memo, useId } from 'react';
import type { ReactElement } from 'react';
import { HALO_WIDTH, HATCH, HATCH_WIDTH, THEME_PALETTE } from './drawing.ts';
import type { Ink, PathShape, Shape, TextShape } from './drawing.ts';
import { hatchedInks } from './hatched-inks.ts';
import './drawing.css';

interface ShapesProps {
  readonly shapes: readonly Shape[];
}

/** Prints shapes; belongs into an `svg`. The same shapes are not looked through again when what is above them moves. */
export const Shapes = memo(function Shapes({ shapes }: ShapesProps): ReactElement {
  const id = useId();
  return (
    <>
      {hatchedInks(shapes).map((ink) => (
        <pattern
          key={ink}
          id={`${id}-${ink}`}
          width={HATCH}
          height={HATCH}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d={`M0 0v${HATCH}`} stroke={THEME_PALETTE[ink]} strokeWidth={HATCH_WIDTH * 2} />
        </pattern>
      ))}
      <ShapeList shapes={shapes} hatchId={id} />
    </>
  );
});

interface ShapeListProps {
  readonly shapes: readonly Shape[];
  readonly hatchId: string;
}

function ShapeList({ shapes, hatchId }: ShapeListProps): ReactElement {
  return (
    <>
      {shapes.map((shape, index) => {
        // Shapes have no identity: each drawing replaces the one before it as a whole.
        const key = String(index);
        switch (shape.kind) {
          case 'path':
            return <DrawnPath key={key} shape={shape} hatchId={hatchId} />;
          case 'text':
            return <DrawnText key={key} shape={shape} />;
          case 'group':
            return (
              <g key={key} transform={`translate(${shape.x} ${shape.y})`}>
                <ShapeList shapes={shape.shapes} hatchId={hatchId} />
              </g>
            );
        }
      })}
    </>
  );
}

function DrawnPath({
  shape,
  hatchId,
}: {
  readonly shape: PathShape;
  readonly hatchId: string;
}): ReactElement {
  const { fill, hatched } = shape;
  return (
    <path
      d={shape.d}
      fill={hatched && fill !== null ? `url(#${hatchId}-${fill})` : colourOf(fill)}
      fillOpacity={shape.fillOpacity}
      stroke={colourOf(shape.stroke)}
      strokeWidth={shape.strokeWidth}
      strokeLinejoin="round"
      opacity={shape.opacity}
    />
  );
}

function DrawnText({ shape }: { readonly shape: TextShape }): ReactElement {
  return (
    <text
      x={shape.x}
      y={shape.y}
      fill={THEME_PALETTE[shape.ink]}
      fontSize={shape.size}
      fontWeight={shape.bold ? 600 : 400}
      textAnchor={shape.anchor}
      className={shape.mono ? 'drawn-mono' : 'drawn-text'}
      opacity={shape.opacity}
      {...(shape.halo && {
        stroke: THEME_PALETTE.ground,
        strokeWidth: HALO_WIDTH,
        strokeLinejoin: 'round',
        paintOrder: 'stroke',
      })}
    >
      {shape.text}
    </text>
  );
}

function colourOf(ink: Ink | null): string {
  return ink === null ? 'none' : THEME_PALETTE[ink];
}
