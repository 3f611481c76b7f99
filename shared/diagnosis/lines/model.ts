/** Rules that a log line alone can set off: told as data, so that one walk over the lines serves all of them. */
import type { LogFormat } from '../../logs/model.ts';
import type { Rule } from '../model.ts';

/** Which lines. All that is given must fit. */
export interface LinePattern {
  /** Empty means any, unknown forms too. */
  readonly formats: readonly LogFormat[];
  /** Code of the program, id of the event, or exit code: one of these. */
  readonly codes?: readonly number[];
  /** Source of the event ("MSExchangeMSMI"), however it is written. */
  readonly source?: string;
  /** All of these occur in the text of the line, without case. Written in small letters. */
  readonly text?: readonly string[];
  /** None of these occurs in it. Written in small letters. */
  readonly without?: readonly string[];
}

export interface LineRule extends Rule {
  /** One of these fits. */
  readonly patterns: readonly LinePattern[];
  /** So many lines of one post office set it off; fewer say nothing. One where it is not given. */
  readonly least?: number;
  /** A card for all post offices together, or one for each. */
  readonly cards: 'one' | 'by-post-office';
}
