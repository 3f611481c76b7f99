/**
 * Programs of Debian that read and write the same formats as we do: tests let one make what the other reads. Without
 * them those tests are skipped, which is told; nothing else depends on them.
 */
import { installPackages, isDebianLike } from './apt.mjs';
import { hasCommand } from './has-command.mjs';
import { say, SetUpError } from './say.mjs';

/** Package → a command in it. */
const TOOLS = {
  mscompress: 'mscompress',
  gcab: 'gcab',
  cabextract: 'cabextract',
  tnef: 'tnef',
  zip: 'zip',
  unzip: 'unzip',
  wimtools: 'wimlib-imagex',
  sharutils: 'uuencode',
  macutils: 'hexbin',
};

/** What is asked of this machine; tests give another one. */
const THIS_MACHINE = { hasCommand, isDebianLike, installPackages, say };

/** Installs those that are missing where that is possible; else says what becomes of the tests. */
export async function ensureTestTools(machine = THIS_MACHINE) {
  const missing = Object.entries(TOOLS).filter(([, command]) => !machine.hasCommand(command));
  if (missing.length === 0) return;
  const packages = missing.map(([name]) => name);
  machine.say(`Not installed, and used by tests only: ${packages.join(', ')}.`);
  try {
    if (!machine.isDebianLike())
      throw new SetUpError('They are packages of Debian, which this system is not.');
    await machine.installPackages(packages.map((name) => [name]));
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    machine.say(`${error.message}\nThe tests that need them are skipped.`);
  }
}
