import { useState } from 'react';
import type { ReactElement } from 'react';
import { readFlags, withoutCompression } from '../../shared/diagnosis/dxa-flags.ts';
import { copyText } from '../gal/browse/copy-entries.ts';
import { showDialog } from '../shell/shell-store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { COMPRESSION_BIT, setBits } from './set-bits.ts';
import './dxa-flags.css';

/** The value of the article, so that there is something to see. */
const EXAMPLE = '39604';

/** The number to enter so that Exchange no longer compresses the DirSync messages to a requestor (Q200079). */
export function DxaFlagsDialog(): ReactElement {
  const [typed, setTyped] = useState('');
  const read = readFlags(typed);
  const flags = read.ok ? read.value : null;
  const problem = read.ok || typed.trim() === '' ? null : read.error;
  return (
    <Dialog
      title="DXA-Flags calculator"
      onClose={() => showDialog(null)}
      footer={
        <Button weight="primary" onClick={() => showDialog(null)}>
          Close
        </Button>
      }
    >
      <p className="quiet">
        One bit of this number has Exchange compress the attachments of the DirSync messages for a requestor.
        Without it nothing has to be decompressed on the way to MS Mail.
      </p>
      <div className="form dxa-form">
        <div className="form-row">
          <label className="form-label" htmlFor="dxa-flags">
            Value now
          </label>
          <div className="form-value">
            <input
              id="dxa-flags"
              className="field dxa-field"
              type="text"
              inputMode="numeric"
              placeholder={`${EXAMPLE} or 0x9ab4`}
              maxLength={20}
              spellCheck={false}
              aria-invalid={problem !== null}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
            {problem !== null && <p className="field-problem">{problem}</p>}
          </div>
        </div>
        <NewValue flags={flags} />
        <Bits flags={flags} />
      </div>
      <HowTo />
    </Dialog>
  );
}

function NewValue({ flags }: { readonly flags: number | null }): ReactElement {
  return (
    <div className="form-row">
      <span className="form-label">Value to enter</span>
      <output className="form-value" htmlFor="dxa-flags">
        {flags === null ? <span className="quiet">–</span> : <Answer flags={flags} />}
      </output>
    </div>
  );
}

function Answer({ flags }: { readonly flags: number }): ReactElement {
  const { isSet, result } = withoutCompression(flags);
  if (!isSet) return <span>Leave it as it is: the bit of 32 is not set, so compression is off already.</span>;
  return (
    <span className="path-and-button">
      <span className="mono selectable dxa-answer">{result}</span>
      <span className="quiet mono selectable">{hex(result)}</span>
      <Button size="small" onClick={() => void copyText(String(result), 'Value copied.')}>
        Copy
      </Button>
    </span>
  );
}

function Bits({ flags }: { readonly flags: number | null }): ReactElement {
  const bits = flags === null ? [] : setBits(flags);
  return (
    <div className="form-row">
      <span className="form-label">Bits that are set</span>
      <div className="form-value">
        {bits.length === 0 ? (
          <span className="quiet">{flags === null ? '–' : 'none'}</span>
        ) : (
          <ul className="dxa-bits">
            {bits.map((value) => (
              <li key={value} className="mono" data-compression={value === COMPRESSION_BIT}>
                {value}
                {value === COMPRESSION_BIT && <span className="dxa-bit-word"> compression</span>}
              </li>
            ))}
          </ul>
        )}
        <p className="quiet">What the others mean no public source tells; they stay as they are.</p>
      </div>
    </div>
  );
}

/** Q200079. */
function HowTo(): ReactElement {
  return (
    <>
      <h3 className="form-heading">Where it is set (Exchange 4.0, Q200079)</h3>
      <ol className="dxa-steps">
        <li>
          Start the Administrator program in raw mode: <span className="mono selectable">admin /r</span>
        </li>
        <li>Choose a DirSync requestor object, then File ▸ Raw Properties.</li>
        <li>Note the value of DXA-Flags, and enter the new one.</li>
        <li>Do the same for each requestor; their values may differ.</li>
      </ol>
      <p className="quiet">
        A wrong value in raw mode can do lasting harm to Exchange: write the old one down first. The lasting
        cure is the service pack (Q140946: Exchange 4.0 SP2).
      </p>
    </>
  );
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}
