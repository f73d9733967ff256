// The time of a sandbox: it stands still until it is moved, and the jobs on the way are run.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import { jobsOf } from '../../src/jobs/platform-jobs.ts';
import { createAccount } from '../../src/operations/accounts/create-account.ts';
import { listPlatformAudit } from '../../src/operations/accounts/list-audit.ts';
import { refreshClock } from '../../src/operations/clock/sandbox-clock.ts';
import { setClock } from '../../src/operations/clock/set-clock.ts';
import { showClock } from '../../src/operations/clock/show-clock.ts';
import { advanceClock, listJobs, runJobs } from '../../src/operations/scheduling/job-operations.ts';
import { openRuntime, type Runtime } from '../../src/runtime.ts';
import { sql } from '../../src/store/sql.ts';
import { accepted } from '../support/accepted.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { instant } from '../support/packs.ts';
import { type RunOptions, runLine } from '../support/terminal.ts';

describeOnEachDatabase('a sandbox', (_, stores) => {
  const runtimes: Runtime[] = [];
  const at = async (url: string, sandbox = true): Promise<Runtime> => {
    const runtime = await openRuntime({ databaseUrl: url, catalogFiles: [], sandbox });
    runtimes.push(runtime);
    return runtime;
  };
  afterEach(async () => {
    for (const runtime of runtimes.splice(0)) await runtime.close();
  });
  const close = async (runtime: Runtime) => {
    runtimes.splice(runtimes.indexOf(runtime), 1);
    await runtime.close();
  };

  test('begins anywhere in time while it is empty, and then goes forward only', async () => {
    const sandbox = await at(await stores.freshUrl());
    const set = (time: string) => setClock.run(sandbox, { time });
    expect(accepted(await set('2022-03-01T12:00:00+08:00'))).toEqual({
      time: '2022-03-01T12:00:00+08:00',
    });
    accepted(await set('2022-03-01T09:00:00+08:00'));
    const { id } = accepted(await createAccount.run(sandbox, { name: 'Example Live' }));
    expect(await set('2022-03-01T08:59:59+08:00')).toMatchObject({
      refusal: { code: 'clock_goes_forward_only', path: 'time' },
    });
    expect(await set('tomorrow')).toMatchObject({ refusal: { code: 'time_is_not_readable' } });
    accepted(await set('2022-03-01T09:00:01+08:00'));
    const [row] = await sandbox.database.query<{ created: number }>(sql`
      select created_at as created from accounts where account_id = ${id}`);
    expect(row?.created).toBe(instant('2022-03-01T09:00:00+08:00'));
  });

  test('keeps its time from one program to the next', async () => {
    const url = await stores.freshUrl();
    const sandbox = await at(url);
    accepted(await setClock.run(sandbox, { time: '2022-03-01T09:00:00+08:00' }));
    if (stores.kind === 'postgres') {
      // Two at once: the one follows what the other moved when it looks again.
      const other = await at(url);
      accepted(await setClock.run(other, { time: '2022-03-01T10:00:00+08:00' }));
      expect(await setClock.run(sandbox, { time: '2022-03-02T09:00:00+08:00' })).toMatchObject({
        refusal: { code: 'clock_was_moved_meanwhile' },
      });
      await refreshClock(sandbox);
      expect(accepted(await showClock.run(sandbox, {})).time).toBe('2022-03-01T10:00:00+08:00');
    }
    const time = accepted(await showClock.run(sandbox, {})).time;
    await close(sandbox);
    expect(accepted(await showClock.run(await at(url), {}))).toEqual({ time });
  });

  test('is never a real store, nor a real store a sandbox', async () => {
    const url = await stores.freshUrl();
    const real = await at(url, false);
    accepted(await createAccount.run(real, { name: 'Example Live' }));
    const code = 'store_is_not_a_sandbox';
    expect(await setClock.run(real, { time: '2022-03-01T09:00:00+08:00' })).toMatchObject({
      refusal: { code },
    });
    expect(await showClock.run(real, {})).toMatchObject({ refusal: { code } });
    expect(await real.jobs.advance(real.clock.now())).toMatchObject({ refusal: { code } });
    await close(real);
    await expect(at(url)).rejects.toMatchObject({ name: 'StoreIsNoSandbox' });
    const sandboxUrl = await stores.freshUrl();
    await close(await at(sandboxUrl));
    await expect(at(sandboxUrl, false)).rejects.toMatchObject({ name: 'StoreIsSandbox' });
  });

  test('makes ids that sort by their making, also while time stands still', async () => {
    const url = await stores.freshUrl();
    const ids: string[] = [];
    for (let program = 0; program < 3; program += 1) {
      const sandbox = await at(url);
      ids.push(sandbox.ids.next('pk'), sandbox.ids.next('pk'));
      await close(sandbox);
    }
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  test('tries again in its time what failed on the way, and goes on', async () => {
    const sandbox = await at(await stores.freshUrl());
    accepted(await setClock.run(sandbox, { time: '2022-03-01T09:00:00+08:00' }));
    const asleep: Job = {
      name: 'mail',
      summary: { zh: '邮件', en: 'mail' },
      schedule: { kind: 'daily', at: '10:00' },
      catchUp: 'each',
      after: [],
      run: async () => {
        throw new Error('asleep');
      },
    };
    const jobs = jobsOf(sandbox, [asleep, { ...asleep, name: 'bills', run: async () => ({}) }]);
    const advanced = accepted(await jobs.advance(instant('2022-03-01T10:05:00+08:00')));
    expect(advanced.jobs).toEqual([
      // At 10:00, 10:01 and 10:03; then it is no longer waited for.
      { job: 'mail', runs: 3, failed: 3, result: {} },
      { job: 'bills', runs: 1, failed: 0, result: {} },
    ]);
    expect(advanced.failures.map(({ attempts, error }) => [attempts, error])).toEqual([
      [1, 'asleep'],
      [2, 'asleep'],
      [3, 'asleep'],
    ]);
  });

  test('is moved by operators, whom the audit log names, with the jobs or without', async () => {
    const sandbox = await at(await stores.freshUrl());
    const context = { ...sandbox, actor: { kind: 'operator', id: 'ky_ops' } as const };
    const advance = (to: string, jobs?: boolean) =>
      advanceClock.run(context, jobs === undefined ? { to } : { to, jobs });
    accepted(await setClock.run(context, { time: '2022-03-01T12:00:00+08:00' }));
    expect(accepted(await advance('2022-03-02T04:30:00Z', false))).toEqual({
      from: '2022-03-01T12:00:00+08:00',
      to: '2022-03-02T12:30:00+08:00',
      jobs: [],
      failures: [],
    });
    const settling = async () =>
      accepted(await listJobs.run(context, {})).jobs.find(({ name }) => name === 'settle');
    const dueAt = '2022-03-02T10:00:00+08:00';
    const schedule = { kind: 'daily', at: '10:00' };
    expect(await settling()).toMatchObject({ schedule, nextDueAt: dueAt, last: null });
    const { runs } = accepted(await runJobs.run(context, {}));
    const first = runs.find(({ job }) => job === 'settle');
    expect(first).toMatchObject({ job: 'settle', dueAt, state: 'done', attempts: 1 });
    expect(await settling()).toMatchObject({ nextDueAt: '2022-03-03T10:00:00+08:00', last: first });
    const walked = accepted(await advance('2022-03-03T10:00:00+08:00'));
    const walkedSettling = walked.jobs.find(({ job }) => job === 'settle');
    expect(walkedSettling).toMatchObject({ runs: 1, failed: 0 });
    expect(await advance('2022-03-03T09:59:59+08:00')).toMatchObject({
      refusal: { code: 'clock_goes_forward_only', path: 'to' },
    });
    const { entries } = accepted(await listPlatformAudit.run(context, {}));
    expect(entries.filter(({ actor }) => actor.id === 'ky_ops')).toMatchObject([
      {
        operation: 'clock.advance',
        before: { time: '2022-03-02T12:30:00+08:00' },
        after: { time: '2022-03-03T10:00:00+08:00', jobs: true },
      },
      { operation: 'jobs.run', subject: '' },
      { operation: 'clock.advance', after: { jobs: false } },
      { operation: 'clock.set' },
    ]);
  });

  test('runs each job at its time when time moves on', async () => {
    const sandbox = await at(await stores.freshUrl());
    accepted(await setClock.run(sandbox, { time: '2022-03-01T09:00:00+08:00' }));
    const stops: string[] = [];
    const advanced = accepted(
      await sandbox.jobs.advance(instant('2022-03-03T11:00:00+08:00'), {
        onStop: (time) => stops.push(sandbox.catalogs.latest.calendar.format(time).slice(5, 16)),
      }),
    );
    expect(stops).toEqual([
      '03-01T10:00',
      '03-01T23:55',
      '03-02T10:00',
      '03-02T23:55',
      '03-03T10:00',
      '03-03T11:00',
    ]);
    expect(advanced.failures).toEqual([]);
    expect(advanced.jobs.map(({ job, runs }) => [job, runs])).toEqual(
      expect.arrayContaining([
        ['settle', 3],
        ['expire-packs', 6],
      ]),
    );
    const runs = await sandbox.database.query<{ due: number; started: number }>(sql`
      select due_at as due, started_at as started from job_runs
      where job = 'settle' order by due_at`);
    expect(runs).toEqual(
      ['01', '02', '03'].map((day) => {
        const time = instant(`2022-03-${day}T10:00:00+08:00`);
        return { due: time, started: time };
      }),
    );
  });
});

describe('the command line', () => {
  let folder: string;
  const run = (args: readonly string[], options: RunOptions = {}) => {
    const environment = {
      PACKLEDGER_DATABASE_URL: `pglite:${join(folder, 'store')}`,
      PACKLEDGER_SANDBOX: '1',
      ...options.environment,
    };
    return runLine(args, { ...options, environment });
  };
  const json = async (args: readonly string[], options: RunOptions = {}) => {
    const { exitCode, out } = await run([...args, '--json'], options);
    const document: unknown = JSON.parse(out);
    return { exitCode, document };
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'packledger-clock-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('moves the time of a sandbox', async () => {
    const time = '2022-03-01T09:00:00+08:00';
    expect(await json(['clock', 'set', time])).toEqual({ exitCode: 0, document: { time } });
    const advanced = await json(['clock', 'advance', '1d']);
    expect(advanced).toMatchObject({
      exitCode: 0,
      document: { from: time, to: '2022-03-02T09:00:00+08:00', failures: [] },
    });
    const quiet = await json(['clock', 'advance', '--to', '2022-03-03T12:00:00Z', '--no-jobs']);
    expect(quiet.document).toMatchObject({ to: '2022-03-03T20:00:00+08:00', jobs: [] });
    expect((await run(['clock', 'show'])).out).toBe(
      'In the sandbox it is 2022-03-03T20:00:00+08:00\n',
    );
  });

  test('shows jobs, and runs what was missed', async () => {
    const list = await run(['jobs', 'list']);
    expect(list.out).toMatch(/^settle .*daily at 10:00 +2022-03-01 10:00:00 +done/m);
    const due = await json(['jobs', 'run', 'settle']);
    expect(due).toMatchObject({
      exitCode: 0,
      document: {
        runs: [
          { job: 'settle', dueAt: '2022-03-02T10:00:00+08:00', state: 'done' },
          { job: 'settle', dueAt: '2022-03-03T10:00:00+08:00', state: 'done' },
        ],
      },
    });
    expect((await run(['jobs', 'run'])).out).toMatch(/^expire-packs +2022-03-03 20:00:00 +done/m);
    expect((await run(['jobs', 'run'])).out).toBe('No job is due\n');
  });

  test('speaks of it in Chinese, too', async () => {
    const environment = { PACKLEDGER_LANG: 'zh' };
    const advanced = await run(['clock', 'advance', '3h'], { environment });
    expect(advanced.out).toContain('2022-03-03T20:00:00+08:00 → 2022-03-03T23:00:00+08:00');
    expect((await run(['jobs', 'list'], { environment })).out).toContain('结算前一日');
  });

  test.for([
    [['clock', 'set', '2020-01-01T00:00:00Z'], 'clock_goes_forward_only', 'time'],
    [['clock', 'advance', '--to', '2020-01-01T00:00:00Z'], 'clock_goes_forward_only', 'to'],
    [['clock', 'advance', '--to', 'soon'], 'time_is_not_readable', 'to'],
    [['clock', 'advance', '2 weeks'], 'advance_is_not_readable', 'length'],
    [['clock', 'advance'], 'advance_needs_one_end', undefined],
    [
      ['clock', 'advance', '1d', '--to', '2023-01-01T00:00:00Z'],
      'advance_needs_one_end',
      undefined,
    ],
    [['jobs', 'run', 'settel'], 'job_is_unknown', 'name'],
  ] as const)('%o is wrong input: %s', async ([args, code, path]) => {
    const { exitCode, document } = await json(args);
    expect({ exitCode, document }).toMatchObject({ exitCode: 2, document: { error: { code } } });
    if (path !== undefined) expect(document).toMatchObject({ error: { path } });
  });

  test('opens a sandbox as nothing else', async () => {
    const asReal = await json(['account', 'list'], { environment: { PACKLEDGER_SANDBOX: '0' } });
    expect(asReal).toMatchObject({
      exitCode: 2,
      document: { error: { code: 'store_is_a_sandbox', path: 'PACKLEDGER_SANDBOX' } },
    });
  });
});
