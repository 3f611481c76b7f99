import type { Answer, EngineRequestName, RequestArgs } from '../../shared/contract.ts';

/** Who answers which request: exactly one function for each name of the contract. */
export type Handlers = {
  [Name in EngineRequestName]: (args: RequestArgs<Name>) => Promise<Answer<Name>> | Answer<Name>;
};
