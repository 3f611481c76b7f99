/** The whole set-up in its order. What is there already costs milliseconds and says nothing. */
import { ensureDependencies } from './dependencies.mjs';
import { hasDisplay } from './display.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

/**
 * @param {{ forWindow: boolean }} purpose `forWindow`: a window will be drawn, not only Node code run
 * @returns {Promise<import('./electron-runtime.mjs').ElectronRuntime>}
 * @throws {import('./say.mjs').SetUpError}
 */
export async function prepare({ forWindow }) {
  await ensureDependencies();
  const runtime = await ensureElectron();
  const needsDisplay = forWindow && !hasDisplay();
  await ensureSystemLibraries({ executable: runtime.executable, needsDisplay });
  return runtime;
}
