import { type Static, Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { countStandings, readPlatformCounts } from '../../store/platform-counts.ts';
import { StandingField } from '../accounts/account-view.ts';
import { DayField, described, listOf, orNull, TimeField } from '../answer-fields.ts';
import type { Operation } from '../operation.ts';
import { readPlatformState } from '../scheduling/platform-state.ts';

const Input = Type.Object({});

/** How the platform stands, on one page. */
export const PlatformView = Type.Object(
  {
    asOf: TimeField,
    settledThrough: described(
      orNull(DayField),
      'Up to which day all accounts are settled, without a gap; null: the job was never run.',
    ),
    unsettledDays: Type.Integer({
      description: 'How many days have ended that are not settled; one is usual in the morning.',
    }),
    openRuns: Type.Integer({ description: 'How many settlements are under way.' }),
    failedJobs: listOf(Type.String(), { description: 'Jobs whose latest run failed.' }),
    waiting: Type.Object(
      {
        modeRequests: Type.Integer({ description: 'Requests for billing modes.' }),
        pluginReviews: Type.Integer({ description: 'Plugin applications in review.' }),
      },
      { description: 'What waits for an operator.' },
    ),
    webhooks: Type.Object({
      pending: Type.Integer({ description: 'Deliveries that are tried again.' }),
      failed: Type.Integer({ description: 'Deliveries that were given up.' }),
      disabled: Type.Integer({ description: 'Endpoints that are switched off.' }),
    }),
    mailsPending: Type.Integer({ description: 'Mails that wait to be sent.' }),
    accounts: listOf(Type.Object({ standing: StandingField, count: Type.Integer() }), {
      description: 'How many accounts stand how.',
    }),
  },
  { title: 'PlatformOverview' },
);
export type PlatformView = Static<typeof PlatformView>;

/** Shows how the platform stands and what waits for its operators. */
export const showPlatform: Operation<typeof Input, PlatformView> = {
  name: 'platform.show',
  access: 'operator',
  kind: 'read',
  summary: 'Show how far all is settled, what failed, and what waits for operators.',
  input: Input,
  output: PlatformView,
  run: async (context) => {
    const { database, catalogs, clock, jobs } = context;
    const state = await readPlatformState(context);
    const counts = await readPlatformCounts(database);
    const all = jobs === null ? [] : await jobs.list();
    return accept({
      asOf: catalogs.latest.calendar.format(clock.now()),
      settledThrough: state.settledThrough,
      unsettledDays: state.unsettledDays,
      openRuns: counts.openRuns,
      failedJobs: all.flatMap(({ name, last }) => (last?.state === 'failed' ? [name] : [])),
      waiting: { modeRequests: counts.modeRequests, pluginReviews: counts.pluginReviews },
      webhooks: {
        pending: state.webhooksPending,
        failed: counts.webhooksFailed,
        disabled: counts.webhooksDisabled,
      },
      mailsPending: state.mailsPending,
      accounts: [...(await countStandings(database))],
    });
  },
};
