import { Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { coverageOfRow, listBindings } from '../../store/director.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import type { CoveredDays } from './list-instances.ts';

const Input = Type.Object({
  account: Type.String(),
  instance: Type.Optional(Type.String()),
});

/** A span of days on which a pack covers an instance. */
export interface CoverageView extends CoveredDays {
  readonly instance: string;
  readonly boundAt: string;
  readonly state: 'ended' | 'running' | 'queued';
}

/** Shows which pack covered, covers and will cover which instance, in order of time. */
export const showTimeline: Operation<
  typeof Input,
  { readonly today: string; readonly coverage: readonly CoverageView[] }
> = {
  name: 'director.timeline',
  access: 'viewer',
  kind: 'read',
  summary: 'Show which pack covers which director instance when.',
  input: Input,
  run: async (context, { account, instance: only }) => {
    const { latest } = context.catalogs;
    const today = latest.calendar.dayOf(context.clock.now());
    return readAccount(context.database, account, async (connection) => {
      const rows = await listBindings(connection, [account]);
      const coverage = rows.flatMap((row): CoverageView[] => {
        const { instance, pack, from, to } = coverageOfRow(latest, row);
        // One that was reclaimed before it began covers nothing.
        if (to < from || (only !== undefined && instance !== only)) return [];
        const state = to < today ? 'ended' : from > today ? 'queued' : 'running';
        const boundAt = latest.calendar.format(row.boundAt);
        return [{ instance, pack, from, to, boundAt, state }];
      });
      coverage.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
      return accept({ today, coverage });
    });
  },
};
