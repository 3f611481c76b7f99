import { describe, expect, it } from 'vitest';
import { actLabel, offeredActs } from '../../../renderer/diagnosis/acts.ts';
import { titleWhileExamined } from '../../../renderer/diagnosis/being-examined.ts';
import { findingText } from '../../../renderer/diagnosis/finding-text.ts';
import {
  consequencesText,
  linkedText,
  placeLabel,
  tellsDay,
  whomText,
} from '../../../renderer/diagnosis/finding-words.ts';
import { firstNews, isNews, newsOf, newsText } from '../../../renderer/diagnosis/news.ts';
import type { Place } from '../../../shared/diagnosis/model.ts';
import { aFinding } from './findings.ts';

const FILE: Place = { kind: 'message', id: 7, file: 'out/00A1.eml' };

describe('whom a card concerns', () => {
  it('names three requestors, and a fourth rather than "1 more"', () => {
    const four = ['NET/A', 'NET/B', 'NET/C', 'NET/D'];
    expect(whomText(aFinding('a', { requestors: four }))).toBe('NET/A, NET/B, NET/C, NET/D');
    expect(whomText(aFinding('a', { requestors: [...four, 'NET/E'], messages: 1, lines: 2 }))).toBe(
      'NET/A, NET/B, NET/C and 2 more; 1 message, 2 log lines',
    );
    expect(whomText(aFinding('a', { family: 'files', messages: 3 }))).toBe('3 files');
    expect(whomText(aFinding('a'))).toBe('');
  });
});

describe('the link in a piece of evidence', () => {
  it('is the file where the text names it', () => {
    expect(linkedText('Hung: out/00A1.eml at byte 7', FILE)).toEqual({
      before: 'Hung: ',
      link: 'out/00A1.eml',
      after: ' at byte 7',
    });
    expect(linkedText('00A1.eml hung', FILE)).toEqual({ before: '', link: '00A1.eml', after: ' hung' });
  });

  it('is the line of the log where the text ends with it', () => {
    expect(linkedText('Exit code 65 (logs/D.LOG, line 1,267)', { kind: 'line', line: 4 })).toEqual({
      before: 'Exit code 65 (',
      link: 'logs/D.LOG, line 1,267',
      after: ')',
    });
  });

  it('follows the text otherwise, and is none without a place', () => {
    const cycle: Place = { kind: 'cycle', requestor: 'NET/A', server: null, cycle: 4 };
    expect(linkedText('No reply', cycle)).toEqual({
      before: 'No reply ',
      link: 'cycle 4 of NET/A',
      after: '',
    });
    expect(linkedText('No reply', null)).toEqual({ before: 'No reply', link: null, after: '' });
  });

  it('is called by what it leads to', () => {
    const at = { id: 7, file: 'out/00A1.eml' };
    expect(placeLabel({ kind: 'bytes', ...at, part: null, decoded: false, start: 1_234, end: 1_240 })).toBe(
      '00A1.eml, byte 1,234',
    );
    expect(placeLabel({ kind: 'transaction', ...at, part: '1', index: 0 })).toBe('00A1.eml, transaction 1');
    expect(placeLabel({ kind: 'schedule', postOffice: null })).toBe('schedule');
  });

  it('does not tell a day twice', () => {
    const ms = new Date(1996, 4, 14, 18, 8).getTime();
    expect(tellsDay('At 1996-05-14 18:08:06 it broke off.', ms)).toBe(true);
    expect(tellsDay('It broke off.', ms)).toBe(false);
  });
});

describe('bytes and transactions in a piece of evidence', () => {
  const BYTES: Place = {
    kind: 'bytes',
    id: 7,
    file: 'out/00A1.eml',
    part: '1.2',
    decoded: false,
    start: 2_701,
    end: 2_702,
  };

  it.each(['2701', '2,701'])('are linked where the text names them, as %s or otherwise', (number) => {
    expect(linkedText(`It ends at out/00A1.eml, byte ${number} of part 1.2`, BYTES)).toEqual({
      before: 'It ends at ',
      link: `out/00A1.eml, byte ${number}`,
      after: ' of part 1.2',
    });
    expect(linkedText(`It ends at byte ${number}.`, BYTES)).toMatchObject({
      link: `byte ${number}`,
      after: '.',
    });
  });

  it('are not mistaken for others that begin alike', () => {
    const at270 = { ...BYTES, start: 270 };
    expect(linkedText('It ends at byte 2701', at270).link).toBe('00A1.eml, byte 270');
  });

  it('are linked by the file where the text names nothing else', () => {
    const third: Place = { kind: 'transaction', id: 7, file: 'out/00A1.eml', part: '1', index: 2 };
    expect(linkedText('00A1.eml, transaction 3: too long', third).link).toBe('00A1.eml, transaction 3');
    expect(linkedText('In out/00A1.eml, for example', third).link).toBe('out/00A1.eml');
  });
});

describe('what follows from a cause', () => {
  const one = { rule: 'a/b', title: 'Stuck', evidence: [] };

  it('is said to be over where it is', () => {
    const open = { ...one, symptoms: 3, isOver: false };
    const over = { ...one, symptoms: 2, isOver: true };
    expect(consequencesText({ consequences: [open] })).toBe('Explains 3 more');
    expect(consequencesText({ consequences: [over] })).toBe('Explains 2 more, over now');
    expect(consequencesText({ consequences: [open, over] })).toBe('Explains 5 more, 2 of them over now');
  });
});

describe('a card on messages that are being examined', () => {
  const undecided = aFinding('a', { rule: 'decoding/hung-undecided', messages: 5 });
  const working = {
    phase: 'working',
    done: 2,
    total: 5,
    current: null,
    notExamined: 0,
    problem: null,
  } as const;

  it('says so instead of not knowing why', () => {
    expect(titleWhileExamined(undecided, working)).toBe('5 messages hung; being examined, 2 of 5 done');
  });

  it('says what it is once nothing is under way, and so do others all the time', () => {
    expect(titleWhileExamined(undecided, { ...working, phase: 'idle' })).toBeNull();
    expect(titleWhileExamined(undecided, null)).toBeNull();
    expect(titleWhileExamined(aFinding('a', { messages: 5 }), working)).toBeNull();
  });
});

describe('acts of a card', () => {
  it('on messages are offered only where it concerns any; the ladder has a button of its own', () => {
    const acts = ['retry-alone', 'open-ladder', 'dxa-flags'] as const;
    expect(offeredActs(aFinding('a', { acts }))).toEqual(['dxa-flags']);
    expect(offeredActs(aFinding('a', { acts, messages: 9 }))).toEqual(['retry-alone', 'dxa-flags']);
  });

  it('say their scope', () => {
    expect(actLabel('retry-alone', aFinding('a', { messages: 9 }))).toBe(
      'Retry 9 messages, one processor only…',
    );
    expect(actLabel('quarantine', aFinding('a', { messages: 1 }))).toBe('Quarantine 1 message');
  });
});

describe('a card as text', () => {
  it('holds everything that stands on it', () => {
    const text = findingText(
      aFinding('a', {
        title: '9 messages hang with several workers',
        requestors: ['NET/A'],
        messages: 9,
        symptoms: [
          {
            text: 'It hung.',
            evidence: [{ text: 'Stopped at byte 7', place: FILE }],
            atMs: null,
            isOver: true,
          },
        ],
        symptomsTotal: 3,
        consequences: [
          {
            rule: 'cycles/no-reply',
            title: '4 cycles have no reply',
            symptoms: 4,
            isOver: true,
            evidence: [],
          },
        ],
      }),
    );
    expect(text.split('\n')).toEqual([
      'ERROR: 9 messages hang with several workers',
      'NET/A; 9 messages',
      '',
      'What it means.',
      'Proven. What would disprove it: It fails alone as well.',
      '',
      'What shows it:',
      '- It hung. (over)',
      '  - Stopped at byte 7 [00A1.eml]',
      '- and 2 more',
      '',
      'What to do:',
      '1. Retry them alone.',
      '2. Install the service pack.',
      '',
      'What follows from it:',
      '- 4 cycles have no reply (4 times, over now)',
      '',
      'Rule decoding/concurrency-defect; articles Q140946',
    ]);
  });
});

describe('news for who reads the cards', () => {
  const [a, b, c] = [aFinding('a'), aFinding('b'), aFinding('c')];

  it('is what is new, gone, and told otherwise', () => {
    const news = newsOf([a, b], [{ ...b, messages: 4 }, c]);
    expect(news).toEqual({ added: 1, gone: 1, changed: 1 });
    expect(newsText(news)).toBe('1 new cause, 1 no longer found, 1 with other facts');
  });

  it('leads to the first card that is not what it was, rather one that is not over', () => {
    const over = aFinding('d', { isOver: true });
    expect(firstNews([a, b], [over, a, { ...b, messages: 4 }])).toBe('b');
    expect(firstNews([a], [a, over])).toBe('d');
    expect(firstNews([a, b], [a])).toBeNull();
  });

  it('is none where the same was found again', () => {
    expect(isNews(newsOf([a, b], [{ ...b }, { ...a }]))).toBe(false);
  });
});
