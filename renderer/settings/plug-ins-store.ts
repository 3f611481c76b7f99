/** What the folder of codec plug-ins holds, while its settings are looked at. */
import { create } from 'zustand';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { PlugInList } from '../../shared/formats/plug-in.ts';
import { ask } from '../api.ts';

interface PlugInsState {
  /** The one that is looked at; null for none. */
  readonly folder: string | null;
  /** Null until it was read. */
  readonly list: PlugInList | null;
  readonly refusal: Refusal | null;
}

export const usePlugIns = create<PlugInsState>(() => ({ folder: null, list: null, refusal: null }));

export async function lookAtPlugIns(folder: string | null): Promise<void> {
  usePlugIns.setState({ folder, list: null, refusal: null });
  if (folder === null) return;
  const answer = await ask('plugIns.list', { folder });
  // Another one may have been chosen meanwhile.
  if (usePlugIns.getState().folder !== folder) return;
  usePlugIns.setState(answer.ok ? { list: answer.value } : { refusal: answer.error });
}
