/** What the diagnosis is told of the address list: only of one that was worked out, and nothing is worked out for it. */
import type { Answer } from '../../shared/contract.ts';
import type { CheckRow, ViewSummary } from '../../shared/contract/gal-values.ts';
import type { GalFacts } from '../../shared/diagnosis/facts.ts';
import { counted } from '../../shared/format/count.ts';
import { CHECK_KINDS } from '../../shared/gal/model.ts';
import type { CheckKind, PointOfView } from '../../shared/gal/model.ts';
import type { GalBuild } from './gal-build.ts';

/** Findings of each kind that are told with their names. */
const EXAMPLES = 5;

export async function readGalFacts(gal: GalBuild): Promise<GalFacts | null> {
  const { status, views, holes } = gal.glance();
  const view = views[0]?.view;
  if (status.kind !== 'ready' || view === undefined) return null;
  const absent = holes.filter(({ why }) => why === 'absent');
  const whole = wholeList(views, absent.length > 0);
  const checks: [CheckKind, GalFacts['checks'][CheckKind]][] = [];
  const unchecked = new Set<string>(otherServers(views));
  const open = createOpener(gal);
  for (const kind of CHECK_KINDS) {
    const asked = NEEDS_ALL.has(kind) ? whole : { view, list: undefined };
    if (asked === null) unchecked.add(NO_WHOLE_LIST);
    const found = asked === null ? null : await checkOf(gal, kind, asked, await open(asked.view), unchecked);
    if (found === undefined) return null;
    checks.push([kind, found]);
  }
  const cycles = (await gal.ask('gal.cycles', { view })) as Answer<'gal.cycles'>;
  if (!cycles.ok) return null;
  return {
    plan: {
      holes: holes.filter(({ why }) => why !== 'absent'),
      absent,
      basis: gal.glance().basis,
    },
    mass: cycles.value.flatMap(({ mass }) => (mass === null ? [] : [{ ...mass, view }])),
    // Each kind was asked for.
    checks: Object.fromEntries(checks) as GalFacts['checks'],
    unchecked: [...unchecked],
  };
}

/** What looks like two entries is one, where the removal of the other was never told. */
const NEEDS_ALL: ReadonlySet<CheckKind> = new Set(['same-address', 'alias-taken']);

const NO_WHOLE_LIST =
  'Addresses with several names and names that were refused were not looked for: no list in this queue is known to be told completely, so that an entry that was removed elsewhere would pass for a second one.';

/** A list, and its name where it is not the first one. */
interface Asked {
  readonly view: PointOfView;
  readonly list: string | undefined;
}

/**
 * The list of a server that is put together from replies keeps what an R in them replaces; a requestor's own does not.
 * One that misses nothing, and of these the one that was told most.
 */
export function wholeList(views: readonly ViewSummary[], isIncomplete: boolean): Asked | null {
  const [first] = views;
  if (first === undefined) return null;
  if (!isIncomplete && first.requests === first.messages) return { view: first.view, list: undefined };
  const told = views.filter(
    ({ view, holes, messages, requests }) => view.kind === 'requestor' && holes === 0 && messages > requests,
  );
  const [best] = told.toSorted((one, other) => other.messages - one.messages);
  return best === undefined ? null : { view: best.view, list: best.name };
}

export function otherServers(views: readonly ViewSummary[]): string[] {
  const servers = views.filter(({ view }) => view.kind === 'server');
  const [first] = servers;
  if (first === undefined || servers.length < 2) return [];
  return [
    `The list of ${first.name} was checked; ${counted(servers.length - 1, 'list')} of other servers in this queue ${servers.length === 2 ? 'was' : 'were'} not.`,
  ];
}

/** @returns undefined when the list is no longer there */
async function checkOf(
  gal: GalBuild,
  kind: CheckKind,
  { list }: Asked,
  opened: Answer<'gal.check'>,
  unchecked: Set<string>,
): Promise<GalFacts['checks'][CheckKind] | undefined> {
  if (!opened.ok) return undefined;
  const { counts, viewId } = opened.value;
  for (const sentence of opened.value.unchecked) unchecked.add(sentence);
  const total = counts[kind];
  if (total === null) return null;
  // Findings are in the order of their kinds.
  const before = CHECK_KINDS.slice(0, CHECK_KINDS.indexOf(kind));
  const offset = before.reduce((sum, one) => sum + (counts[one] ?? 0), 0);
  const examples = total === 0 ? [] : await examplesOf(gal, { viewId, offset, kind });
  return { total, examples, ...(list === undefined ? {} : { list }) };
}

async function examplesOf(
  gal: GalBuild,
  { viewId, offset, kind }: { readonly viewId: number; readonly offset: number; readonly kind: CheckKind },
): Promise<readonly string[]> {
  const page = (await gal.ask('gal.checkPage', {
    viewId,
    offset,
    limit: EXAMPLES,
  })) as Answer<'gal.checkPage'>;
  if (!page.ok) return [];
  return page.value.filter((row: CheckRow) => row.kind === kind).map(({ text }: CheckRow) => text);
}

/** Opens the checks of a list once for all kinds: each that is opened takes the place of one that a user looks at. */
function createOpener(gal: GalBuild): (view: PointOfView) => Promise<Answer<'gal.check'>> {
  const opened = new Map<string, Answer<'gal.check'>>();
  return async (view) => {
    const key = JSON.stringify(view);
    const query = { view, cycle: null, kinds: [] };
    const answer = opened.get(key) ?? ((await gal.ask('gal.check', { query })) as Answer<'gal.check'>);
    opened.set(key, answer);
    return answer;
  };
}
