/**
 * The switches burned into the packaged program. They close the ways by which someone who can start
 * the program, or write beside it, would run code of theirs under its name.
 */

/** Keyed by electron-builder's names. */
export const FUSES = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  onlyLoadAppFromAsar: true,
  // Takes effect on macOS and Windows; Linux has no such check yet.
  enableEmbeddedAsarIntegrityValidation: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  // The window is served by a protocol of its own, never from file:.
  grantFileProtocolExtraPrivileges: false,
  // There are no cookies; encrypting none would only make the system ask for its keyring.
  enableCookieEncryption: false,
};
