/**
 * The verdict cards. What is being read does not move: as long as a card is open or pointed at, those that were worked
 * out since wait, and are announced.
 */
import { create } from 'zustand';
import type { Events } from '../../shared/contract.ts';
import type { DiagnosisOverview } from '../../shared/contract/diagnosis.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { Finding } from '../../shared/diagnosis/model.ts';
import { ask } from '../api.ts';
import { useQueue } from '../queue/queue-store.ts';
import { coalesce } from '../ui/coalesce.ts';
import { hasCards } from './headline.ts';
import { isNews, newsOf } from './news.ts';

interface DiagnosisState {
  /** The latest answer; null until it was asked for. */
  readonly overview: DiagnosisOverview | null;
  readonly refusal: Refusal | null;
  /** The cards on the screen: those of the overview, or earlier ones while they are being read. */
  readonly shown: readonly Finding[];
  /** Keys of opened cards. */
  readonly open: ReadonlySet<string>;
  /** Pointer or keyboard is among the cards. */
  readonly isReached: boolean;
}

const NOTHING: DiagnosisState = {
  overview: null,
  refusal: null,
  shown: [],
  open: new Set(),
  isReached: false,
};

/** Everything is worked out anew; that is not worth more than a look or two a second. */
const REFRESH_PAUSE_MS = 500;

export const useDiagnosis = create<DiagnosisState>(() => NOTHING);

export const refreshDiagnosis = coalesce(fetchOverview, REFRESH_PAUSE_MS);

export function resetDiagnosis(): void {
  useDiagnosis.setState(NOTHING);
  refreshDiagnosis();
}

/** Once asked for, the engine keeps it up to date and tells. */
export function refreshIfMissing(): void {
  const { overview, refusal } = useDiagnosis.getState();
  if (overview === null || refusal !== null) refreshDiagnosis();
}

/** The engine tells how far it is; the cards themselves are asked for. */
export function acceptDiagnosis({ status, revision, isStale }: Events['diagnosis.changed']): void {
  const { overview } = useDiagnosis.getState();
  if (overview !== null) useDiagnosis.setState({ overview: { ...overview, status, isStale } });
  if (overview?.revision !== revision || status.kind === 'ready') refreshDiagnosis();
}

export function toggleCard(key: string): void {
  useDiagnosis.setState(({ open }) => {
    const next = new Set(open);
    if (!next.delete(key)) next.add(key);
    return { open: next };
  });
  takeOverUnlessRead();
}

export function openCard(key: string): void {
  useDiagnosis.setState(({ open }) => ({ open: new Set([...open, key]) }));
}

export function reachCards(isReached: boolean): void {
  useDiagnosis.setState({ isReached });
  takeOverUnlessRead();
}

/** The cards of now, in the order of their weight: the view comes on the screen, or the user asks for them. */
export function takeOverCards(): void {
  useDiagnosis.setState(({ overview, open }) => {
    const shown = overview?.findings ?? [];
    const keys = new Set(shown.map(({ key }) => key));
    return { shown, open: new Set([...open].filter((key) => keys.has(key))), isReached: false };
  });
}

function takeOverUnlessRead(): void {
  const { overview, shown, open, isReached } = useDiagnosis.getState();
  if (!hasCards(overview) || overview.findings === shown) return;
  if (shown.length > 0 && (open.size > 0 || isReached) && isNews(newsOf(shown, overview.findings))) return;
  useDiagnosis.setState({ shown: overview.findings });
}

async function fetchOverview(): Promise<void> {
  const { epoch } = useQueue.getState();
  const answer = await ask('diagnosis.overview', {});
  // The queue was closed or another one opened meanwhile.
  if (useQueue.getState().epoch !== epoch) return;
  if (answer.ok) {
    useDiagnosis.setState({ overview: answer.value, refusal: null });
    takeOverUnlessRead();
  } else if (answer.error.kind === 'no-queue') useDiagnosis.setState(NOTHING);
  else useDiagnosis.setState({ refusal: answer.error });
}
