/** The whole set-up in its order. What is there already costs milliseconds and says nothing. */
import { ensureDependencies } from './dependencies.mjs';
import { hasDisplay } from './display.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';
import { ensureTestTools } from './test-tools.mjs';

/**
 * @param {{ forWindow: boolean, forTests?: boolean }} purpose `forWindow`: a window will be drawn, not only Node
 *   code run; `forTests`: programs of others are wanted that read and write the same formats
 * @returns {Promise<import('./electron-runtime.mjs').ElectronRuntime>}
 * @throws {import('./say.mjs').SetUpError}
 */
export async function prepare({ forWindow, forTests = false }) {
  await ensureDependencies();
  const runtime = await ensureElectron();
  const needsDisplay = forWindow && !hasDisplay();
  await ensureSystemLibraries({ executable: runtime.executable, needsDisplay });
  if (forTests) await ensureTestTools();
  return runtime;
}
