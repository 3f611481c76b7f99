/** What kinds of entries, and entries themselves, are called on the screen. */
import type { CatalogueEntry, EntryKind } from '../../shared/catalogue/model.ts';
import type { StateLook } from '../ui/state-look.ts';

interface KindWords {
  readonly plural: string;
  readonly meaning: string;
}

const KINDS: Readonly<Record<EntryKind, KindWords>> = {
  code: {
    plural: 'Codes',
    meaning: 'Numbers that the DirSync programs write into their logs, and those of tools beside them',
  },
  event: { plural: 'Events', meaning: 'Events of the Windows NT event log' },
  ndr: { plural: 'Reports', meaning: 'Reasons in reports of mail that was not delivered' },
  'exit-code': { plural: 'Exit codes', meaning: 'Exit codes of programs in DISPATCH.LOG' },
};

export function kindWords(kind: EntryKind): KindWords {
  return KINDS[kind];
}

/** "DirSync [27]", "PODIAG 117", "MSExchangeMSMI event 2446", "NSDA exit code 65", "MS Mail report [004]". */
export function entryName({ kind, source, code }: Pick<CatalogueEntry, 'kind' | 'source' | 'code'>): string {
  switch (kind) {
    case 'code':
      return source === 'DirSync' ? `${source} [${code}]` : `${source} ${code}`;
    case 'event':
      return `${source} event ${code}`;
    case 'exit-code':
      return `${source} exit code ${code}`;
    case 'ndr':
      return /^\d+$/.test(code) ? `${source} report [${code}]` : `${source} report ${code}`;
  }
}

/** Of a code that is in no entry. */
export const UNKNOWN_CODE_LOOK: StateLook = {
  word: 'Unknown code',
  tone: 'odd',
  meaning: 'No source that the catalogue is made from tells this code.',
  mark: [{ d: 'M3.9 4.1a2.1 2.1 0 1 1 3.2 1.8c-.8.5-1.1.9-1.1 1.9M6 10.1v.1', paint: 'stroke' }],
};
