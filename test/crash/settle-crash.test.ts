import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { raw } from '../../src/store/sql.ts';
import { fillCrowd, LAST_DAY } from '../support/crowd.ts';
import { describeOnPostgres } from '../support/databases.ts';
import { rowsOf } from '../support/facts.ts';
import { Ledger } from '../support/ledger.ts';
import { Program } from '../support/program.ts';

const SETTLING = fileURLToPath(new URL('../support/settling-program.ts', import.meta.url));
const ACCOUNTS = 2000;
const RANGE_ACCOUNTS = 50;
const MOMENTS = 50;

/** Who dies: one of the two programs, the other, or both. */
const VICTIMS = [[0], [1], [0, 1]] as const;

const cases = Array.from({ length: MOMENTS }, (_, index) => ({
  moment: index + 1,
  victims: VICTIMS[index % VICTIMS.length] ?? [0],
}));

describeOnPostgres('a settlement of which programs are killed', (stores) => {
  let crowd: string;
  let undisturbed: Readonly<Record<string, readonly string[]>>;
  /** From the word to begin until both programs were done, when nobody was killed. */
  let duration: number;
  let interrupted = 0;
  const start = () => new Program(SETTLING, [LAST_DAY, `${RANGE_ACCOUNTS}`]);
  const programs = [start(), start()];

  beforeAll(async () => {
    crowd = await stores.freshUrl();
    const ledger = await Ledger.at(crowd);
    await fillCrowd(ledger.database, ACCOUNTS);
    await ledger.close();

    const url = await stores.copyOf(crowd);
    const begun = await beginBoth(url);
    for (const program of programs) expect(await program.says()).toBe('done');
    duration = performance.now() - begun;
    const settled = await Ledger.at(url);
    undisturbed = await rowsOf(settled.database);
    expect(undisturbed['settlements']).toHaveLength(ACCOUNTS * 0.96);
    expect(await settled.problems()).toEqual([]);
    await settled.close();
  }, 120_000);

  afterAll(async () => {
    for (const program of programs) await program.kill();
  });

  async function beginBoth(url: string): Promise<number> {
    for (const program of programs) program.tell(url);
    for (const program of programs) expect(await program.says()).toBe('ready');
    for (const program of programs) program.tell('begin');
    return performance.now();
  }

  test.for(cases)('comes to the same: moment $moment of 50', async ({ moment, victims }) => {
    const url = await stores.copyOf(crowd);
    await beginBoth(url);
    const after = (duration * (moment - 1 + randomInt(1000) / 1000)) / MOMENTS;
    await pause(after);
    await Promise.all(victims.map((victim) => programs[victim]?.kill()));
    const last = await Promise.all(programs.map((program) => program.says()));
    if (victims.some((victim) => last[victim] !== 'done')) interrupted += 1;
    // Who lives takes over what the other one left.
    const survivors = last.filter((_, index) => !victims.some((victim) => victim === index));
    expect(survivors).toEqual(survivors.map(() => 'done'));
    // The next ones start while what these left behind is taken over.
    for (const victim of victims) programs[victim] = start();

    const ledger = await Ledger.at(url);
    await ledger.settle(LAST_DAY, { rangeAccounts: RANGE_ACCOUNTS });
    const told = `killed ${after.toFixed(1)} ms after the beginning`;
    expect(await rowsOf(ledger.database), told).toEqual(undisturbed);
    expect(await ledger.problems(), told).toEqual([]);
    const open = raw('select run_id from settlement_runs where finished_at is null');
    expect(await ledger.database.query(open), told).toEqual([]);
    await ledger.close();
    await stores.drop(url);
  });

  test('was killed at work, not after it, in most of these cases', () => {
    expect(interrupted).toBeGreaterThan(MOMENTS / 2);
  });
});
