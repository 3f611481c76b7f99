/** Tables for the clipboard, as spreadsheets take them. */
export function tabSeparated(lines: readonly (readonly string[])[]): string {
  return lines.map((line) => line.map(oneCell).join('\t')).join('\n');
}

/** Message text is hostile: a tab or line break in it must not make new cells, nor a spreadsheet take it for a formula. */
function oneCell(text: string): string {
  const plain = text.replaceAll(/[\t\r\n]+/gu, ' ');
  return /^[=+\-@]/u.test(plain) ? `'${plain}` : plain;
}
