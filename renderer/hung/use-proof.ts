/** Why a message hung. Asked anew whenever an attempt was made to find out, or the diagnosis was. */
import { useEffect, useState } from 'react';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { HungProof } from '../../shared/diagnosis/hung/model.ts';
import type { MessageId } from '../../shared/model.ts';
import type { Result } from '../../shared/result.ts';
import { ask } from '../api.ts';
import { useDiagnosis } from '../diagnosis/diagnosis-store.ts';
import { useLab } from '../lab/lab-store.ts';
import { coalesce } from '../ui/coalesce.ts';
import { useExamination } from './examination-store.ts';

type Asked = Result<HungProof | null, Refusal>;

/** An examination tells of itself several times a second; nobody reads faster than this. */
const REFRESH_PAUSE_MS = 400;

/** Null while the first answer is on its way; the one before stays while a new one is asked for. */
export function useProof(id: MessageId): Asked | null {
  const [answered, setAnswered] = useState<{ readonly id: MessageId; readonly answer: Asked } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const load = coalesce(async () => {
      const answer = await ask('hung.proof', { id });
      if (isCurrent) setAnswered({ id, answer });
    }, REFRESH_PAUSE_MS);
    load();
    const ends = [
      useExamination.subscribe((now, before) => {
        if (now.examination?.done !== before.examination?.done) load();
      }),
      useDiagnosis.subscribe((now, before) => {
        if (now.overview?.revision !== before.overview?.revision) load();
      }),
      useLab.subscribe((now, before) => {
        if (now.runs !== before.runs) load();
      }),
    ];
    return () => {
      isCurrent = false;
      for (const end of ends) end();
    };
  }, [id]);
  return answered?.id === id ? answered.answer : null;
}
