import type { Refusal } from '../../shared/contract.ts';

export function refusal(kind: Refusal['kind'], text: string, nextStep: string): Refusal {
  return { kind, text, nextStep };
}
