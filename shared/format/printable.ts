/**
 * Text for a terminal or a text file, one line. File names and headers are written by strangers: a control character
 * could forge a line or take the terminal over.
 */
export function printable(text: string): string {
  return text.replaceAll(
    /\p{Cc}/gu,
    (control) => `\\x${(control.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`,
  );
}
