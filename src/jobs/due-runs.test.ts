import { describe, expect, test } from 'vitest';
import { CATALOGS } from '../../test/support/catalogs.ts';
import { instant } from '../../test/support/packs.ts';
import { present } from '../engine/index.ts';
import type { JobRunRow } from '../operations/scheduling/job-runs.ts';
import { dueRuns } from './due-runs.ts';
import type { Job } from './job.ts';

const CATALOG = present(CATALOGS.at(-1), 'there are shipped catalogues');

function job(name: string, parts: Partial<Job> = {}): Job {
  return {
    name,
    summary: { zh: '试验', en: 'try' },
    schedule: { kind: 'daily', at: '10:00' },
    catchUp: 'latest',
    after: [],
    run: async () => ({}),
    ...parts,
  };
}

const SETTLE = job('settle', { catchUp: 'each' });
const PAY = job('pay', { schedule: { kind: 'every', minutes: 5 }, after: ['settle'] });

/** A run of a March morning: "03 10:00". */
function run(of: Job, due: string, parts: Partial<JobRunRow> = {}): JobRunRow {
  const dueAt = at(due);
  return {
    job: of.name,
    dueAt,
    state: 'done',
    attempts: 1,
    startedAt: dueAt,
    finishedAt: dueAt,
    held: parts.state === 'running',
    retryAt: null,
    result: {},
    error: null,
    ...parts,
  };
}

function at(time: string): number {
  const [day = '', clock = ''] = time.split(' ');
  return instant(`2022-03-${day}T${clock}:00+08:00`);
}

function due(jobs: readonly Job[], now: string, ...rows: readonly JobRunRow[]) {
  const runs = new Map(jobs.map(({ name }) => [name, rows.filter((row) => row.job === name)]));
  return dueRuns(jobs, runs, { catalog: CATALOG, now: at(now) }).map((each) => {
    const time = new Date(each.dueAt + 8 * 3_600_000).toISOString();
    return `${each.job.name} ${time.slice(8, 16).replace('T', ' ')}`;
  });
}

const failed = (attempts: number, retryAt: string) =>
  ({ state: 'failed', attempts, retryAt: at(retryAt) }) as const;

describe('what is due', () => {
  test.for([
    ['at first, is the latest time alone', '05 09:00', [], ['settle 04 10:00']],
    [
      'for each time, is the earliest that was missed',
      '05 11:00',
      ['02 10:00'],
      ['settle 03 10:00'],
    ],
    ['is nothing when the latest time was served', '05 09:59', ['04 10:00'], []],
    ['comes after a run by hand', '05 11:00', ['04 10:00', '04 15:00'], ['settle 05 10:00']],
  ] as const)('%s', ([, now, done, expected]) => {
    expect(due([SETTLE], now, ...done.map((time) => run(SETTLE, time)))).toEqual(expected);
  });

  test('for the latest time alone, leaves out what was missed and what failed before', () => {
    const [mail, last] = [job('mail'), '04 10:00'];
    expect(due([mail], '05 11:00', run(mail, '02 10:00'))).toEqual(['mail 05 10:00']);
    expect(due([mail], '05 11:00', run(mail, last, failed(1, '04 10:01')))).toEqual([
      'mail 05 10:00',
    ]);
    expect(due([mail], '04 11:00', run(mail, last, failed(1, '04 10:01')))).toEqual([
      `mail ${last}`,
    ]);
  });

  test('waits for its time when it failed, and for the run that is under way', () => {
    expect(due([SETTLE], '04 10:00', run(SETTLE, '04 10:00', failed(1, '04 10:01')))).toEqual([]);
    expect(due([SETTLE], '05 10:00', run(SETTLE, '04 10:00', { state: 'running' }))).toEqual([]);
  });

  test('goes on to the next day when a day has failed three times, and comes back to it', () => {
    const twice = run(SETTLE, '04 10:00', failed(2, '05 11:00'));
    expect(due([SETTLE], '05 10:00', twice)).toEqual([]);
    const often = run(SETTLE, '04 10:00', failed(3, '05 11:00'));
    expect(due([SETTLE], '05 10:00', often)).toEqual(['settle 05 10:00']);
    expect(due([SETTLE], '05 11:00', often, run(SETTLE, '05 10:00'))).toEqual(['settle 04 10:00']);
  });

  test.for([
    ['is due itself', ['03 10:00', 'done']],
    ['is under way', ['04 10:00', 'running']],
    ['has just failed', ['04 10:00', 'failed']],
  ] as const)('waits while the job before it %s', ([, [time, state]]) => {
    const parts = state === 'failed' ? failed(2, '04 10:30') : { state };
    const found = due([SETTLE, PAY], '04 10:05', run(SETTLE, time, parts), run(PAY, '04 09:55'));
    expect(found.filter((each) => each.startsWith('pay'))).toEqual([]);
  });

  test('waits no longer when the job before it is done or given up on', () => {
    for (const settled of [
      run(SETTLE, '04 10:00'),
      run(SETTLE, '04 10:00', failed(3, '04 10:30')),
    ]) {
      expect(due([SETTLE, PAY], '04 10:05', settled, run(PAY, '04 09:55'))).toEqual([
        'pay 04 10:05',
      ]);
    }
  });

  test('waits for nothing that is due later than itself', () => {
    const morning = [run(SETTLE, '03 10:00'), run(PAY, '04 09:50')];
    expect(due([SETTLE, PAY], '04 09:59', ...morning)).toEqual(['pay 04 09:55']);
  });
});
