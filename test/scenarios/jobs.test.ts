// The jobs of a platform: each due time is served once, in order, whatever stops on the way.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import { jobsOf } from '../../src/jobs/platform-jobs.ts';
import { type EndedRun, retryAfter } from '../../src/jobs/run-job.ts';
import { runDue, startScheduler } from '../../src/jobs/scheduler.ts';
import type { Context } from '../../src/operations/operation.ts';
import { claimRun, finishRun, type HeldRun } from '../../src/operations/scheduling/job-runs.ts';
import { sql } from '../../src/store/sql.ts';
import { accepted } from '../support/accepted.ts';
import { describeOnEachDatabase, describeOnPostgres } from '../support/databases.ts';
import { Ledger, LIVE } from '../support/ledger.ts';
import { instant } from '../support/packs.ts';

/** A job of every settlement, unless the test says otherwise. */
function job(name: string, work: (context: Context) => unknown, parts: Partial<Job> = {}): Job {
  return {
    name,
    summary: { zh: '试验', en: 'try' },
    schedule: { kind: 'daily', at: 'settleAt' },
    catchUp: 'latest',
    after: [],
    run: async (context) => {
      await work(context);
      return { done: 1 };
    },
    ...parts,
  };
}

/** Runs as "job day hour": what was run, in which order. */
function told(runs: readonly Pick<EndedRun, 'job' | 'dueAt'>[]): readonly string[] {
  return runs.map((run) => {
    const time = new Date(run.dueAt + 8 * 3_600_000).toISOString();
    return `${run.job} ${time.slice(5, 16).replace('T', ' ')}`;
  });
}

function fails(): never {
  throw new Error('the mail server is asleep');
}

describeOnEachDatabase('jobs', (open) => {
  let ledger: Ledger;
  beforeEach(async () => {
    ledger = await Ledger.on(await open());
    ledger.itIs('2022-03-02T09:00:00+08:00');
  });

  describe('that are due', () => {
    test('are run once for their time, and again when it has come again', async () => {
      const jobs = [job('settle', () => {}), job('mail', () => {}, { schedule: every(30) })];
      expect(told(await runDue(ledger.context, { jobs }))).toEqual([
        'settle 03-01 10:00',
        'mail 03-02 09:00',
      ]);
      expect(await runDue(ledger.context, { jobs })).toEqual([]);
      ledger.itIs('2022-03-02T10:05:00+08:00');
      expect(told(await runDue(ledger.context, { jobs }))).toEqual([
        'settle 03-02 10:00',
        'mail 03-02 10:00',
      ]);
    });

    test('after three days without a server settle each day before what follows', async () => {
      ledger.itIs('2022-03-02T12:00:00+08:00');
      await runDue(ledger.context);
      const account = await ledger.account();
      await account.pack('traffic-100gb', '2022-03-02T08:00:00+08:00');
      for (const day of ['2022-03-02', '2022-03-03', '2022-03-04']) {
        await account.use({ day, quantity: '40 GB' });
      }
      ledger.itIs('2022-03-05T11:07:00+08:00');
      const runs = await runDue(ledger.context);
      const order = told(runs);
      const settled = order.filter((run) => run.startsWith('settle'));
      expect(settled).toEqual(['settle 03-03 10:00', 'settle 03-04 10:00', 'settle 03-05 10:00']);
      expect(order.filter((run) => run.startsWith('expire-packs'))).toEqual([
        'expire-packs 03-05 11:00',
      ]);
      const last = order.indexOf('settle 03-05 10:00');
      expect(
        order.slice(last).filter((run) => /^(pay|renew|expire-packs|enf)/.test(run)),
      ).toHaveLength(4);
      const deductions = await account.deductions();
      expect(deductions.map(({ date, deducted }) => [date, deducted])).toEqual([
        ['2022-03-02', '40000000000'],
        ['2022-03-03', '40000000000'],
        ['2022-03-04', '20000000000'],
      ]);
      expect(await ledger.problems()).toEqual([]);
    });

    test('act as themselves in the audit log', async () => {
      const actors: unknown[] = [];
      await runDue(ledger.context, {
        jobs: [job('mail', ({ actor, requestId }) => actors.push(actor, requestId.slice(0, 3)))],
      });
      expect(actors).toEqual([{ kind: 'job', id: 'mail' }, 'rq_']);
    });
  });

  describe('that fail', () => {
    test('are tried again later and later, and stop nobody but those that follow', async () => {
      const jobs = [
        job('settle', fails, { catchUp: 'each' }),
        job('pay-bills', () => {}, { after: ['settle'] }),
        job('mail', () => {}),
      ];
      expect(told(await runDue(ledger.context, { jobs }))).toEqual([
        'settle 03-01 10:00',
        'mail 03-01 10:00',
      ]);
      ledger.itIs('2022-03-02T09:00:59+08:00');
      expect(await runDue(ledger.context, { jobs })).toEqual([]);
      ledger.itIs('2022-03-02T09:01:00+08:00');
      expect(await runDue(ledger.context, { jobs })).toMatchObject([
        { job: 'settle', attempts: 2, error: 'the mail server is asleep' },
      ]);
      // What follows has waited long enough by the third attempt.
      ledger.itIs('2022-03-02T09:03:00+08:00');
      expect(await runDue(ledger.context, { jobs })).toMatchObject([
        { job: 'settle', attempts: 3 },
        { job: 'pay-bills', attempts: 1, error: null },
      ]);
      expect([1, 2, 3, 6, 7, 20].map(retryAfter)).toEqual(
        [1, 2, 4, 32, 60, 60].map((minutes) => minutes * 60_000),
      );
    });

    test('show it in the list, until they succeed', async () => {
      let broken = true;
      const jobs = jobsOf(ledger.context, [job('mail', () => broken && fails())]);
      await jobs.runDue();
      expect(await jobs.list()).toMatchObject([
        {
          name: 'mail',
          schedule: { kind: 'daily', at: '10:00' },
          nextDueAt: '2022-03-02T10:00:00+08:00',
          last: {
            dueAt: '2022-03-01T10:00:00+08:00',
            state: 'failed',
            attempts: 1,
            error: 'the mail server is asleep',
            retryAt: '2022-03-02T09:01:00+08:00',
          },
        },
      ]);
      broken = false;
      ledger.itIs('2022-03-02T09:01:00+08:00');
      await jobs.runDue();
      expect(await jobs.list()).toMatchObject([
        { last: { state: 'done', attempts: 2, error: null, retryAt: null, result: { done: 1 } } },
      ]);
    });

    test('of which only the latest time counts are given up when the next has come', async () => {
      const jobs = [job('mail', fails, { schedule: every(1) })];
      await runDue(ledger.context, { jobs });
      ledger.itIs('2022-03-02T09:01:00+08:00');
      expect(await runDue(ledger.context, { jobs })).toMatchObject([
        { dueAt: instant('2022-03-02T09:01:00+08:00'), attempts: 1 },
      ]);
    });
  });

  describe('of a process that died', () => {
    const dueAt = instant('2022-03-01T10:00:00+08:00');
    const run: HeldRun = { job: 'mail', dueAt, holder: 'the dead one' };
    const jobs = [job('mail', () => {}), job('bills', () => {}, { after: ['mail'] })];

    test('are left alone while it may live, and so is what follows', async () => {
      await claimRun(ledger.context, run, { holdMs: 60_000, again: false });
      expect(await runDue(ledger.context, { jobs })).toEqual([]);
      expect(await jobsOf(ledger.context, jobs).list()).toMatchObject([
        { last: { state: 'running' } },
        { last: null },
      ]);
    });

    test('are taken over when it gives no sign of life', async () => {
      await claimRun(ledger.context, run, { holdMs: 0, again: false });
      expect(await jobsOf(ledger.context, jobs).list()).toMatchObject([
        { last: { state: 'abandoned' } },
        { last: null },
      ]);
      expect(await runDue(ledger.context, { jobs })).toMatchObject([
        { job: 'mail', attempts: 2, error: null },
        { job: 'bills' },
      ]);
      // Should it wake up, it finds that the run is no longer its own.
      expect(await finishRun(ledger.context, run, { done: 7 })).toBe(false);
      expect(await jobsOf(ledger.context, jobs).list()).toMatchObject([
        { last: { state: 'done', attempts: 2, result: { done: 1 } } },
        {},
      ]);
    });
  });

  describe('that are run by name', () => {
    test('make up for what they missed, and then are run once more for the moment', async () => {
      const jobs = jobsOf(ledger.context, [job('settle', () => {}, { catchUp: 'each' })]);
      expect(accepted(await jobs.run('settle'))).toMatchObject([
        { dueAt: '2022-03-01T10:00:00+08:00', state: 'done' },
      ]);
      ledger.itIs('2022-03-03T12:00:00+08:00');
      expect(accepted(await jobs.run('settle'))).toMatchObject([
        { dueAt: '2022-03-02T10:00:00+08:00' },
        { dueAt: '2022-03-03T10:00:00+08:00' },
      ]);
      const again = [{ dueAt: '2022-03-03T12:00:00+08:00', state: 'done' }];
      expect(accepted(await jobs.run('settle'))).toMatchObject(again);
      expect(accepted(await jobs.run('settle'))).toMatchObject([{ ...again[0], attempts: 2 }]);
      ledger.itIs('2022-03-04T10:00:00+08:00');
      expect(await jobs.runDue()).toMatchObject([{ dueAt: '2022-03-04T10:00:00+08:00' }]);
    });

    test('are tried again at once when they failed', async () => {
      let broken = true;
      const jobs = jobsOf(ledger.context, [
        job('settle', () => broken && fails(), { catchUp: 'each' }),
      ]);
      expect(accepted(await jobs.run('settle'))).toMatchObject([{ state: 'failed' }]);
      ledger.itIs('2022-03-03T09:00:00+08:00');
      broken = false;
      expect(accepted(await jobs.run('settle'))).toMatchObject([
        { dueAt: '2022-03-01T10:00:00+08:00', state: 'done', attempts: 2 },
        { dueAt: '2022-03-02T10:00:00+08:00', state: 'done', attempts: 1 },
      ]);
    });

    test('are refused while they run, and when there are none of the name', async () => {
      const jobs = jobsOf(ledger.context, [job('mail', () => {})]);
      const dueAt = instant('2022-03-01T10:00:00+08:00');
      const run = { job: 'mail', dueAt, holder: 'another' };
      await claimRun(ledger.context, run, { holdMs: 60_000, again: false });
      expect(await jobs.run('mail')).toMatchObject({ refusal: { code: 'job_is_running' } });
      expect(await jobs.run('male')).toMatchObject({
        refusal: { code: 'job_is_unknown', params: { known: 'mail' } },
      });
    });
  });

  test('old runs are forgotten, the latest never before its time', async () => {
    const jobs = [job('mail', () => {}, { schedule: every(1) })];
    await runDue(ledger.context, { jobs });
    const count = async () => {
      const rows = await ledger.database.query<{ due: number }>(sql`
        select due_at as due from job_runs where job = 'deliver-webhooks' order by due_at`);
      return rows.length;
    };
    await runDue(ledger.context);
    ledger.itIs('2022-03-02T09:01:00+08:00');
    await runDue(ledger.context);
    expect(await count()).toBe(2);
    ledger.itIs('2022-03-08T10:00:00+08:00');
    const forgotten = (await runDue(ledger.context)).find((run) => run.job === 'forget-runs');
    expect(forgotten?.result?.['forgotten']).toBeGreaterThan(2);
    expect(await count()).toBe(1);
  });

  test('a scheduler runs jobs when they are due until it is told to stop', async () => {
    const stop = new AbortController();
    const runs: string[] = [];
    const waits: number[] = [];
    const times = ['2022-03-02T09:59:50+08:00', '2022-03-02T10:00:00+08:00'];
    await startScheduler(ledger.context, {
      jobs: [job('mail', () => {})],
      signal: stop.signal,
      onRun: (run) => runs.push(...told([run])),
      wait: async (ms) => {
        waits.push(ms);
        const next = times.shift();
        if (next === undefined) stop.abort();
        else ledger.itIs(next);
      },
    });
    expect(runs).toEqual(['mail 03-01 10:00', 'mail 03-02 10:00']);
    // Half a minute at the most, and not beyond the time at which the next run is due.
    expect(waits).toEqual([30_000, 10_000, 30_000]);
  });

  test('a run that takes too long when the process stops is let go of, for others', async () => {
    const [stop, letGo] = [new AbortController(), new AbortController()];
    const endless = job('mail', () => {
      stop.abort();
      letGo.abort();
      return new Promise(() => {});
    });
    const runs: (string | null)[] = [];
    await startScheduler(ledger.context, {
      jobs: [endless, job('never', () => {}, { after: ['mail'] })],
      signal: stop.signal,
      letGo: letGo.signal,
      onRun: ({ job: name, error }) => runs.push(name, error),
    });
    expect(runs).toEqual(['mail', expect.stringContaining('stopped')]);
    // Without a wait, and without this process.
    const again = await runDue(ledger.context, { jobs: [job('mail', () => {})] });
    expect(told(again)).toEqual(['mail 03-01 10:00']);
  });

  test('packs that are over are told of once: used up, or expired with what was left', async () => {
    const account = await ledger.account();
    const [used, left, unbound] = [
      await account.pack('traffic-100gb', '2022-03-01T08:00:00+08:00'),
      await account.pack('traffic-500gb', '2022-03-01T09:30:00+08:00'),
      await account.pack('director-7d', '2022-03-01T09:40:00+08:00'),
    ];
    await account.use({ day: '2022-03-02', quantity: '100 GB', item: LIVE });
    ledger.itIs('2022-03-03T12:00:00+08:00');
    await ledger.settle('2022-03-02');
    // Expired at 09:30, but its last day is settled at 10:00.
    ledger.itIs('2023-03-01T09:50:00+08:00');
    await runDue(ledger.context);
    const events = () =>
      ledger.database.query<{ type: string; data: Record<string, unknown> }>(sql`
        select type, data from events
        where account_id = ${account.id} and type in ('pack.used-up', 'pack.expired')
        order by event_id`);
    expect(await events()).toMatchObject([{ type: 'pack.used-up', data: { pack: used } }]);
    for (const time of ['2023-03-01T10:00:00+08:00', '2023-03-01T10:10:00+08:00']) {
      ledger.itIs(time);
      await runDue(ledger.context);
    }
    expect((await events()).slice(1)).toMatchObject([
      { type: 'pack.expired', data: { pack: left, voided: '500000000000', family: 'traffic' } },
      { type: 'pack.expired', data: { pack: unbound, voided: '7', family: 'director' } },
    ]);
  });
});

describeOnPostgres('jobs of two processes', (stores) => {
  test('serve each due time once, whoever comes first', async () => {
    const url = await stores.freshUrl();
    const [one, other] = [await Ledger.at(url), await Ledger.at(url)];
    const served: string[] = [];
    const jobs = ['a', 'b', 'c', 'd'].map((name) =>
      job(name, () => {}, {
        schedule: every(1),
        run: async (_, due) => {
          served.push(`${name} ${due}`);
          return {};
        },
      }),
    );
    for (let minute = 10; minute < 40; minute += 1) {
      const time = `2022-03-02T09:${minute}:00+08:00`;
      const runs = await Promise.all(
        [one, other].map((ledger) => {
          ledger.itIs(time);
          return runDue(ledger.context, { jobs });
        }),
      );
      expect(runs.flat()).toHaveLength(4);
    }
    expect(served).toHaveLength(30 * 4);
    expect(new Set(served).size).toBe(served.length);
    await Promise.all([one.close(), other.close()]);
  });

  test('are held by signs of life for as long as the work takes', async () => {
    const url = await stores.freshUrl();
    const [one, other] = [await Ledger.at(url), await Ledger.at(url)];
    let meanwhile: readonly EndedRun[] | null = null;
    const slow = job('slow', async ({ database }) => {
      // The database's time, by which runs are held: three times as long as without a sign.
      await database.query(sql`select pg_sleep(0.9)`);
      meanwhile ??= await runDue(other.context, { jobs: [slow] });
    });
    const runs = await runDue(one.context, { jobs: [slow], holdMs: 300 });
    expect(runs).toMatchObject([{ attempts: 1, error: null }]);
    expect(meanwhile).toEqual([]);
    await Promise.all([one.close(), other.close()]);
  });
});

function every(minutes: number) {
  return { kind: 'every', minutes } as const;
}
