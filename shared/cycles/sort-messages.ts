/** Whose message is whose: the messages of each server, and in it of each requestor. */
import type { SyncMessage } from './model.ts';
import { compareText, heardMs, inOrder } from './order.ts';
import type { Timed } from './order.ts';

/** What one server and its requestors sent each other. */
export interface ServerMessages {
  readonly server: string | null;
  readonly replies: readonly SyncMessage[];
  /** By requestor, in order of time. Requestors of whom there are only replies have none. */
  readonly requests: ReadonlyMap<string, readonly Timed[]>;
  readonly reports: ReadonlyMap<string, readonly Timed[]>;
  /** In order of their names. */
  readonly requestors: readonly string[];
}

/**
 * By name, the unknown server last. A message that does not name its server belongs to the only one its requestor is
 * known to use; where that is none, or more than one, the server is unknown.
 */
export function byServer(messages: readonly SyncMessage[]): ServerMessages[] {
  const servers = onlyServers(messages);
  const groups = groupBy(messages, ({ server, requestor }) => server ?? servers.get(requestor) ?? null);
  return [...groups]
    .sort(([one], [other]) => (one === null ? 1 : other === null ? -1 : compareText(one, other)))
    .map(([server, own]) => ({
      server,
      replies: own.filter(({ kind }) => kind === 'SrvTx'),
      requests: timedByRequestor(own.filter(isRequest)),
      reports: timedByRequestor(own.filter(({ kind }) => kind === 'Status')),
      requestors: [...new Set(own.map(({ requestor }) => requestor))].sort(compareText),
    }));
}

/** A foreign requestor asks by a Directory Exchange profile. */
function isRequest({ kind }: SyncMessage): boolean {
  return kind === 'ReqTx' || kind === 'DirectoryExchange';
}

/** The server of each requestor that is known to use exactly one. */
function onlyServers(messages: readonly SyncMessage[]): ReadonlyMap<string, string | null> {
  const servers = new Map<string, string | null>();
  for (const { requestor, server } of messages) {
    if (server === null) continue;
    const known = servers.get(requestor);
    servers.set(requestor, known === undefined || known === server ? server : null);
  }
  return servers;
}

function timedByRequestor(messages: readonly SyncMessage[]): Map<string, Timed[]> {
  return groupBy(inOrder(messages, heardMs), ({ message }) => message.requestor);
}

export function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
