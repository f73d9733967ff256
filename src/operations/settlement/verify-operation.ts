import { type Static, Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { listOf } from '../answer-fields.ts';
import type { Operation } from '../operation.ts';
import { verifyStore } from './verify-store.ts';

const Input = Type.Object({});

const Output = Type.Object({
  accounts: Type.Integer({ description: 'How many accounts were looked at.' }),
  checked: Type.Object({
    settlements: Type.Integer(),
    deductions: Type.Integer(),
    bills: Type.Integer(),
  }),
  problems: listOf(
    Type.Object({
      account: Type.String(),
      code: Type.String({ description: 'The invariant that is broken, as a sentence.' }),
      params: Type.Record(Type.String(), Type.String(), {
        description: 'What is stored, and what the facts say.',
      }),
    }),
    { description: 'Every row that is not as the facts say; none when all is in order.' },
  ),
});

/** Derives everything again over the whole store and compares; reads all that was ever recorded. */
export const verifyOperation: Operation<typeof Input, Static<typeof Output>> = {
  name: 'settlement.verify',
  access: 'operator',
  kind: 'read',
  summary: 'Derive every figure of the store again and tell what is not as the facts say.',
  input: Input,
  output: Output,
  run: async (context) => {
    const verified = await verifyStore(context);
    if (!verified.ok) return verified;
    const { accounts, settlements, deductions, bills, problems } = verified.value;
    return accept({
      accounts,
      checked: { settlements, deductions, bills },
      problems: problems.map(({ account, code, params }) => {
        return { account, code, params: { ...params } };
      }),
    });
  },
};
