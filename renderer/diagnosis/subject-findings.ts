/** The cards of one message, requestor or cycle. Asked anew whenever the diagnosis was. */
import { useEffect, useState } from 'react';
import type { FindingSubject } from '../../shared/contract/diagnosis.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { Finding } from '../../shared/diagnosis/model.ts';
import type { Result } from '../../shared/result.ts';
import { ask } from '../api.ts';
import { coalesce } from '../ui/coalesce.ts';
import { useDiagnosis } from './diagnosis-store.ts';

/** Null while the first answer for this subject is on its way. */
export function useFindingsOf(subject: FindingSubject): Result<readonly Finding[], Refusal> | null {
  const key = JSON.stringify(subject);
  const [answered, setAnswered] = useState<{
    readonly key: string;
    readonly answer: Result<readonly Finding[], Refusal>;
  } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const load = coalesce(async () => {
      const answer = await ask('diagnosis.of', { subject: subjectOf(key) });
      if (isCurrent) setAnswered({ key, answer });
    });
    load();
    const end = useDiagnosis.subscribe((now, before) => {
      if (now.overview?.revision !== before.overview?.revision) load();
    });
    return () => {
      isCurrent = false;
      end();
    };
  }, [key]);
  return answered?.key === key ? answered.answer : null;
}

/** The way back from its key, so that the effect depends on what is asked and not on the object it is asked with. */
function subjectOf(key: string): FindingSubject {
  return JSON.parse(key) as FindingSubject;
}
