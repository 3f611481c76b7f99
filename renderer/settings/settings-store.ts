/** The program's settings, and the theme they ask for. */
import { create } from 'zustand';
import type { ProgramSettings } from '../../shared/contract/settings.ts';
import { ask } from '../api.ts';
import { showRefusal } from '../notices/notices-store.ts';

interface SettingsState {
  /** Null until they were read. */
  readonly settings: ProgramSettings | null;
}

export const useSettings = create<SettingsState>(() => ({ settings: null }));

export async function loadSettings(): Promise<void> {
  const answer = await ask('settings.get', {});
  if (answer.ok) accept(answer.value);
  else showRefusal(answer.error);
}

/** Returns whether the change was taken over. */
export async function changeSettings(change: Partial<ProgramSettings>): Promise<boolean> {
  const answer = await ask('settings.set', change);
  if (answer.ok) accept(answer.value);
  else showRefusal(answer.error);
  return answer.ok;
}

function accept(settings: ProgramSettings): void {
  useSettings.setState({ settings });
  const { dataset } = document.documentElement;
  if (settings.theme === 'system') delete dataset.theme;
  else dataset.theme = settings.theme;
}
