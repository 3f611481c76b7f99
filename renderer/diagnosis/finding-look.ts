/** How a verdict looks: a shape, a colour and a word. The shapes are those that log lines of the same severity have. */
import type { Certainty, Finding, FindingSeverity } from '../../shared/diagnosis/model.ts';
import { severityLook } from '../logs/severity-look.ts';
import type { StateLook } from '../ui/state-look.ts';
import { TICK } from '../ui/mark-shapes.ts';

const SEVERITY_LOOKS: Readonly<Record<FindingSeverity, StateLook>> = {
  error: { ...severityLook('error'), meaning: 'Something does not go on, or is lost.' },
  warning: { ...severityLook('warning'), meaning: 'It goes on, but not as it should.' },
  info: { ...severityLook('notice'), word: 'Info', meaning: 'Worth knowing; nothing has to be done.' },
};

const OVER_LOOK: StateLook = {
  word: 'Over',
  tone: 'idle',
  meaning: 'It was so, and is right again.',
  mark: TICK,
};

export function findingLook({ severity, isOver }: Pick<Finding, 'severity' | 'isOver'>): StateLook {
  return isOver ? OVER_LOOK : SEVERITY_LOOKS[severity];
}

interface CertaintyWords {
  readonly word: string;
  readonly meaning: string;
}

const CERTAINTIES: Readonly<Record<Certainty, CertaintyWords>> = {
  proven: { word: 'Proven', meaning: 'Measured or counted.' },
  likely: { word: 'Likely', meaning: 'It fits; something else could look the same.' },
  possible: { word: 'Possible', meaning: 'What an article describes is seen; other things look the same.' },
};

export function certaintyWords(certainty: Certainty): CertaintyWords {
  return CERTAINTIES[certainty];
}
