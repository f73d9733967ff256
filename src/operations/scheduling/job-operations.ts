// Jobs for operators: how they stand, and to run them now. src/jobs does it.
import { type Static, Type } from 'typebox';
import { accept, parseInstant, present, refuse } from '../../engine/index.ts';
import { listOf } from '../answer-fields.ts';
import { auditChange } from '../change.ts';
import type { Context, Jobs, Operation } from '../operation.ts';
import { AdvanceView, JobRunView, JobView } from './job-views.ts';

const NoInput = Type.Object({});
const ListOutput = Type.Object({ jobs: listOf(JobView) });

/** Lists what the clock starts, when it is due, and how its latest run stands. */
export const listJobs: Operation<typeof NoInput, Static<typeof ListOutput>> = {
  name: 'jobs.list',
  access: 'operator',
  kind: 'read',
  summary: 'List the jobs with their schedules and latest runs.',
  input: NoInput,
  output: ListOutput,
  run: async (context) => accept({ jobs: await jobsOf(context).list() }),
};

const RunInput = Type.Object({
  name: Type.Optional(
    Type.String({ description: 'The job to run now; left out: everything that is due.' }),
  ),
});
const RunOutput = Type.Object({
  runs: listOf(JobRunView, { description: 'Those that were begun and have ended.' }),
});

/** Runs one job now, or everything that is due; what fails is kept with its run. */
export const runJobs: Operation<typeof RunInput, Static<typeof RunOutput>> = {
  name: 'jobs.run',
  access: 'operator',
  kind: 'change',
  summary: 'Run a job now, or everything that is due.',
  input: RunInput,
  output: RunOutput,
  run: async (context, { name }) => {
    const jobs = jobsOf(context);
    const ended = name === undefined ? accept(await jobs.runDue()) : await jobs.run(name);
    if (!ended.ok) return ended;
    const runs = ended.value;
    // What each did stands under the job's name; here, who wanted it.
    await context.database.transaction((connection) =>
      auditChange(context, connection, {
        accountId: '',
        operation: 'jobs.run',
        at: context.clock.now(),
        subject: name ?? '',
        before: null,
        after: { runs: runs.map(({ job, dueAt, state }) => ({ job, dueAt, state })) },
      }),
    );
    return accept({ runs });
  },
};

const AdvanceInput = Type.Object({
  to: Type.String({ description: 'Until when, with its offset: 2022-01-05T10:00:00+08:00.' }),
  jobs: Type.Optional(
    Type.Boolean({ description: 'False: time moves, and nothing is run on the way.' }),
  ),
});

/** Moves the time of a sandbox, running what falls due on the way. */
export const advanceClock: Operation<typeof AdvanceInput, AdvanceView> = {
  name: 'clock.advance',
  access: 'operator',
  kind: 'change',
  summary: 'Move the time of a sandbox, running the jobs that fall due on the way.',
  input: AdvanceInput,
  output: AdvanceView,
  run: async (context, { to, jobs: runAll = true }) => {
    const until = parseInstant(to);
    if (until === null) return refuse('time_is_not_readable', { text: to }, 'to');
    return jobsOf(context).advance(until, { runJobs: runAll });
  },
};

/** The jobs on behalf of whoever calls. */
function jobsOf(context: Context): Jobs {
  return present(context.jobs, 'jobs are run from outside of jobs').as(context);
}
