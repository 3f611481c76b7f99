/** What happened on the way: messages that came back, and messages that took far longer than others. */
import type { RuleFamily } from '../../facts.ts';
import { createBounded } from '../../plain-rule.ts';
import { returned } from './returned.ts';
import { NON_DELIVERY, SLOW } from './rules.ts';
import { createTransits } from './transit.ts';

export const TRANSPORT: RuleFamily = {
  rules: [NON_DELIVERY, SLOW],
  watch: (context) => {
    const reports = createBounded('reports of lost mail');
    const transits = createTransits();
    return {
      file(file) {
        const report = file.nonDelivery;
        if (report !== null) reports.add(() => returned(context, file, report));
        transits.add(file);
      },
      finish: () => [...reports.kept(), ...transits.finish()],
      notChecked: () => [...reports.notChecked(), ...transits.notChecked()],
    };
  },
};
