/** Replies that go to another mailbox than the one DirSync reads (Q191015). */
import { counted } from '../../../format/count.ts';

import type { DiagnosedFile } from '../../facts.ts';
import { ABOUT_NOTHING } from '../../model.ts';
import type { Evidence, Symptom } from '../../model.ts';
import { fileEvidence, sentMs } from '../../plain-rule.ts';
import { WRONG_MAILBOX } from './rules.ts';
import { symptomOf } from '../../plain-rule.ts';

/** One may be a copy for the administrator, which DirSync can be told to send (Q149905). */
const REPLIES_NEEDED = 2;
const SHOWN = 3;

/** $SYSTEM of a post office, SYSTEM1, SYSTEM2, … of the DXA (Q150828); `$` may stand as +24 in an address. */
const DIRSYNC_MAILBOX = /(?:\$|\+24)SYSTEM|SYSTEM\d/i;

interface Seen {
  readonly messages: number[];
  readonly shown: Evidence[];
  to: string;
  lastMs: number | null;
}

/** Watches replies to each requestor that asks as MS Mail does: a foreign one may have its DirSync mail anywhere. */
export function createAddresses(): {
  readonly see: (file: DiagnosedFile) => void;
  readonly finish: () => readonly Symptom[];
} {
  const wrong = new Map<string, Seen>();
  const right = new Set<string>();
  const asking = new Set<string>();
  return {
    see: (file) => {
      const { kind, requestor, to, id } = file;
      if (requestor === null || to === null) return;
      if (kind === 'ReqTx') asking.add(requestor);
      if (kind !== 'SrvTx') return;
      if (DIRSYNC_MAILBOX.test(to)) {
        right.add(requestor);
        return;
      }
      const seen = wrong.get(requestor) ?? { messages: [], shown: [], to, lastMs: null };
      wrong.set(requestor, seen);
      seen.messages.push(id);
      seen.to = to;
      seen.lastMs = sentMs(file) ?? seen.lastMs;
      if (seen.shown.length < SHOWN) seen.shown.push(fileEvidence(file, `Reply to ${to}`));
    },
    finish: () =>
      [...wrong].flatMap(([requestor, seen]) =>
        !asking.has(requestor) || right.has(requestor) || seen.messages.length < REPLIES_NEEDED
          ? []
          : [wrongMailbox(requestor, seen)],
      ),
  };
}

function wrongMailbox(requestor: string, { messages, shown, to, lastMs }: Seen): Symptom {
  return symptomOf(WRONG_MAILBOX, {
    text: `${counted(messages.length, 'reply', 'replies')} for ${requestor}, none of them to ${requestor}/$SYSTEM, the last to ${to}.`,
    atMs: lastMs,
    evidence: shown,
    about: { ...ABOUT_NOTHING, messages, requestors: [requestor] },
  });
}
