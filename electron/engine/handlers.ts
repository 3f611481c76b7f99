import type { Refusal } from '../../shared/contract/refusal.ts';
import type { Answer, EngineRequestName, RequestArgs } from '../../shared/contract.ts';
import type { OpenSession } from './open-session.ts';

/** Who answers which request: exactly one function for each name of the contract. */
export type Handlers = {
  [Name in EngineRequestName]: (args: RequestArgs<Name>) => Promise<Answer<Name>> | Answer<Name>;
};

/** Hands the open queue to `act`; without one the request is refused. */
export type WithQueue = <Value>(
  act: (open: OpenSession) => Value,
) => Value | { readonly ok: false; readonly error: Refusal };
