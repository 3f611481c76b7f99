/**
 * What the scripts tell the user. All of it goes to stderr: stdout belongs to the program that a
 * script starts (`npm run --silent inspect -- … --json | jq`).
 */

/** @param {string} text one line, or several */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** A set-up step that cannot be done by itself: says what is missing and what the user can do. */
export class SetUpError extends Error {
  /**
   * @param {string} problem what went wrong, in one sentence
   * @param {string} [advice] what to do about it, may have several lines
   */
  constructor(problem, advice = '') {
    super(advice ? `${problem}\n${advice}` : problem);
    this.name = 'SetUpError';
  }
}

/** Above the exit codes that `inspect` defines (0 to 3), so that they are never confused. */
export const SET_UP_FAILED = 4;

/**
 * Runs a script to its end and turns its result into the exit code of this process.
 * @param {() => Promise<number>} script gives the exit code
 */
export async function runScript(script) {
  try {
    process.exitCode = await script();
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    say(`\n${error.message}`);
    process.exitCode = SET_UP_FAILED;
  }
}
