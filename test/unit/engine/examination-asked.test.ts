/** Which hung messages are examined when some are asked for, and what an error in the examination leaves. */
import { describe, expect, test } from 'vitest';
import { createExamination } from '../../../electron/engine/examination.ts';
import { EXAMINED, lab, proofs, queueOf, THREE } from '../../fixtures/examination.ts';

describe('asking for some', () => {
  test('brings none back that were asked for before and cancelled', async () => {
    const engine = await queueOf(THREE);
    await lab(engine, 3);
    await engine.ask('hung.cancelExamination', {});
    await engine.ask('hung.examine', { ids: [(await engine.row('2.eml')).id] });
    await engine.ask('hung.cancelExamination', {});
    await engine.queue().examination.settled();
    const before = proofs(engine);
    await engine.ask('hung.examine', { ids: [(await engine.row('3.eml')).id] });
    await engine.queue().examination.settled();
    expect(proofs(engine)[0]).toBe(before[0]);
    expect(proofs(engine)[1]).toContain(EXAMINED);
    expect(await engine.ask('hung.examination', {})).toMatchObject({ done: 1, notExamined: 1 });
  });

  test('and cancelling all that wait leaves them, also after another was examined', async () => {
    const engine = await queueOf(THREE);
    await lab(engine, 3);
    await engine.ask('hung.examine', { ids: null });
    await engine.ask('hung.cancelExamination', {});
    await engine.queue().examination.settled();
    await lab(engine, 1);
    await engine.queue().examination.settled();
    expect(await engine.ask('hung.examination', {})).toMatchObject({ phase: 'idle', current: null });
    expect(engine.queue().session.index.read.all("SELECT 1 FROM trial WHERE origin = 'examination'")).toEqual(
      [],
    );
  });
});

describe('an error in it', () => {
  test('ends it with a sentence, harms nothing else, and is not met again until it is asked for', async () => {
    const engine = await queueOf(THREE);
    await lab(engine, 3);
    await engine.ask('hung.cancelExamination', {});
    const open = engine.queue();
    await open.examination.settled();
    let tries = 0;
    const broken = createExamination({
      session: {
        ...open.session,
        buffer: {
          ...open.session.buffer,
          flush: () => {
            tries += 1;
            throw new Error('the disk is full');
          },
        },
      },
      underWay: () => null,
      emit: () => undefined,
    });
    broken.noteChange();
    await broken.settled();
    expect(broken.state()).toEqual({
      phase: 'idle',
      done: 0,
      total: 0,
      current: null,
      notExamined: 2,
      problem: 'Why messages hung could not be examined: the disk is full.',
    });
    broken.noteChange();
    await broken.settled();
    expect(tries).toBe(1);
    broken.examine(null);
    await broken.settled();
    expect(tries).toBe(2);
    await expect(broken.close()).resolves.toBeUndefined();
  });
});
