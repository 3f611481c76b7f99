/** What the detail pane says of a state, and what comes next. */
import { describe, expect, test } from 'vitest';
import { fileStory, goneStory, stateStory } from '../../../renderer/detail/state-story.ts';
import { FAILURE_KINDS, failureText } from '../../../shared/failure.ts';
import type { FailureKind } from '../../../shared/failure.ts';
import { notOpenedReason } from '../../../shared/formats/not-opened.ts';
import type { MessageState } from '../../../shared/state.ts';
import { someEvidence } from './rows.ts';
import { whyNotMessage } from '../../../shared/mime/headers.ts';

const failed = (kind: FailureKind) =>
  ({ kind: 'failed', failure: { kind, detail: 'zip method 97', part: '1.2', offset: 3_051 } }) as const;

/** An archive of two members, both of which could be taken out. */
const aFile = (state: MessageState) => ({ state, archiveKind: 'zip', members: 2, locked: 0 }) as const;

test('of what is gone it is told what it was, and no retry is advised', () => {
  expect(goneStory({ kind: 'decoded' })).toEqual({
    text: 'Not in the queue any more when it was last listed.',
    detail: 'Before: Decoded without a fault.',
    nextStep: 'Rescan if it should be there. What was delivered or set aside is in the journal.',
  });
  expect(goneStory(failed('truncated')).detail).toContain('zip method 97');
});

describe('the next step', () => {
  test.each(FAILURE_KINDS)(
    'of an archive that failed (%s) is told, and names Retry only for messages',
    (kind) => {
      const { nextStep, detail } = fileStory(aFile(failed(kind)));
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

  test('of an archive that lies too deep is to open it by itself, and it is not called unknown', () => {
    const { text, nextStep } = stateStory({ kind: 'unrecognised', reason: notOpenedReason('zip', 4) });
    expect(text).toMatch(/^Not opened: an archive \(zip\)/);
    expect(nextStep).toBe('Save the whole file, then open it by itself.');
  });

  test('of a file that is gone is to rescan, not to look for permissions', () => {
    const detail = 'ENOENT: no such file or directory';
    const failure = { kind: 'read-error', detail, part: null, offset: null } as const;
    expect(stateStory({ kind: 'failed', failure })).toEqual({
      text: 'Could not be read: the file is no longer there (ENOENT).',
      detail: null,
      nextStep: 'Rescan the queue.',
    });
  });

  test('of an Outlook data file stands in its failure alone', () => {
    const { detail, nextStep } = fileStory({ ...aFile(failed('unsupported-codec')), archiveKind: 'pst' });
    expect(nextStep).toBeNull();
    expect(detail).not.toBeNull();
  });

  test('of an archive out of which files could not be taken is told with each of them', () => {
    const { text } = fileStory({ ...aFile({ kind: 'decoded' }), locked: 2 });
    expect(text).toBe('Listed to its end, but 2 of 2 members could not be read.');
  });

  test('of a file that is sound, or hung, is none: it cannot be retried', () => {
    expect(fileStory(aFile({ kind: 'decoded' })).nextStep).toBeNull();
    expect(fileStory(aFile({ kind: 'hung', evidence: someEvidence() })).nextStep).toBeNull();
    expect(stateStory({ kind: 'hung', evidence: someEvidence() }).nextStep).toContain('Retry');
  });
});
