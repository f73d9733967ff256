import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { accept } from '../engine/index.ts';
import type { Context, Operation } from './operation.ts';
import { perform } from './perform.ts';

const Input = Type.Object({
  account: Type.String(),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
  parts: Type.Optional(Type.Array(Type.Object({ name: Type.String() }))),
});

const echo: Operation<typeof Input, unknown> = {
  name: 'test.echo',
  access: 'operator',
  kind: 'read',
  summary: 'Answer with the input.',
  input: Input,
  output: Input,
  run: async (_context, input) => accept(input),
};

// Who calls is all of it that is looked at before the operation runs.
const context = { actor: { kind: 'operator', id: 'a-test' } } as Context;

async function refusalOf(input: unknown) {
  const outcome = await perform(context, echo, input);
  return outcome.ok ? null : [outcome.refusal.code, outcome.refusal.path];
}

test('an input that fits is what the operation gets', async () => {
  const input = { account: 'ac_1', limit: 3, parts: [{ name: 'a' }] };
  expect(await perform(context, echo, input)).toEqual(accept(input));
});

test.for([
  [{}, ['field_is_missing', 'account']],
  [{ account: 7 }, ['value_is_of_another_kind', 'account']],
  [{ account: 'ac_1', limit: 0 }, ['number_is_too_small', 'limit']],
  [{ account: 'ac_1', limt: 3 }, ['field_is_unknown', 'limt']],
  [{ account: 'ac_1', parts: [{ name: 'a', nme: 'b' }] }, ['field_is_unknown', 'parts[0].nme']],
  ['ac_1', ['value_is_of_another_kind', '']],
  [null, ['value_is_of_another_kind', '']],
] as const)('%j is refused with its place', async ([input, refusal]) => {
  expect(await refusalOf(input)).toEqual(refusal);
});
