import { Type } from 'typebox';
import { accept, refuse } from '../../engine/index.ts';
import { listOperators, lockOperators, removeOperator as removeRow } from '../../store/members.ts';
import { auditChange } from '../change.ts';
import type { Operation } from '../operation.ts';
import { OperatorView, operatorView } from './operator-view.ts';

const Input = Type.Object({ person: Type.String() });

/** Ends that a person is an operator, at once. The last one who may change anything stays. */
export const removeOperator: Operation<typeof Input, OperatorView> = {
  name: 'operators.remove',
  access: 'operator',
  kind: 'change',
  summary: 'End that a person is an operator, at once.',
  input: Input,
  output: OperatorView,
  run: async (context, { person }) =>
    context.database.transaction(async (connection) => {
      await lockOperators(connection);
      const operators = await listOperators(connection);
      const found = operators.find(({ personId }) => personId === person);
      if (found === undefined) return refuse('operator_not_found', { person }, 'person');
      const others = operators.filter((one) => one !== found && !one.readOnly);
      if (!found.readOnly && others.length === 0) {
        return refuse('platform_needs_an_operator', { person }, 'person');
      }
      await removeRow(connection, person);
      const before = operatorView(context, found);
      await auditChange(context, connection, {
        accountId: '',
        operation: 'operators.remove',
        at: context.clock.now(),
        subject: person,
        before,
        after: null,
      });
      return accept(before);
    }),
};
