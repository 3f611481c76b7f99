/** A message that cannot be taken; the message says why, as a sentence. */
export class NotTaken extends Error {}
