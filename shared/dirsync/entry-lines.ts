/** The lines below the first one of a transaction: template values, template definitions, the new half of an M. */
import type { TemplateField, TemplateValue } from '../model.ts';

/**
 * Reads `- Prompt:/value`, given without blanks around it. A slash within the prompt or the value is doubled (Q118447), so the separator is the first
 * slash of the first run of an odd number of them. Null without a separator: message [22] of Import.
 */
export function readTemplateValue(line: string): TemplateValue | null {
  const text = line.slice(1).replace(/^[ \t]+/, '');
  const separator = separatorIn(text);
  if (separator === -1) return null;
  return { prompt: unescaped(text.slice(0, separator)), value: unescaped(text.slice(separator + 1)) };
}

/** The inverse of `readTemplateValue` for prompts that do not end with a slash. */
export function printTemplateValue({ prompt, value }: TemplateValue): string {
  return `- ${escaped(prompt)}/${escaped(value)}`;
}

/** Reads `Prompt:~column~length~flags~default~` (Q118447), given without blanks around it. Null when it is none. */
export function readTemplateField(line: string): TemplateField | null {
  const [prompt = '', column = '', length = '', flags = '', defaultText, ...rest] = line.split('~', 7);
  const isField = prompt !== '' && isNumber(column) && isNumber(length) && defaultText !== undefined;
  if (!isField || rest.some((text) => text !== '')) return null;
  return { prompt, column: Number(column), length: Number(length), flags, defaultText };
}

export function printTemplateField(field: TemplateField): string {
  return ` ${field.prompt}~${field.column}~${field.length}~${field.flags}~${field.defaultText}~`;
}

function separatorIn(text: string): number {
  let start = text.indexOf('/');
  while (start !== -1) {
    let end = start;
    while (text[end] === '/') end += 1;
    if ((end - start) % 2 === 1) return start;
    start = text.indexOf('/', end);
  }
  return -1;
}

function unescaped(text: string): string {
  return text.replaceAll('//', '/');
}

function escaped(text: string): string {
  return text.replaceAll('/', '//');
}

function isNumber(text: string): boolean {
  return /^\d{1,5}$/.test(text);
}
