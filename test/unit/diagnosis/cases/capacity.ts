import { BODY_BYTES, CAPACITY } from '../../../../shared/diagnosis/families/capacity.ts';
import type { DiagnosedFile } from '../../../../shared/diagnosis/facts.ts';
import { contextOf, fileOf, watchFiles } from '../../../fixtures/rule-cases.ts';
import type { RuleCase } from '../../../fixtures/rule-cases.ts';

const found = (given: Partial<DiagnosedFile>) => () => watchFiles(CAPACITY, contextOf(), [fileOf(given)]);

export const CAPACITY_CASES: readonly RuleCase[] = [
  {
    rule: 'capacity/large-body',
    speaks: found({ format: 'inbody', bytesOut: BODY_BYTES + 1 }),
    silent: found({ format: 'inbody', bytesOut: BODY_BYTES }),
  },
  {
    rule: 'capacity/unusual-ratio',
    speaks: found({ notes: ['part 1.2: decompresses to 900 times its size'] }),
    silent: found({ notes: ['part 1.2: more than 900 times its size was expected'] }),
  },
  {
    rule: 'capacity/not-read-whole',
    speaks: found({ notes: ['part 1.2: only the first 1,000,000 transactions were checked'] }),
    silent: found({ notes: ['a transaction file without a mail envelope'] }),
  },
];
