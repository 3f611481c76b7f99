const TRIES = 2_000;

/** Leaves out what is not needed for `isStillFound`: halves first, then smaller pieces, single bytes last. */
export async function smallest(
  input: Uint8Array,
  isStillFound: (shorter: Uint8Array) => Promise<boolean>,
): Promise<Uint8Array> {
  let bytes = input;
  let tries = 0;
  for (let piece = Math.ceil(input.length / 2); piece >= 1; piece = piece === 1 ? 0 : Math.ceil(piece / 2)) {
    for (let at = 0; at < bytes.length && tries < TRIES;) {
      const shorter = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + piece)]);
      tries += 1;
      if (await isStillFound(shorter)) bytes = shorter;
      else at += piece;
    }
  }
  return bytes;
}
