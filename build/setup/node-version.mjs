/** The oldest Node that the tools run on (package.json says the same, but npm only warns). */
import { SetUpError } from './say.mjs';

const OLDEST = { major: 20, minor: 19 };

/** @throws {SetUpError} */
export function requireNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return;
  throw new SetUpError(
    `This is Node ${process.versions.node}; ${OLDEST.major}.${OLDEST.minor} or newer is needed.`,
    'Install a newer Node from your distribution or from https://nodejs.org.',
  );
}
