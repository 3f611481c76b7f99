import { count } from '../../../shared/format/count.ts';
import type { Fact } from '../../../shared/formats/container.ts';
import { readMailboxIndex, whyMailboxIndex } from '../../../shared/formats/mailbox-index.ts';

/** Records that are listed. */
const SHOWN_RECORDS = 1_000;

export interface MailboxFacts {
  readonly facts: readonly Fact[];
  readonly notes: readonly string[];
}

/** The records of a mailbox index: what is documented in words, the rest as hex; nothing of other content. */
export function mailboxFacts(content: Uint8Array): MailboxFacts {
  if (whyMailboxIndex(content) === null) return { facts: [], notes: [] };
  const facts: Fact[] = [];
  let records = 0;
  for (const { sender, subject, date, maiName, unknown } of readMailboxIndex(content)) {
    records += 1;
    if (records > SHOWN_RECORDS) continue;
    const name = `Record ${records}`;
    const value = [date ?? 'no date', sender, subject, `${maiName}.MAI`].join(' · ');
    const rest = unknown.map(({ at, hex }) => `${at}: ${folded(hex)}`).join('; ');
    facts.push({ name, value }, { name: `${name}, not documented`, value: rest });
  }
  const notes =
    records > SHOWN_RECORDS
      ? [`of ${count(records)} records the first ${count(SHOWN_RECORDS)} are listed`]
      : [];
  return { facts, notes };
}

/** "00 00 00 01" as "00 × 3 01". */
function folded(hex: string): string {
  return hex.replace(
    /\b([0-9a-f]{2})(?: \1\b){2,}/gi,
    (run, byte: string) => `${byte} × ${(run.length + 1) / 3}`,
  );
}
