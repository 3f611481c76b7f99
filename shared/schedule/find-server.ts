/** Which post office is the DirSync server, the only one whose T2 is run (Q96060). */

export interface ServerEvidence {
  /** Post offices with a T2 entered by hand, with one in a DSSCHED file. */
  readonly byHand: readonly string[];
  readonly inFiles: readonly string[];
  /** Where a log saw NSDA -S run last. */
  readonly lastRun: string | null;
  /** That most DirSync messages go to and come from. */
  readonly ofMessages: string | null;
}

export interface FoundServer {
  readonly postOffice: string;
  /** After "is taken as the server: ". */
  readonly why: string;
}

/**
 * What the user entered counts first, then what was seen to run, then what is planned; a post office that was the
 * server once may still have a T2 in its file, so several of them say nothing and the messages decide.
 */
export function findServer({ byHand, inFiles, lastRun, ofMessages }: ServerEvidence): FoundServer | null {
  const entered = onlyOne(byHand);
  if (entered !== null) return { postOffice: entered, why: 'a T2 was entered for it' };
  if (lastRun !== null) return { postOffice: lastRun, why: 'NSDA -S was seen to run there last' };
  const planned = onlyOne(inFiles);
  if (planned !== null) return { postOffice: planned, why: 'its DSSCHED file has the only T2' };
  return ofMessages === null ? null : { postOffice: ofMessages, why: 'most DirSync messages name it' };
}

function onlyOne(names: readonly string[]): string | null {
  const distinct = new Set(names);
  const [first] = distinct;
  return first !== undefined && distinct.size === 1 ? first : null;
}
