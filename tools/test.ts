// `npm test`: everything that must hold, and a last line that counts it.
//
//   npm test                              types, lint, and all tests on PGlite and PostgreSQL
//   npm test -- --no-postgres             the same without PostgreSQL, which it then says
//   npm test -- src/engine -t "a title"   whatever else is given goes to Vitest
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumForTests } from './chromium.ts';
import { mediaProgramsForTests } from './media-programs.ts';
import { postgresForTests } from './postgres.ts';
import { type Counts, countTests } from './test-counts.ts';

const NO_POSTGRES = '--no-postgres';
/** What the set-up of the tests understands; only our own option may say it here. */
const WITHOUT_POSTGRES = 'none';

const inCi = process.env['CI'] === 'true';
const given = process.argv.slice(2);
const passedOn = given.filter((argument) => argument !== NO_POSTGRES);
// With CI=true nothing is left out, whatever is asked for.
const withPostgres = inCi || !given.includes(NO_POSTGRES);
const named = process.env['PACKLEDGER_TEST_DATABASE_URL'] ?? '';
const server = named === WITHOUT_POSTGRES ? '' : named;

// A log is to be read, and some programs colour it as soon as CI is set.
if (!process.stdout.isTTY) process.env['NO_COLOR'] ??= '1';

const counts = [check('types', 'npm', ['run', '--silent', 'types'])];
counts.push(check('lint', 'npm', ['run', '--silent', 'lint']));
counts.push(...(await tests()));

const sum = (of: keyof Counts) => counts.reduce((total, count) => total + count[of], 0);
if (!withPostgres) console.log(`\nWithout PostgreSQL, as asked for by ${NO_POSTGRES}.`);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;

function check(title: string, command: string, options: readonly string[]): Counts {
  const ok = spawnSync(command, options, { stdio: 'inherit' }).status === 0;
  console.log(`${ok ? 'ok' : 'FAILED'}: ${title}`);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

async function tests(): Promise<readonly Counts[]> {
  for (const { ok, says } of [chromiumForTests(), mediaProgramsForTests()]) {
    console.log(`${ok ? 'ok' : 'FAILED'}: ${says}`);
  }
  if (!withPostgres) return [vitest(WITHOUT_POSTGRES)];
  const postgres = await postgresForTests(server);
  console.log(`${postgres.ok ? 'ok' : 'FAILED'}: ${postgres.says}`);
  if (postgres.ok) return [vitest(server)];
  if (!inCi) console.log(`Or leave it out: npm test -- ${NO_POSTGRES}`);
  // What needs no server is worth knowing all the same.
  return [{ passed: 0, failed: 1 }, vitest(WITHOUT_POSTGRES)];
}

function vitest(postgres: string): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'packledger-test-'));
  const report = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const { status } = spawnSync('vitest', ['run', ...reporters, ...passedOn], {
      stdio: 'inherit',
      env: { ...process.env, PACKLEDGER_TEST_DATABASE_URL: postgres },
    });
    return countTests(read(report), status === 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(report: string): string | null {
  try {
    return readFileSync(report, 'utf8');
  } catch {
    // Vitest did not come as far as that; its exit status tells.
    return null;
  }
}
