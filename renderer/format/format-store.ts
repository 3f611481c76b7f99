/** The Format tab: which node is looked at, what it says of itself, and what it was tried as. */
import { create } from 'zustand';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { Codec } from '../../shared/formats/names.ts';
import type { NodeLook, Tried } from '../../shared/formats/node.ts';
import type { PlugInList } from '../../shared/formats/plug-in.ts';
import type { MessageDetail, MessageId, PartFacts } from '../../shared/model.ts';
import { ask } from '../api.ts';
import { useDetail } from '../detail/detail-store.ts';
import { showToast } from '../notices/notices-store.ts';
import { coalesce } from '../ui/coalesce.ts';
import { failedNode } from './node-tree.ts';

/** One node of one message. */
export interface NodePlace {
  readonly id: MessageId;
  readonly path: string;
}

export type Asked<Value> =
  | { readonly kind: 'asked' }
  | { readonly kind: 'answered'; readonly value: Value }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface Trial extends NodePlace {
  readonly codec: Codec;
  readonly outcome: Asked<Tried>;
}

interface FormatState {
  /** Path of the node; null where none was chosen yet. */
  readonly chosen: string | null;
  /** Nodes whose children are hidden. */
  readonly closed: ReadonlySet<string>;
  /** May be of the node before while the next one is on its way. */
  readonly look: (NodePlace & { readonly outcome: Asked<NodeLook> }) | null;
  readonly trial: Trial | null;
  /** A node that could not be saved, until it is tried again. */
  readonly unsaved: (NodePlace & { readonly refusal: Refusal }) | null;
  readonly plugIns: PlugInList['plugIns'];
}

const NOTHING = { chosen: null, closed: new Set<string>(), look: null, trial: null, unsaved: null };

export const useFormat = create<FormatState>(() => ({ ...NOTHING, plugIns: [] }));

useDetail.subscribe((now, before) => {
  if (now.id !== before.id) useFormat.setState(NOTHING);
});

/** The chosen node; before one was chosen that which failed, else the first with transactions, else the first. */
export function chosenPath(
  detail: Pick<MessageDetail, 'row'>,
  nodes: readonly PartFacts[],
  chosen: string | null,
): string {
  const wanted = chosen ?? failedNode(detail, nodes)?.path;
  const found =
    nodes.find(({ path }) => path === wanted) ??
    nodes.find(({ transactions }) => transactions !== null && transactions > 0) ??
    nodes[0];
  return found?.path ?? '1';
}

export function chooseNode(path: string): void {
  useFormat.setState(({ trial }) => ({
    chosen: path,
    trial: trial?.path === path ? trial : null,
    unsaved: null,
  }));
}

export function toggleNode(path: string): void {
  const closed = new Set(useFormat.getState().closed);
  if (!closed.delete(path)) closed.add(path);
  useFormat.setState({ closed });
}

/** Shows what is below these nodes. */
export function openNodes(paths: readonly string[]): void {
  const closed = new Set(useFormat.getState().closed);
  for (const path of paths) closed.delete(path);
  useFormat.setState({ closed });
}

let wanted: NodePlace | null = null;

/** Asks what a node says of itself. Arrow keys held down ask for the node they end at, not for each on the way. */
export function lookAtNode(place: NodePlace): void {
  wanted = place;
  const { look } = useFormat.getState();
  if (look?.path !== place.path || look.id !== place.id)
    useFormat.setState({ look: { ...place, outcome: { kind: 'asked' } } });
  fetchLook();
}

const fetchLook = coalesce(async () => {
  const place = wanted;
  if (place === null) return;
  const answer = await ask('message.node', { id: place.id, part: place.path, as: null });
  if (wanted !== place) return;
  useFormat.setState({ look: { ...place, outcome: outcomeOf(answer) } });
});

/** Takes the content of a node for a codec. Nothing of the message is changed by it. */
export async function tryAs(place: NodePlace, codec: Codec): Promise<void> {
  const trial: Trial = { ...place, codec, outcome: { kind: 'asked' } };
  useFormat.setState({ trial });
  const answer = await ask('message.node', { id: place.id, part: place.path, as: codec });
  if (useFormat.getState().trial !== trial) return;
  useFormat.setState({ trial: { ...trial, outcome: triedOf(outcomeOf(answer)) } });
}

export function showUnsaved(unsaved: FormatState['unsaved']): void {
  useFormat.setState({ unsaved });
}

export function closeTrial(): void {
  useFormat.setState({ trial: null });
}

/** When a queue was opened: those that were loaded with it. What the folder holds later is not at hand. */
export const loadPlugIns = coalesce(async () => {
  const answer = await ask('plugIns.list', {});
  if (!answer.ok) return;
  const { plugIns, problem } = answer.value;
  useFormat.setState({ plugIns });
  if (problem !== null)
    showToast(`Codec plug-ins: ${problem}`, {
      more: 'Choose the folder in the settings, then reopen the queue.',
      tone: 'bad',
    });
});

function outcomeOf(
  answer: { readonly ok: true; readonly value: NodeLook } | { readonly ok: false; readonly error: Refusal },
): Asked<NodeLook> {
  return answer.ok ? { kind: 'answered', value: answer.value } : { kind: 'refused', refusal: answer.error };
}

function triedOf(outcome: Asked<NodeLook>): Asked<Tried> {
  if (outcome.kind !== 'answered') return outcome;
  const { tried } = outcome.value;
  if (tried !== null) return { kind: 'answered', value: tried };
  return {
    kind: 'refused',
    refusal: { kind: 'input-output', text: 'Nothing came of it.', nextStep: 'Try again, or another codec.' },
  };
}
