import { useEffect } from 'react';
import type { ReactElement } from 'react';
import type { PlugInList } from '../../shared/formats/plug-in.ts';
import { Button } from '../ui/button.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { chooseFolder } from './choose-folder.ts';
import { lookAtPlugIns, usePlugIns } from './plug-ins-store.ts';

interface PlugInSettingsProps {
  readonly folder: string | null;
  readonly onFolder: (folder: string | null) => void;
}

/** The folder of codec modules that the administrator added, and what is in it. */
export function PlugInSettings({ folder, onFolder }: PlugInSettingsProps): ReactElement {
  useEffect(() => void lookAtPlugIns(folder), [folder]);
  return (
    <>
      <h3 className="form-heading">Codec plug-ins</h3>
      <p className="quiet plug-ins-intro">
        A plug-in is a JavaScript module that decompresses what this program does not know. It runs without
        access to files or the network. How to write one: docs/plug-ins.md.
      </p>
      <div className="form">
        <div className="form-row">
          <span className="form-label">Folder</span>
          <div className="form-value path-and-button">
            <span className={folder === null ? 'cut quiet' : 'cut mono'} title={folder ?? ''}>
              {folder ?? 'None'}
            </span>
            {folder !== null && (
              <Button size="small" weight="quiet" onClick={() => onFolder(null)}>
                Use none
              </Button>
            )}
            <Button
              size="small"
              aria-label="Choose folder of plug-ins…"
              onClick={() => void chooseFolder('Folder of codec plug-ins', onFolder)}
            >
              Choose folder…
            </Button>
          </div>
        </div>
        {folder !== null && <Modules />}
      </div>
    </>
  );
}

function Modules(): ReactElement {
  const list = usePlugIns((state) => state.list);
  const refusal = usePlugIns((state) => state.refusal);
  return (
    <div className="form-row">
      <span className="form-label">Modules</span>
      <div className="form-value">
        {refusal !== null && <RefusalNote refusal={refusal} />}
        {refusal === null && list === null && <p className="quiet">Reading the folder…</p>}
        {list !== null && <Found list={list} />}
      </div>
    </div>
  );
}

function Found({ list: { plugIns, problem } }: { readonly list: PlugInList }): ReactElement {
  return (
    <>
      {problem !== null && <p className="field-problem">{problem}</p>}
      {problem === null && plugIns.length === 0 && (
        <p className="quiet">No module (a file *.js) is in this folder.</p>
      )}
      <ul className="plug-ins">
        {plugIns.map((plugIn) => (
          <li key={plugIn.file}>
            <span className="mono">{plugIn.name ?? plugIn.file}</span>
            {plugIn.name !== null && <span className="quiet"> in {plugIn.file}</span>}
            {plugIn.description !== '' && <p>{plugIn.description}</p>}
            {plugIn.problem !== null && <p className="field-problem">Not used: {plugIn.problem}.</p>}
          </li>
        ))}
      </ul>
      <p className="quiet">Reopen the queue to use changes.</p>
    </>
  );
}
