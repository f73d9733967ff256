import { Type } from 'typebox';
import { accept, type Coverage, type Day } from '../../engine/index.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { readDirector } from './read-instances.ts';

const Input = Type.Object({ account: Type.String() });

/** Days that a pack covers; both ends are covered. */
export interface CoveredDays {
  readonly pack: string;
  readonly from: Day;
  readonly to: Day;
}

/** An instance with what covers it today and what waits behind that. */
export interface InstanceView {
  readonly instance: string;
  readonly name: string;
  readonly registeredAt: string;
  readonly covering: CoveredDays | null;
  readonly queued: readonly CoveredDays[];
  /** The last day that is covered without a gap from today on; null: today is not. */
  readonly coveredUntil: Day | null;
}

/** Lists an account's instances in the order of their registration. */
export const listInstancesOperation: Operation<
  typeof Input,
  { readonly instances: readonly InstanceView[]; readonly max: number }
> = {
  name: 'director.list',
  access: 'viewer',
  kind: 'read',
  summary: 'List director instances and what covers them.',
  input: Input,
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
