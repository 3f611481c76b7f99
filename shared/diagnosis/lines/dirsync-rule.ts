/** What rules about lines of the DirSync programs have in common. */
import { counted } from '../../format/count.ts';
import type { TitleFacts } from '../model.ts';
import type { LinePattern, LineRule } from './model.ts';

type Fields = Omit<LineRule, 'acts' | 'explains' | 'title' | 'cards'> &
  Partial<Pick<LineRule, 'acts' | 'explains' | 'cards'>>;

/** The same message stands with its words in DIRSYNC.LOG, and with its number alone in DSSERVER.LOG (Q149271). */
const DIRSYNC_LOGS = ['dirsync', 'dsserver'] as const;

/** A rule whose card has the name of the rule as its title, with where it is and how often. */
export function dirSyncRule(fields: Fields): LineRule {
  return {
    acts: ['open-logs'],
    explains: [],
    cards: 'one',
    ...fields,
    title: (card) => `${fields.name}${placeIn(card)} (${counted(card.lines, 'line')})`,
  };
}

/** Lines with one of these codes. */
export function coded(
  codes: readonly number[],
  narrowed: Pick<LinePattern, 'text' | 'without'> = {},
): LinePattern {
  return { formats: DIRSYNC_LOGS, codes, ...narrowed };
}

/** Lines with all of these words, whatever their code: articles print many without brackets (Q119450). */
export function worded(...text: readonly string[]): LinePattern {
  return { formats: DIRSYNC_LOGS, text };
}

/** As many names as a line of a card has room for. */
const NAMES_SHOWN = 2;

function placeIn({ requestors }: TitleFacts): string {
  if (requestors.length === 0) return '';
  if (requestors.length > NAMES_SHOWN) return ` at ${requestors.length} post offices`;
  return ` at ${requestors.join(' and ')}`;
}
