import type { Outcome } from '../../engine/index.ts';
import type { Context } from '../../operations/operation.ts';
import type { ApiNames } from './api-names.ts';
import type { ActionAnswer } from './envelope.ts';
import {
  type Parameters,
  type ParameterTypes,
  readParameters,
  type SentParameters,
} from './parameters.ts';

/** What an action is called with, beside its parameters. */
export interface ActionCall {
  /** Its actor is the key's holder. */
  readonly context: Context;
  /** The account of the key. */
  readonly account: string;
  readonly names: ApiNames;
}

/** An action of Tencent's API, as one function. */
export interface Action {
  readonly name: string;
  run(call: ActionCall, sent: SentParameters): Promise<Outcome<ActionAnswer>>;
}

/** An action that takes these parameters and no others. */
export function action<T extends ParameterTypes>(
  name: string,
  types: T,
  run: (call: ActionCall, given: Parameters<T>) => Promise<Outcome<ActionAnswer>>,
): Action {
  return {
    name,
    run: async (call, sent) => {
      const given = readParameters(types, sent);
      return given.ok ? run(call, given.value) : given;
    },
  };
}
