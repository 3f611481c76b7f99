/**
 * Attempts with the bytes that their message has now. Earlier ones are history, and prove nothing of these; trials are
 * forgotten with the bytes they were made with.
 */
export const ATTEMPTS_WITH_THESE_BYTES =
  'attempt JOIN message ON message.id = attempt.message_id AND attempt.number >= message.first_attempt';
