/** A card as text, for a ticket or a mail: everything that stands on it, with exact times. Pure. */
import type { Evidence, Finding } from '../../shared/diagnosis/model.ts';
import { count } from '../../shared/format/count.ts';
import { exactTime } from '../../shared/format/time.ts';
import { certaintyWords, findingLook } from './finding-look.ts';
import { consequenceText, linkedText, tellsDay, whomText } from './finding-words.ts';

export function findingText(finding: Finding): string {
  const { title, meaning, certainty, disproof, rule, kb, atMs } = finding;
  const whom = whomText(finding);
  return [
    `${findingLook(finding).word.toUpperCase()}: ${title}`,
    whom,
    atMs === null ? '' : `Seen last: ${exactTime(atMs)}`,
    '',
    meaning,
    `${certaintyWords(certainty).word}. What would disprove it: ${disproof}`,
    ...section('What shows it', symptomLines(finding)),
    ...section('What to do', stepLines(finding)),
    ...section('What follows from it', consequenceLines(finding)),
    '',
    `Rule ${rule}${kb.length === 0 ? '' : `; articles ${kb.join(', ')}`}`,
  ]
    .filter((line, at, lines) => line !== '' || lines[at - 1] !== '')
    .join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines];
}

function symptomLines({ symptoms, symptomsTotal }: Finding): readonly string[] {
  const left = symptomsTotal - symptoms.length;
  return [
    ...symptoms.flatMap(({ text, evidence, atMs, isOver }) => [
      `- ${text}${atMs === null || tellsDay(text, atMs) ? '' : ` (${exactTime(atMs)})`}${isOver ? ' (over)' : ''}`,
      ...evidence.map((piece) => `  - ${evidenceText(piece)}`),
    ]),
    ...(left > 0 ? [`- and ${count(left)} more`] : []),
  ];
}

function evidenceText({ text, place }: Evidence): string {
  if (place === null) return text;
  const { before, link, after } = linkedText(text, place);
  return after === '' && before !== text ? `${before}[${link}]` : text;
}

function stepLines({ remedy }: Finding): readonly string[] {
  return remedy.map((step, at) => `${count(at + 1)}. ${step}`);
}

function consequenceLines({ consequences }: Finding): readonly string[] {
  return consequences.map((consequence) => `- ${consequenceText(consequence)}`);
}
