import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { ExportFormat } from '../../../shared/contract/gal.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import { GAL_CHOSEN_ROWS } from '../../../shared/gal/request-limits.ts';
import { showRefusal } from '../../notices/notices-store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { recall, remember } from '../../ui/remembered.ts';
import { exportAmount, exportName, formatsOf } from './export-words.ts';
import type { ExportSource, FormatWords } from './export-words.ts';
import { writeExport } from './write-export.ts';
import './export.css';

/** What is on the screen and could be written. */
export interface Exported {
  readonly source: ExportSource;
  readonly viewId: number;
  readonly total: number;
  /** Places of the chosen ones in the list; null when none are chosen. */
  readonly rows: readonly number[] | null;
  /** How many are chosen. */
  readonly chosen: number;
}

interface ExportDialogProps extends Exported {
  readonly onClose: () => void;
}

const FORMAT_KEY = 'gal-export-format';

/** Asks what, as what and where to; says what each form is good for. */
export function ExportDialog({ onClose, ...shown }: ExportDialogProps): ReactElement {
  const { source, total, rows, chosen } = shown;
  const formats = formatsOf(source);
  const [format, setFormat] = useState<ExportFormat>(() => rememberedFormat(formats));
  const canChoose = rows !== null && chosen > 0 && rows.length <= GAL_CHOSEN_ROWS;
  const [onlyChosen, setOnlyChosen] = useState(canChoose && chosen > 1);
  const [isWriting, setWriting] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isThere = useIsThere();
  const amount = exportAmount(source, onlyChosen ? chosen : total);

  async function write(): Promise<void> {
    remember(FORMAT_KEY, format);
    setRefusal(null);
    const outcome = await writeExport(
      { ...shown, rows: onlyChosen ? rows : null, format, name: exportName(source, format) },
      () => setWriting(true),
    );
    if (outcome !== 'written' && outcome !== 'cancelled') refuse(outcome);
    if (!isThere.current) return;
    setWriting(false);
    if (outcome === 'written') onClose();
  }

  function refuse(why: Refusal): void {
    if (isThere.current) setRefusal(why);
    else showRefusal(why);
  }

  return (
    <Dialog
      title="Export"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{isWriting ? 'Close' : 'Cancel'}</Button>
          <Button weight="primary" disabled={isWriting} onClick={() => void write()}>
            Save as…
          </Button>
        </>
      }
    >
      <div className="form export-form">
        <What
          all={exportAmount(source, total)}
          chosen={canChoose ? exportAmount(source, chosen) : null}
          onlyChosen={onlyChosen}
          onChange={setOnlyChosen}
        />
        <Formats formats={formats} format={format} onChange={setFormat} />
      </div>
      <div aria-live="polite">
        {isWriting && (
          <p className="export-writing">
            Writing {amount}… <span className="quiet">It goes on when this is closed.</span>
          </p>
        )}
        {refusal !== null && <RefusalNote refusal={refusal} />}
      </div>
    </Dialog>
  );
}

/** Whether the dialog is still open: writing goes on without it. */
function useIsThere(): { readonly current: boolean } {
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  return isThere;
}

function rememberedFormat(formats: readonly FormatWords[]): ExportFormat {
  const isOffered = (value: unknown): value is ExportFormat => formats.some(({ format }) => format === value);
  return recall(FORMAT_KEY, isOffered, 'csv');
}

interface WhatProps {
  readonly all: string;
  /** Null when none are chosen, or too many. */
  readonly chosen: string | null;
  readonly onlyChosen: boolean;
  readonly onChange: (onlyChosen: boolean) => void;
}

function What({ all, chosen, onlyChosen, onChange }: WhatProps): ReactElement {
  return (
    <div className="form-row" role="radiogroup" aria-label="What">
      <span className="form-label">What</span>
      <div className="form-value">
        <label className="choice">
          <input type="radio" name="export-what" checked={!onlyChosen} onChange={() => onChange(false)} />
          All that is shown: {all}
        </label>
        <label className="choice">
          <input
            type="radio"
            name="export-what"
            disabled={chosen === null}
            checked={onlyChosen}
            onChange={() => onChange(true)}
          />
          {chosen === null ? (
            <span className="export-none">Chosen only: none chosen</span>
          ) : (
            `Chosen only: ${chosen}`
          )}
        </label>
      </div>
    </div>
  );
}

interface FormatsProps {
  readonly formats: readonly FormatWords[];
  readonly format: ExportFormat;
  readonly onChange: (format: ExportFormat) => void;
}

function Formats({ formats, format, onChange }: FormatsProps): ReactElement {
  return (
    <div className="form-row" role="radiogroup" aria-label="As">
      <span className="form-label">As</span>
      <div className="form-value">
        {formats.map((words) => (
          <label key={words.format} className="choice">
            <input
              type="radio"
              name="export-format"
              checked={words.format === format}
              onChange={() => onChange(words.format)}
            />
            {words.name}
            <span className="quiet">
              {words.goodFor} {words.leavesOut}
            </span>
          </label>
        ))}
      </div>
    </div>
  );
}
