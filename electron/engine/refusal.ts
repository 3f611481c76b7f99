import type { Refusal } from '../../shared/contract/refusal.ts';

export function refusal(kind: Refusal['kind'], text: string, nextStep: string): Refusal {
  return { kind, text, nextStep };
}
