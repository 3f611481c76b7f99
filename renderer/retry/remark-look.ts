/** How a remark before a retry looks: a shape, a colour and a word. */
import type { PreflightRemark } from '../../shared/preflight/model.ts';
import type { StateLook } from '../ui/state-look.ts';
import { NO_ENTRY, TICK } from '../ui/mark-shapes.ts';

const REMARK_LOOKS: Readonly<Record<PreflightRemark['weight'], StateLook>> = {
  stop: {
    word: 'Better not',
    tone: 'bad',
    meaning: 'This speaks against the retry.',
    mark: NO_ENTRY,
  },
  warn: {
    word: 'Know this',
    tone: 'hung',
    meaning: 'Worth knowing before it starts.',
    mark: [{ d: 'M6 1.25L11 10.25H1z', paint: 'stroke' }],
  },
  fine: {
    word: 'Checked',
    tone: 'good',
    meaning: 'Checked, and nothing speaks against it.',
    mark: TICK,
  },
};

export function remarkLook(weight: PreflightRemark['weight']): StateLook {
  return REMARK_LOOKS[weight];
}
