import type { Answer, EngineEvents, EngineRequestName } from '../shared/contract.ts';

/** From the main process to the engine process. `args` are checked by the engine against the contract. */
export interface EngineCall {
  readonly call: number;
  readonly name: EngineRequestName;
  readonly args: unknown;
}

/** From the engine process to the main process. */
export type EngineMessage =
  | { readonly kind: 'answer'; readonly call: number; readonly answer: Answer<EngineRequestName> }
  | {
      [Name in keyof EngineEvents]: {
        readonly kind: 'event';
        readonly name: Name;
        readonly payload: EngineEvents[Name];
      };
    }[keyof EngineEvents];
