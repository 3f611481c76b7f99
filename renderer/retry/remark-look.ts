/** How a remark before a retry looks: a shape, a colour and a word. */
import type { PreflightRemark } from '../../shared/preflight/model.ts';
import type { StateLook } from '../ui/state-look.ts';

const REMARK_LOOKS: Readonly<Record<PreflightRemark['weight'], StateLook>> = {
  stop: {
    word: 'Better not',
    tone: 'bad',
    meaning: 'This speaks against the retry.',
    mark: [
      { d: 'M6 1.25a4.75 4.75 0 1 0 0 9.5a4.75 4.75 0 1 0 0-9.5z', paint: 'stroke' },
      { d: 'M2.7 2.7l6.6 6.6', paint: 'stroke' },
    ],
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
    mark: [{ d: 'M2.5 6.25l2.5 2.5l4.75-5.25', paint: 'stroke' }],
  },
};

export function remarkLook(weight: PreflightRemark['weight']): StateLook {
  return REMARK_LOOKS[weight];
}
