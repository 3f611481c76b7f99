import fs from 'node:fs';

/**
 * How a file of a queue is opened: no link is followed, and a pipe that nobody writes to is not waited for. Whoever opens
 * checks the open file again, because what lay there when the queue was listed may have been swapped since.
 */
export const OPEN_FLAGS =
  fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0);
