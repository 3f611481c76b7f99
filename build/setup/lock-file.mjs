/** One command at a time does what two at once would spoil. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetUpError } from './say.mjs';

const LOOK_AGAIN_MS = 200;

/**
 * @typedef {object} LockOptions
 * @property {number} timeoutMs how long to wait for whoever has it
 * @property {() => void} onWait told once when somebody else has it
 */

/**
 * @typedef {object} Processes
 * @property {number} own number of this process
 * @property {(pid: number) => boolean} isAlive whether there is such a process
 */

/** @type {Processes} */
const THESE_PROCESSES = { own: process.pid, isAlive: processIsAlive };

/**
 * Runs `act` while nobody else does who was given the same file. The file holds the number of the process that has it;
 * one that was left behind by a process that is no more is taken over.
 * @template Value
 * @param {string} file
 * @param {LockOptions} options
 * @param {() => Promise<Value>} act
 * @param {Processes} processes tests give others
 * @returns {Promise<Value>}
 * @throws {SetUpError} when the other one does not come to an end
 */
export async function withLockFile(file, { timeoutMs, onWait }, act, processes = THESE_PROCESSES) {
  const { own, isAlive } = processes;
  // Numbers of processes come again: one that has ours and is not us is no more.
  const isStale = (/** @type {number} */ holder) => holder === own || !isAlive(holder);
  const endMs = performance.now() + timeoutMs;
  let isWaiting = false;
  while (!created(file, String(own))) {
    if (removeStale(file, isStale)) continue;
    if (!isWaiting) onWait();
    isWaiting = true;
    if (performance.now() > endMs) throw tooLong(file);
    await sleep(LOOK_AGAIN_MS);
  }
  try {
    return await act();
  } finally {
    if (holderOf(file) === own) rmSync(file, { force: true });
  }
}

/** @param {string} file @param {string} text @returns {boolean} false when there is one already */
function created(file, text) {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Of several that find the same one, one at a time looks again and removes it: who comes late would otherwise remove the
 * one of who has it now.
 * @param {string} file
 * @param {(holder: number) => boolean} isStale
 * @returns {boolean} whether to try again at once
 */
function removeStale(file, isStale) {
  if (!isStaleNow(file, isStale)) return false;
  const guard = `${file}.stale`;
  if (!created(guard, '')) return false;
  try {
    const isStill = isStaleNow(file, isStale);
    if (isStill) rmSync(file);
    return isStill;
  } finally {
    rmSync(guard);
  }
}

/** @param {string} file @param {(holder: number) => boolean} isStale @returns {boolean} */
function isStaleNow(file, isStale) {
  const holder = holderOf(file);
  return holder !== null && isStale(holder);
}

/**
 * @param {string} file
 * @returns {number | null} null when there is none any more, or when it is just being written
 */
function holderOf(file) {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    return Number.isSafeInteger(holder) && holder > 0 ? holder : null;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** @param {number} pid @returns {boolean} */
function processIsAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It belongs to someone else.
    return codeOf(error) === 'EPERM';
  }
}

/** @param {unknown} error @returns {unknown} */
function codeOf(error) {
  return error instanceof Error ? Reflect.get(error, 'code') : undefined;
}

/** @param {string} file @returns {SetUpError} */
function tooLong(file) {
  return new SetUpError(
    'Another command has been installing the npm packages for too long.',
    `End it and run the same command again. If there is none, remove ${file}* first.`,
  );
}
