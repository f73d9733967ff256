import { type Static, Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { listOperators } from '../../store/members.ts';
import { listOf } from '../answer-fields.ts';
import type { Operation } from '../operation.ts';
import { OperatorView, operatorView } from './operator-view.ts';

const Input = Type.Object({});
const Output = Type.Object({
  operators: listOf(OperatorView, { description: 'In the order in which they joined.' }),
});

/** Lists the operators of the platform. */
export const listOperatorsOperation: Operation<typeof Input, Static<typeof Output>> = {
  name: 'operators.list',
  access: 'operator',
  kind: 'read',
  summary: 'List the operators of the platform.',
  input: Input,
  output: Output,
  run: (context) =>
    context.database.transaction(async (connection) => {
      const rows = await listOperators(connection);
      return accept({ operators: rows.map((row) => operatorView(context, row)) });
    }),
};
