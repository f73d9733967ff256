// Answers of operations are held to what the operations say of them: the stories prove the schemas.
import type { TSchema } from 'typebox';
import type { Outcome } from '../../src/engine/index.ts';
import type { Operation } from '../../src/operations/operation.ts';
import { closed } from '../../src/operations/perform.ts';
import { SchemaCheck } from '../../src/operations/schema-problems.ts';

const CHECKS = new WeakMap<TSchema, SchemaCheck>();

/**
 * The outcome, if its answer, as JSON, has every field that the operation promises, in its form,
 * and no other field.
 */
export function asPromised<T>(
  { name, output }: Pick<Operation<TSchema, T>, 'name' | 'output'>,
  outcome: Outcome<T>,
): Outcome<T> {
  if (!outcome.ok || output === undefined) return outcome;
  const [problem] = checkOf(output).problems(JSON.parse(JSON.stringify(outcome.value)));
  if (problem === undefined) return outcome;
  throw new Error(`${name} answers otherwise than it says: ${JSON.stringify(problem)}`);
}

function checkOf(output: TSchema): SchemaCheck {
  const known = CHECKS.get(output);
  if (known !== undefined) return known;
  const check = new SchemaCheck(closed(output));
  CHECKS.set(output, check);
  return check;
}
