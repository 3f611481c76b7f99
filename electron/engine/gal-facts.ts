/** What the diagnosis is told of the address list: only of one that was worked out, and nothing is worked out for it. */
import type { Answer } from '../../shared/contract.ts';
import type { CheckRow } from '../../shared/contract/gal-values.ts';
import type { GalFacts } from '../../shared/diagnosis/facts.ts';
import { CHECK_KINDS } from '../../shared/gal/model.ts';
import type { CheckKind } from '../../shared/gal/model.ts';
import type { GalBuild } from './gal-build.ts';

/** Findings of each kind that are told with their names. */
const EXAMPLES = 5;

export async function readGalFacts(gal: GalBuild): Promise<GalFacts | null> {
  const { status, views, holes } = gal.glance();
  const view = views[0]?.view;
  if (status.kind !== 'ready' || view === undefined) return null;
  const checks: [CheckKind, GalFacts['checks'][CheckKind]][] = [];
  const unchecked = new Set<string>();
  for (const kind of CHECK_KINDS) {
    const opened = (await gal.ask('gal.check', {
      query: { view, cycle: null, kinds: [kind] },
    })) as Answer<'gal.check'>;
    if (!opened.ok) return null;
    for (const sentence of opened.value.unchecked) unchecked.add(sentence);
    const total = opened.value.counts[kind];
    const examples = total === null || total === 0 ? [] : await examplesOf(gal, opened.value.viewId);
    checks.push([kind, total === null ? null : { total, examples }]);
  }
  const cycles = (await gal.ask('gal.cycles', { view })) as Answer<'gal.cycles'>;
  if (!cycles.ok) return null;
  return {
    plan: {
      holes: holes.filter(({ why }) => why !== 'absent'),
      absent: holes.filter(({ why }) => why === 'absent'),
      basis: gal.glance().basis,
    },
    mass: cycles.value.flatMap(({ mass }) => (mass === null ? [] : [{ ...mass, view }])),
    // Each kind was asked for.
    checks: Object.fromEntries(checks) as GalFacts['checks'],
    unchecked: [...unchecked],
  };
}

async function examplesOf(gal: GalBuild, viewId: number): Promise<readonly string[]> {
  const page = (await gal.ask('gal.checkPage', {
    viewId,
    offset: 0,
    limit: EXAMPLES,
  })) as Answer<'gal.checkPage'>;
  return page.ok ? page.value.map(({ text }: CheckRow) => text) : [];
}
