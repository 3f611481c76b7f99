import { ADDRESS_LIST } from '../../../../shared/diagnosis/families/address-list.ts';
import type { Hole } from '../../../../shared/gal/model.ts';
import { withCheck, withList } from '../../../fixtures/gal-facts.ts';
import { watchFiles } from '../../../fixtures/rule-cases.ts';
import type { RuleCase } from '../../../fixtures/rule-cases.ts';

const UNREAD: Hole = {
  message: { id: 7, file: 'outbound/7.eml' },
  state: 'hung',
  why: 'unread',
  cycle: 3,
  requestor: 'NORTH/A',
  role: 'reply',
  sent: 1_200,
  reason: 'it hung and is in this queue',
};
const inPlan = (plan: Partial<Record<'holes' | 'absent', readonly Hole[]>>) => () =>
  watchFiles(ADDRESS_LIST, withList({ plan: { holes: [], absent: [], basis: [], ...plan } }), []);
const removed =
  (many: number, before = 4_000) =>
  () =>
    watchFiles(ADDRESS_LIST, withList({ mass: [{ cycle: 3, removed: many, before, view: SERVER }] }), []);
const SERVER = { kind: 'server', server: 'NORTH/HUB' } as const;
const checked = (kind: 'ghost' | 'malformed-x400' | 'same-name') => () =>
  watchFiles(ADDRESS_LIST, withCheck(kind, 'as the check tells it'), []);

export const ADDRESS_LIST_CASES: readonly RuleCase[] = [
  { rule: 'address-list/hole', speaks: inPlan({ holes: [UNREAD] }), silent: inPlan({ absent: [UNREAD] }) },
  {
    rule: 'address-list/not-imported',
    speaks: inPlan({ holes: [{ ...UNREAD, why: 'not-imported' }] }),
    silent: inPlan({ holes: [UNREAD] }),
  },
  { rule: 'address-list/absent', speaks: inPlan({ absent: [UNREAD] }), silent: inPlan({ holes: [UNREAD] }) },
  { rule: 'address-list/mass-deletion', speaks: removed(501), silent: removed(500) },
  { rule: 'address-list/mass-deletion', speaks: removed(100, 399), silent: removed(100, 400) },
  { rule: 'address-list/mass-deletion', speaks: removed(100, 156), silent: removed(99, 156) },
  { rule: 'address-list/ghost', speaks: checked('ghost'), silent: checked('same-name') },
  { rule: 'address-list/malformed-x400', speaks: checked('malformed-x400'), silent: checked('same-name') },
];
