import { SLOW_MS } from '../../../../shared/diagnosis/families/transport/transit.ts';
import { TRANSPORT } from '../../../../shared/diagnosis/families/transport/transport.ts';
import { readNonDelivery } from '../../../../shared/dirsync/non-delivery.ts';
import { contextOf, fileOf, watchFiles } from '../../../fixtures/rule-cases.ts';
import type { RuleCase } from '../../../fixtures/rule-cases.ts';

const reported = (subject: string) => () => {
  const body = [
    'Your message',
    `  Subject: ${subject}`,
    '',
    'did not reach the following recipient(s):',
    'NORTH/PO1/ANNA on Mon, 6 May 1996 21:30:00 +0000',
    '    The recipient name is not recognized',
  ].join('\r\n');
  const texts = { subject: `Undeliverable: ${subject}`, body, status: '', returnedSubject: null };
  const nonDelivery = readNonDelivery(texts);
  return watchFiles(TRANSPORT, contextOf(), [fileOf({ kind: 'Other', subject: texts.subject, nonDelivery })]);
};

const MINUTE = 60_000;
/** Twenty-four messages of four post offices; the last one took `transit`. */
const onTheWay = (transit: number) => () =>
  watchFiles(
    TRANSPORT,
    contextOf(),
    Array.from({ length: 24 }, (_, at) => {
      const dateMs = Date.UTC(1996, 4, 6) + at * MINUTE;
      const arrivedMs = dateMs + (at === 23 ? transit : 5 * MINUTE);
      return fileOf({
        id: at + 1,
        from: `NORTH/PO${at % 4}/$SYSTEM`,
        dateMs,
        dateSource: 'header',
        arrivedMs,
      });
    }),
  );

export const TRANSPORT_CASES: readonly RuleCase[] = [
  {
    rule: 'transport/non-delivery',
    speaks: reported('SrvTx R=17 S=85 (was 80), I=1 5 sent'),
    silent: reported('Lunch on Friday'),
  },
  { rule: 'transport/slow', speaks: onTheWay(SLOW_MS + 1), silent: onTheWay(SLOW_MS) },
];
