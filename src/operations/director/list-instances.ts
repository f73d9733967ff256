import { type Static, Type } from 'typebox';
import { accept, type Coverage } from '../../engine/index.ts';
import { listOf } from '../answer-fields.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { type CoveredDays, InstanceView } from './instance-view.ts';
import { readDirector } from './read-instances.ts';

const Input = Type.Object({ account: AccountField });
const Output = Type.Object({
  instances: listOf(InstanceView, { description: 'In the order of their registration.' }),
  max: Type.Integer({ description: 'How many an account may have.' }),
});

/** Lists an account's instances in the order of their registration. */
export const listInstancesOperation: Operation<typeof Input, Static<typeof Output>> = {
  name: 'director.list',
  access: 'viewer',
  kind: 'read',
  summary: 'List director instances and what covers them.',
  input: Input,
  output: Output,
  run: async (context, { account }) => {
    const { catalogs, clock } = context;
    const { calendar } = catalogs.latest;
    const today = calendar.dayOf(clock.now());
    const catalog = catalogs.on(today) ?? catalogs.latest;
    return readAccount(context.database, account, async (connection) => {
      const { instances, coverage } = await readDirector(connection, account, catalog);
      const views = instances.map(({ instance, name, registeredAt }) => {
        const own = coverage.filter((row) => row.instance === instance);
        const covering = own.find(({ from, to }) => from <= today && today <= to);
        const queued = own.filter(({ from }) => from > today).map(daysOf);
        return {
          instance,
          name,
          registeredAt: calendar.format(registeredAt),
          covering: covering === undefined ? null : daysOf(covering),
          queued,
          // What waits begins where the one before it ends.
          coveredUntil: covering === undefined ? null : (queued.at(-1)?.to ?? covering.to),
        };
      });
      return accept({ instances: views, max: catalog.director.instancesMax });
    });
  },
};

function daysOf({ pack, from, to }: Coverage): CoveredDays {
  return { pack, from, to };
}
