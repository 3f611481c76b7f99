/** Messages of updates that are in no list: which of them still matter, as later cycles of their exchanges tell. */
import type { Cycle } from '../../cycles/model.ts';
import { counted } from '../../format/count.ts';
import type { Hole } from '../../gal/model.ts';
import type { LedgerRow } from '../../ledger/model.ts';
import { aboutCycles, createRunTimes } from '../about-cycles.ts';
import type { Context } from '../facts.ts';
import { ABOUT_NOTHING } from '../model.ts';
import type { Rule, Symptom } from '../model.ts';
import { fileEvidence, symptomOf } from '../plain-rule.ts';
import { receivedBy } from '../received.ts';
import type { Received } from '../received.ts';

/** What the exchange of a hole tells of the cycles since. */
interface Exchange {
  readonly requestor: string;
  readonly server: string | null;
  readonly cycles: readonly Cycle[];
  readonly rows: readonly LedgerRow[];
  readonly received: Received;
}

type HoleTeller = (rule: Rule, hole: Hole) => Symptom;

export function createHoleTeller({ picture, ledger }: Pick<Context, 'picture' | 'ledger'>): HoleTeller {
  const timeOf = createRunTimes(picture);
  const exchanges = picture.requestors.map(({ requestor, server, cycles }, at): Exchange => {
    const rows = ledger.ledgers[at]?.rows ?? [];
    return { requestor, server, cycles, rows, received: receivedBy({ rows }) };
  });
  const byRequestor = Map.groupBy(exchanges, ({ requestor }) => requestor);
  return (rule, hole) => {
    const { message, cycle, sent, reason } = hole;
    const name = hole.requestor?.toUpperCase() ?? null;
    const exchange = byRequestor.get(name ?? '')?.find((one) => holds(one, hole)) ?? null;
    const isOver = exchange !== null && cycle !== null && isMended(exchange, hole, cycle);
    const holdsText = sent === null ? '' : ` It holds ${counted(sent, 'transaction')}.`;
    const over = isOver ? ' A later cycle shows that it has arrived.' : '';
    return symptomOf(rule, {
      group: isOver ? 'over' : '',
      text: `${message.file}: ${reason}${/[.?!]$/.test(reason) ? '' : '.'}${holdsText}${over}`,
      severity: isOver ? 'info' : null,
      isOver,
      atMs: exchange === null || cycle === null ? null : timeOf(exchange.server, cycle),
      evidence: [fileEvidence(message)],
      about: {
        ...ABOUT_NOTHING,
        ...(name === null || cycle === null
          ? {}
          : aboutCycles([{ requestor: name, server: exchange?.server ?? null, index: cycle }])),
        messages: [message.id],
        requestors: name === null ? [] : [name],
      },
    });
  };
}

/** A requestor that moved has an exchange with each of its servers. */
function holds({ cycles }: Exchange, { message, cycle }: Hole): boolean {
  const [first] = cycles;
  if (cycle === null || first === undefined) return false;
  const found = cycles[cycle - first.index];
  if (found === undefined) return false;
  return [found.request, found.reply, ...found.others].some((one) => one?.id === message.id);
}

/** What a message carried is where it belongs: taken with it or a later one, or with everything. */
function isMended({ cycles, rows, received }: Exchange, { role, message }: Hole, cycle: number): boolean {
  if (role === 'reply')
    return (
      received.holdsReplyOf(cycle) ||
      cycles.some(({ index, notes }) => index > cycle && notes.some(isAnew) && received.holdsReplyOf(index))
    );
  const own = rows.find(({ requestor }) => requestor?.message?.id === message.id)?.requestor?.req ?? null;
  return own !== null && rows.some((row) => row.cycle >= cycle && (row.server?.req ?? -1) >= own);
}

function isAnew({ kind }: Cycle['notes'][number]): boolean {
  return kind === 'full-import' || kind === 'reset';
}
