import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../shared/limits.ts';
import { readHeaderBlock, whyNotMessage } from '../../shared/mime/headers.ts';
import { parseParameterised } from '../../shared/mime/parameters.ts';
import { readMimeStructure, walkParts } from '../../shared/mime/structure.ts';
import type { MimePart } from '../../shared/mime/structure.ts';
import { bytesOf } from '../fixtures/bytes.ts';
import { writeMime } from '../fixtures/mime-tree.ts';
import type { MimeNode } from '../fixtures/mime-tree.ts';

const LIMITS = { ...DEFAULT_LIMITS, mimeDepth: 64 };
const lineEnd = fc.constantFrom('\r\n', '\n');

const header = fc
  .tuple(fc.stringMatching(/^X-[A-Za-z0-9-]{1,10}$/), fc.stringMatching(/^[ -~]{0,30}$/))
  .map(([name, value]) => `${name}: ${value}`);

/** Lines that look like boundaries and headers, and are none: every boundary of the tree holds a `#`. */
const bodyLine = fc.oneof(
  fc.constantFrom('', '--', '--x', '-- --', 'From: a', 'Content-Type: multipart/mixed; boundary=x', '\r'),
  fc.stringMatching(/^[ -"$-~]{0,40}$/),
);

const leaf: fc.Arbitrary<MimeNode> = fc.record({
  kind: fc.constant('leaf' as const),
  headers: fc.array(header, { minLength: 1, maxLength: 3 }),
  // A CR at its end would be taken for half of the line end behind it.
  body: fc.array(bodyLine, { maxLength: 5 }).map((lines) => lines.join('\n').replace(/\r+$/, '')),
});

const { node } = fc.letrec<{ node: MimeNode; multipart: MimeNode; attached: MimeNode }>((tie) => ({
  node: fc.oneof({ maxDepth: 4, withCrossShrink: true }, leaf, tie('multipart'), tie('attached')),
  multipart: fc.record({
    kind: fc.constant('multipart' as const),
    boundary: fc.stringMatching(/^[A-Za-z0-9=_'+]{0,10}$/),
    children: fc.array(tie('node'), { minLength: 1, maxLength: 4 }),
  }),
  attached: fc.record({ kind: fc.constant('attached' as const), message: tie('node') }),
}));

/** Gives every multipart a boundary of its own: RFC 2046 demands that none begins another. */
function withOwnBoundaries(tree: MimeNode): MimeNode {
  let last = 0;
  const named = (one: MimeNode): MimeNode => {
    if (one.kind === 'attached') return { ...one, message: named(one.message) };
    if (one.kind === 'leaf') return one;
    last += 1;
    return { ...one, boundary: `${one.boundary}#${last}#`, children: one.children.map(named) };
  };
  return named(tree);
}

describe('the structure of a message', () => {
  test('is read as it was written, to the byte', () => {
    fc.assert(
      fc.property(node.map(withOwnBoundaries), lineEnd, (tree, end) => {
        const { text, places } = writeMime(tree, end);
        const result = readMimeStructure(bytesOf(text), LIMITS);
        const found = result.ok ? [...walkParts(result.value.root)].map(placeOf) : result.error;
        expect(found).toEqual(places);
        expect(result).toMatchObject({ value: { notes: [] } });
      }),
      { numRuns: 500 },
    );
  });

  test('cut anywhere is read without a throw, its parts inside of it', () => {
    fc.assert(
      fc.property(node.map(withOwnBoundaries), lineEnd, fc.nat(), (tree, end, cut) => {
        const { text } = writeMime(tree, end);
        expect(partsOutside(bytesOf(text.slice(0, cut % (text.length + 1))))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('is found in any bytes without a throw', () => {
    const piece = fc.oneof(
      fc.constantFrom('\r\n', '\n', '\r', '--b', '--b--', ';', '"', '=?utf-8?Q?', '?=', ' '),
      fc.constantFrom('Content-Type: multipart/mixed; boundary=b', 'Content-Type: message/rfc822\n\n'),
      fc.uint8Array({ maxLength: 12 }).map((bytes) => String.fromCharCode(...bytes)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(partsOutside(Uint8Array.from(pieces.join(''), (char) => char.charCodeAt(0)))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});

function placeOf({ path, headerStart, bodyStart, bodyEnd }: MimePart): object {
  return { path, headerStart, bodyStart, bodyEnd };
}

/** Parts that reach out of the file or of themselves: there must be none. */
function partsOutside(bytes: Uint8Array): MimePart[] {
  const result = readMimeStructure(bytes, LIMITS);
  const all = result.ok ? [...walkParts(result.value.root)] : [];
  return all.filter(
    ({ headerStart, bodyStart, bodyEnd }) =>
      headerStart > bodyStart || bodyStart > bodyEnd || bodyEnd > bytes.length,
  );
}

describe('headers', () => {
  test('of any bytes are read without a throw, up to the empty line', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const block = readHeaderBlock(bytes, 0, bytes.length, 1_000);
        expect(block?.bodyStart).toBeLessThanOrEqual(bytes.length);
        expect(whyNotMessage(bytes)).not.toBe('');
      }),
      { numRuns: 1_000 },
    );
  });

  test('folded at any space read the same', () => {
    const word = fc.stringMatching(/^[!->@-~]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), lineEnd, (words, end) => {
        const block = (value: string): unknown => {
          const bytes = bytesOf(`Subject: ${value}${end}${end}`);
          return readHeaderBlock(bytes, 0, bytes.length, 1_000)?.fields;
        };
        expect(block(words.join(`${end}\t`))).toEqual(block(words.join(' ')));
        expect(block(words.join(' '))).toEqual([{ name: 'Subject', value: words.join(' ') }]);
      }),
    );
  });
});

test('parameters print and parse back, quoted or percent-encoded', () => {
  const value = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => !text.includes('=?'));
  fc.assert(
    fc.property(value, (given) => {
      const quoted = given.replaceAll(/["\\]/g, '\\$&').replaceAll(/[\r\n]/g, '');
      const plain = given.replaceAll(/[\r\n]/g, '');
      expect(parseParameterised(`a/b; name="${quoted}"`).parameters.get('name')).toBe(plain);
      const encoded = encodeURIComponent(given).replaceAll("'", '%27').replaceAll('(', '%28');
      expect(parseParameterised(`a/b; name*=utf-8''${encoded}`).parameters.get('name')).toBe(given);
    }),
  );
});
