import { useState } from 'react';
import type { DragEvent, ReactElement } from 'react';
import type { ViewSummary } from '../../../shared/contract/gal-values.ts';
import { counted } from '../../../shared/format/count.ts';
import { Button, Link } from '../../ui/button.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { viewName } from '../view-words.ts';
import { chooseSide, setFileStep, useCompare } from './compare-store.ts';
import type { FileStep } from './compare-store.ts';
import { CycleField } from './cycle-field.tsx';
import { chooseFile, takeFile } from './file-acts.ts';
import { FileProblems } from './file-problems.tsx';
import { summaryOf, viewKey } from './sides.ts';
import type { Side, SideName } from './sides.ts';

interface SidePickerProps {
  readonly name: SideName;
  readonly side: Side | null;
  readonly views: readonly ViewSummary[];
}

const TITLES: Readonly<Record<SideName, string>> = { left: 'Left', right: 'Right' };

/** One of the two lists: whose it is and after which cycle, or a file that is chosen or dropped here. */
export function SidePicker({ name, side, views }: SidePickerProps): ReactElement {
  const step = useCompare((state) => state.steps[name]);
  const [isOver, setOver] = useState(false);
  return (
    <section
      className="compare-side"
      aria-label={`${TITLES[name]} side`}
      data-over={isOver}
      onDragOver={(event) => {
        if (!carriesFiles(event)) return;
        // Tells the window that the file is taken here.
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        const path = file === undefined ? '' : window.api.pathOf(file);
        if (path !== '') void takeFile(name, path);
      }}
    >
      <div className="compare-side-line">
        <span className="compare-side-title">{TITLES[name]}</span>
        <ListChoice name={name} side={side} views={views} />
        {side?.kind === 'view' && (
          <CycleField
            key={`${viewKey(side.view)}\n${side.cycle}`}
            name={name}
            side={side}
            summary={summaryOf(side.view, views)}
          />
        )}
        <Button size="small" onClick={() => void chooseFile(name)}>
          Choose a file…
        </Button>
      </div>
      {side?.kind === 'file' && (
        <p className="compare-file">
          <span className="quiet">
            {side.file.format}, {counted(side.file.entries, 'entry', 'entries')}
          </span>
        </p>
      )}
      {side?.kind === 'file' && <FileProblems file={side.file} />}
      {step !== null && <Step name={name} step={step} />}
      {isOver && <p className="compare-drop">Drop to compare with this file</p>}
    </section>
  );
}

function ListChoice({ name, side, views }: SidePickerProps): ReactElement {
  const value = side === null ? '' : side.kind === 'file' ? 'file' : viewKey(side.view);
  return (
    <select
      className="field"
      data-size="small"
      aria-label={`List on the ${name}`}
      value={value}
      onChange={(event) => {
        const view = views.find((known) => viewKey(known.view) === event.target.value)?.view;
        if (view !== undefined) chooseSide(name, { kind: 'view', view, cycle: null });
      }}
    >
      {side === null && <option value="">No list yet</option>}
      {side?.kind === 'file' && <option value="file">{side.file.name}</option>}
      {/* Asked for from elsewhere, and not in this queue. */}
      {side?.kind === 'view' && summaryOf(side.view, views) === null && (
        <option value={value}>{side.view.kind === 'requestor' ? side.view.requestor : 'Unknown'}</option>
      )}
      {views.map((known) => (
        <option key={viewKey(known.view)} value={viewKey(known.view)}>
          {viewName(known, views)}
        </option>
      ))}
    </select>
  );
}

function Step({ name, step }: { readonly name: SideName; readonly step: FileStep }): ReactElement | null {
  switch (step.kind) {
    case 'reading':
      return (
        <p className="quiet" role="status">
          Reading {step.name}…
        </p>
      );
    case 'refused':
      return (
        <RefusalNote refusal={step.refusal}>
          <Link onClick={() => setFileStep(name, null)}>Close</Link>
        </RefusalNote>
      );
    case 'columns':
      return null;
  }
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes('Files');
}
