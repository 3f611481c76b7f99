/**
 * LDIF: a list as entries, changes as changetype records that make the one list of the other. Addresses stand in
 * otherMailbox as `TYPE$address` (RFC 1274) and, for the Internet, in mail as well.
 */
import { printTemplateValue } from '../../dirsync/entry-lines.ts';
import { listOf } from '../identity.ts';
import { ENTRY_CLASS, TEMPLATE_ATTRIBUTE } from '../ldif-names.ts';
import type { EntryValues } from '../model.ts';
import { ldifComment, ldifLine, namePart } from './ldif-text.ts';
import type { ExportedChange, ExportReport } from './model.ts';

const VERSION = 'version: 1\n';

export function* ldifList(rows: Iterable<EntryValues>, report: ExportReport): Generator<string> {
  yield VERSION;
  for (const values of rows) {
    report.written();
    yield `\n${ldifLine('dn', distinguishedName(values))}${attributesOf(values)}`;
  }
}

export function* ldifChanges(rows: Iterable<ExportedChange>, report: ExportReport): Generator<string> {
  yield VERSION;
  for (const change of rows) {
    report.written();
    yield `\n${ldifComment(descriptionOf(change))}${recordsOf(change).join('\n')}`;
  }
}

function descriptionOf({ kind, cycle, who, why, messages }: ExportedChange): string {
  const when = cycle === null ? '' : ` in cycle ${cycle}`;
  const by = who === null ? '' : ` by ${who}`;
  return [`${kind}${when}${by}`, why ?? '', messages.join(', ')].filter((text) => text !== '').join('; ');
}

function recordsOf({ before, after }: ExportedChange): readonly string[] {
  if (before === null) return after === null ? [] : [record(after, 'add') + attributesOf(after)];
  if (after === null) return [record(before, 'delete')];
  const renamed = distinguishedName(before) === distinguishedName(after) ? [] : [rename(before, after)];
  return [...renamed, ...modification(before, after)];
}

function record(values: EntryValues, change: string): string {
  return ldifLine('dn', distinguishedName(values)) + ldifLine('changetype', change);
}

/** An entry that moves to another list gets a new superior. */
function rename(before: EntryValues, after: EntryValues): string {
  const isMoved = superiorOf(before) !== superiorOf(after);
  return (
    record(before, 'modrdn') +
    ldifLine('newrdn', namePart('cn', after.name)) +
    ldifLine('deleteoldrdn', '1') +
    (isMoved ? ldifLine('newsuperior', superiorOf(after)) : '')
  );
}

/** Replaces what is different now; nothing where only the name is, which the record above has changed. */
function modification(before: EntryValues, after: EntryValues): readonly string[] {
  const [old, current] = [valuesOf(before), valuesOf(after)];
  const steps = [...current].filter(([name, values]) => old.get(name)?.join('\n') !== values.join('\n'));
  if (steps.length === 0) return [];
  const lines = steps.map(
    ([name, values]) =>
      ldifLine('replace', name) + values.map((value) => ldifLine(name, value)).join('') + '-\n',
  );
  return [record(after, 'modify') + lines.join('')];
}

function attributesOf(values: EntryValues): string {
  const lines = [
    ldifLine('objectClass', 'top'),
    ldifLine('objectClass', ENTRY_CLASS),
    ldifLine('cn', values.name),
  ];
  for (const [name, all] of valuesOf(values)) lines.push(...all.map((value) => ldifLine(name, value)));
  return lines.join('');
}

/** Everything but the name; an attribute without a value has an empty list. */
function valuesOf({ addressType, address, templates }: EntryValues): ReadonlyMap<string, readonly string[]> {
  return new Map([
    ['otherMailbox', [`${addressType}$${address}`]],
    ['mail', addressType === 'SMTP' ? [address] : []],
    [TEMPLATE_ATTRIBUTE, templates.map((template) => printTemplateValue(template).slice(2))],
  ]);
}

function distinguishedName(values: EntryValues): string {
  return `${namePart('cn', values.name)},${superiorOf(values)}`;
}

function superiorOf({ addressType, address }: EntryValues): string {
  const { type, network, postOffice } = listOf(addressType, address);
  const parts =
    network === null || postOffice === null ? [] : [namePart('ou', postOffice), namePart('o', network)];
  return [...parts, ...(type === 'PCM' && parts.length > 0 ? [] : [namePart('ou', type)])].join(',');
}
