import type { FoldedList } from '../../../shared/gal/columns.ts';
import type { MoveFacts } from '../../../shared/gal/moves.ts';
import type { GalData } from '../data.ts';
import { codeAt } from './transaction-at.ts';

/** What finding moves in a list needs to know of its texts and transactions. */
export function moveFacts(data: GalData, folded: FoldedList): MoveFacts {
  const { dictionary } = data;
  return {
    listOfEntry: dictionary.listOfEntry,
    lineOf: (line) => dictionary.line(line),
    codeOf: (step, row) => codeAt(data, folded, step, row),
  };
}
