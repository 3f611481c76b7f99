import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CATALOGUE, entryId } from '../../../shared/catalogue/catalogue.ts';
import { ENTRY_KINDS } from '../../../shared/catalogue/model.ts';
import { LOG_SEVERITIES } from '../../../shared/logs/model.ts';

const sentences = z
  .string()
  .trim()
  .min(10)
  .regex(/^[A-Z0-9[$"]/u, 'begins like a sentence')
  .regex(/[.?]$/u, 'ends like a sentence')
  .refine((text) => !/ {2}|\t|\n/u.test(text), 'is one line');
const article = z.string().regex(/^Q\d{5,6}$/u);

const entrySchema = z
  .object({
    kind: z.enum(ENTRY_KINDS),
    source: z.string().trim().min(1).max(40),
    code: z.string().trim().min(1).max(60),
    severity: z.enum(LOG_SEVERITIES).nullable(),
    title: z.string().trim().min(5).max(70).regex(/[^.]$/u),
    meaning: sentences,
    causes: z.array(sentences),
    remedy: z.array(sentences),
    kb: z.array(article).min(1),
  })
  .strict();

/** Of `domain.md`: those that its articles name. */
const EVENTS = {
  MSExchangeDX: [133, 134, 136, 143, 168, 178, 181, 220, 221, 238, 247, 249, 268],
  MSExchangeMSMI: [
    2113, 2117, 2335, 2342, 2375, 2380, 2384, 2403, 2410, 2446, 2447, 2449, 2450, 2550, 2553, 2558, 2560,
    2563, 2590, 2597, 10_000, 10_003,
  ],
};

/** As Q96001 to Q96004 number them; not all between 9 and 249 exist. */
const CODES = [
  9, 10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36,
  37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
  64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90,
  91, 92, 93, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 113, 114, 115, 116, 118, 120, 123, 124,
  125, 128, 129, 133, 136, 150, 151, 154, 155, 156, 157, 158, 159, 161, 162, 163, 166, 201, 202, 203, 204,
  249,
];

describe('the catalogue', () => {
  test.each(CATALOGUE.map((entry) => [entryId(entry), entry] as const))(
    '%s is well written',
    (_id, entry) => {
      expect(() => entrySchema.parse(entry)).not.toThrow();
      expect(new Set(entry.kb).size).toBe(entry.kb.length);
    },
  );

  test('names no entry twice, whatever the case', () => {
    const ids = CATALOGUE.map((entry) => entryId(entry).toLowerCase());
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('has every code of the DirSync programs', () => {
    expect(CODES.filter((code) => !has(`code DirSync ${code}`))).toEqual([]);
    // Explained by other articles: Q108067, Q109256, Q119017, Q149271.
    expect([138, 139, 152, 167, 171].filter((code) => !has(`code DirSync ${code}`))).toEqual([]);
  });

  test('has every event of the connector and of the agent that the articles name', () => {
    const missing = Object.entries(EVENTS).flatMap(([source, numbers]) =>
      numbers.map((number) => `event ${source} ${number}`).filter((id) => !has(id)),
    );
    expect(missing).toEqual([]);
  });

  test('has the exit codes of NSDA', () => {
    expect(['2', '64', '65'].filter((code) => !has(`exit-code NSDA ${code}`))).toEqual([]);
  });
});

function has(id: string): boolean {
  return CATALOGUE.some((entry) => entryId(entry) === id);
}
