import { expandSzdd, szddFacts } from '../../../shared/codecs/szdd.ts';
import { basicSzdd, szdd } from '../../fixtures/compress-exe.ts';
import { drain } from '../drain.ts';
import type { FuzzTarget } from '../model.ts';
import { CONTENTS } from '../seeds.ts';

export const szddTarget: FuzzTarget = {
  name: 'szdd',
  seeds: () => CONTENTS.flatMap((content) => [szdd(content, { missing: 'T' }), basicSzdd(content)]),
  run: (input) => {
    drain(expandSzdd(input), input.length);
    szddFacts(input);
  },
};
