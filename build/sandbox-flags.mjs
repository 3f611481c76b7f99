/** Chromium refuses its sandbox to root, and only to root. @returns {string[]} flags for Electron */
export function sandboxFlags() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
