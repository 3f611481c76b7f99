/** Whose message is whose: the messages of each server, and in it of each requestor. */
import { byNaturalName } from '../format/natural.ts';
import { foldCopies } from './copies.ts';
import { groupBy } from '../group-by.ts';
import type { SyncMessage } from './model.ts';
import { heardMs, inOrder } from './order.ts';
import type { Timed } from './order.ts';

/** What one server and its requestors sent each other. */
export interface ServerMessages {
  readonly server: string | null;
  readonly replies: readonly SyncMessage[];
  /** By requestor, in order of time. Requestors of whom there are only replies have none. */
  readonly requests: ReadonlyMap<string, readonly Timed[]>;
  /** Further copies of requests, by the one that counts. They are in no other list. */
  readonly copies: ReadonlyMap<SyncMessage, readonly SyncMessage[]>;
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
    .sort(([one], [other]) => (one === null ? 1 : other === null ? -1 : byNaturalName(one, other)))
    .map(([server, own]) => {
      const { originals, copies } = foldCopies(own.filter(isRequest));
      return {
        server,
        replies: own.filter(({ kind }) => kind === 'SrvTx'),
        requests: timedByRequestor(originals),
        copies,
        reports: timedByRequestor(own.filter(({ kind }) => kind === 'Status')),
        requestors: [...new Set(own.map(({ requestor }) => requestor))].sort(byNaturalName),
      };
    });
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
