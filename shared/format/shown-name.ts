/** What turns the direction of the text that follows it, or cannot be seen: "\u202Egnp.exe" would be read as "exe.png". */
const DECEIVING = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/**
 * A name as it is shown: strangers wrote it, and it must not look like another one. Only for looking at; what is asked
 * for by a name takes it as it is.
 */
export function shownName(name: string): string {
  return name.replaceAll(
    DECEIVING,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}}`,
  );
}
