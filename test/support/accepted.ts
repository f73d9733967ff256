import type { Outcome } from '../../src/engine/index.ts';

/** What was asked for; a refusal fails the test with its code. */
export function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}
