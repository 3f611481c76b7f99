/** What the detail pane says of a state, and what comes next. */
import { describe, expect, test } from 'vitest';
import { fileStory, stateStory } from '../../../renderer/detail/state-story.ts';
import { FAILURE_KINDS, failureText } from '../../../shared/failure.ts';
import type { FailureKind } from '../../../shared/failure.ts';
import { someEvidence } from './rows.ts';
import { whyNotMessage } from '../../../shared/mime/headers.ts';

const failed = (kind: FailureKind) =>
  ({ kind: 'failed', failure: { kind, detail: 'zip method 97', part: '1.2', offset: 3_051 } }) as const;

describe('the next step', () => {
  test.each(FAILURE_KINDS)(
    'of an archive that failed (%s) is told, and names Retry only for messages',
    (kind) => {
      const { nextStep, detail } = fileStory(failed(kind));
      expect(nextStep).toBe(failureText(kind).nextStep);
      expect(nextStep?.replace(/A message: retry it with the second decoder/, '')).not.toMatch(/retry/i);
      expect(detail).toBe('zip method 97 (part 1.2, byte 3,051)');
    },
  );

  test('of a form that is not supported is to read it elsewhere, and blames no requestor', () => {
    expect(failureText('unsupported-codec').nextStep).not.toMatch(/DXA|Q200079/);
    expect(stateStory(failed('unsupported-codec')).nextStep).toContain('without a password');
  });

  test('of content of no known kind is to try it as a codec, and of an empty file nothing', () => {
    const story = (reason: string) => stateStory({ kind: 'unrecognised', reason }).nextStep;
    expect(story('binary content of no known kind')).toBe(
      'Look at it on the Format tab and try it as a codec.',
    );
    expect(story(String(whyNotMessage(new Uint8Array())))).toBeNull();
  });

  test('of a file that is sound, or hung, is none: it cannot be retried', () => {
    expect(fileStory({ kind: 'decoded' }).nextStep).toBeNull();
    expect(fileStory({ kind: 'hung', evidence: someEvidence() }).nextStep).toBeNull();
    expect(stateStory({ kind: 'hung', evidence: someEvidence() }).nextStep).toContain('Retry');
  });
});
