/** M and its second line: [47] (Q96002), and the one that Exchange 4.0 needs (Q159308). */
import { decodeText, encodeText } from '../../dirsync/code-pages.ts';
import { personLine } from '../../dirsync/transaction.ts';
import type { TransactionLine } from '../../model.ts';
import type { LintFinding, Repair } from '../model.ts';
import { findingAt, quoted } from '../rule.ts';
import type { LintLine, LintRule, Say } from '../rule.ts';

const TAB = 9;
const LF = 10;

/** An M whose further lines are still to come. */
interface OpenModify {
  readonly line: TransactionLine;
  readonly finding: LintFinding;
  readonly lineEndAt: number;
  readonly layout: 'columns' | 'tabs';
  readonly isRepairable: boolean;
  second: TransactionLine | 'unreadable' | null;
  hasTemplates: boolean;
}

export function createModifyRule(): LintRule {
  let open: OpenModify | null = null;
  const lineEnd = createLineEndMemory();
  const close = (say: Say): void => {
    if (open !== null && hasNoEffect(open)) say(open.finding);
    open = null;
  };
  return {
    line(line, say) {
      if (line.role === 'entry') {
        close(say);
        if (line.facts.role === 'entry' && line.entry.code === 'M') open = openModify(line);
      } else if (open !== null && line.role === 'second') {
        open.second = line.facts.role === 'entry' ? lineText(line) : 'unreadable';
      } else if (open !== null && line.role === 'template' && !open.hasTemplates) {
        open.hasTemplates = true;
        if (open.second === null) say(noSecondLine(open, line, lineEnd.text()));
      }
    },
    gap: ({ bytes, start, end }) => lineEnd.see(bytes, start, end),
    end: close,
  };
}

function openModify(line: LintLine): OpenModify {
  const { codeStart, typeStart, addressEnd } = line.facts;
  const text = lineText(line);
  const isWhole = text.addressType !== null || text.address?.split('/', 4).length === 3;
  return {
    line: isWhole ? { ...text, addressType: text.addressType ?? 'PCM' } : text,
    finding: findingAt(line, codeStart, addressEnd, {
      rule: 'no-effect',
      code: 47,
      severity: 'warning',
      reason: `nothing of ${quoted(text.name)} is changed: neither name, address nor template`,
    }),
    lineEndAt: line.offset + line.length,
    layout: line.bytes.subarray(codeStart, typeStart).includes(TAB) ? 'tabs' : 'columns',
    isRepairable: isWhole,
    second: null,
    hasTemplates: false,
  };
}

function hasNoEffect({ line, second, hasTemplates }: OpenModify): boolean {
  if (hasTemplates || second === 'unreadable') return false;
  return second === null || printed(line) === printed(second);
}

function printed({ name, addressType, address }: TransactionLine): string {
  return `${name}\t${addressType ?? 'PCM'}:${address}`;
}

function noSecondLine(open: OpenModify, line: LintLine, lineEnd: string): LintFinding {
  const text = lineEnd + personLine(' ', open.line, open.layout);
  const repair: Repair = {
    start: open.lineEndAt,
    end: open.lineEndAt,
    replacement: encodeText(line.codePage, text),
    text: 'repeats name and address in a second line',
  };
  return {
    ...open.finding,
    rule: 'modify-without-second-line',
    code: null,
    reason: `no second line repeats ${quoted(open.line.name)}: Exchange 4.0 loses such names (Q159308)`,
    repair: open.isRepairable ? repair : null,
  };
}

function lineText(line: LintLine): TransactionLine {
  const { bytes, facts, codePage } = line;
  const type = decodeText(codePage, bytes, facts.typeStart, facts.typeEnd);
  return {
    name: decodeText(codePage, bytes, facts.nameStart, facts.nameEnd),
    addressType: type === '' ? null : type,
    address: decodeText(codePage, bytes, facts.addressStart, facts.addressEnd),
  };
}

/** The line end that the payload uses, told by its first LF; byte by byte, as gaps come in pieces. */
function createLineEndMemory() {
  let hasCr = false;
  let found: '\r\n' | '\n' | null = null;
  return {
    see(bytes: Uint8Array, start: number, end: number): void {
      for (let index = start; index < end && found === null; index++) {
        if (bytes[index] === LF) found = hasCr ? '\r\n' : '\n';
        else hasCr = true;
      }
    },
    text: (): string => found ?? (hasCr ? '\r' : '\r\n'),
  };
}
