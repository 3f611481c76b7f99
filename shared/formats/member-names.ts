/** Names of members as rows of a list: never a path that leads anywhere, and no two the same. */

export interface MemberNames {
  /** The name to show for `given`, different from all that it gave before. */
  readonly next: (given: string) => string;
  /** What had to be changed, for the notes of the archive. */
  readonly notes: () => readonly string[];
}

/** A longer one would go into every page of the list. */
const NAME_CHARS = 500;
const NAMELESS = 'unnamed';
/** Controls, line ends, and marks that turn the direction of what follows. */
const NOT_SHOWN = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu;

export function createMemberNames(): MemberNames {
  /** How often each name came, so that many of the same name cost no search. */
  const seen = new Map<string, number>();
  let led = 0;
  let doubled = 0;

  const unique = (name: string): string => {
    let candidate = name;
    let number = seen.get(name) ?? 0;
    while (seen.has(candidate)) {
      number += 1;
      candidate = numbered(name, number + 1);
    }
    if (candidate !== name) seen.set(name, number);
    seen.set(candidate, 0);
    return candidate;
  };
  return {
    next: (given) => {
      const { name, isPath } = shownMemberName(given);
      if (isPath) led += 1;
      const shown = unique(name);
      if (shown !== name) doubled += 1;
      return shown;
    },
    notes: () => [
      ...(led === 0 ? [] : [`${led} names lead out of the archive (.., / or a drive): shown without that`]),
      ...(doubled === 0 ? [] : [`${doubled} names occur more than once: numbered`]),
    ],
  };
}

/** Without what a file system would follow, and without characters that cannot be shown. */
function shownMemberName(given: string): { readonly name: string; readonly isPath: boolean } {
  const slashes = given.slice(0, NAME_CHARS).replaceAll('\\', '/');
  const inside = slashes.replace(/^[A-Za-z]:/, '');
  const parts = inside.split('/');
  const kept = parts.filter((part) => part !== '' && part !== '.' && part !== '..');
  const isPath = inside !== slashes || inside.startsWith('/') || parts.includes('..');
  const name = kept.join('/').replaceAll(NOT_SHOWN, '\ufffd');
  return { name: name || NAMELESS, isPath };
}

/** "dir/a.eml" with 2: "dir/a (2).eml". */
function numbered(name: string, number: number): string {
  const dot = name.lastIndexOf('.');
  const end = dot > name.lastIndexOf('/') + 1 ? dot : name.length;
  return `${name.slice(0, end)} (${number})${name.slice(end)}`;
}
