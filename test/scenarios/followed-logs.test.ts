// Logs that grow, are rotated, truncated and copied while they are followed: every line once.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import {
  appendFile,
  copyFile,
  mkdtemp,
  readFile,
  rename,
  rm,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Calendar } from '../../src/engine/index.ts';
import { readNginxRtmp } from '../../src/ingest/nginx-rtmp.ts';
import { describeOnPostgres } from '../support/databases.ts';
import { serverOn } from '../support/http-platform.ts';
import { type Account, Ledger, LIVE } from '../support/ledger.ts';
import { sourceOn, usageOf } from '../support/media-desk.ts';
import { ServerProcess } from '../support/server-process.ts';
import { runLine } from '../support/terminal.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
/** What follows a log. */
interface Follower {
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

const PATIENCE = { timeout: 20_000, interval: 100 };

describeOnPostgres('a log that is followed', (stores) => {
  let url: string;
  let ledger: Ledger;
  let account: Account;
  let folder: string;
  let log: string;
  let written = 0;

  beforeAll(async () => {
    url = await stores.freshUrl();
    ledger = await Ledger.at(url);
  });
  afterAll(() => ledger.close());

  beforeEach(async () => {
    account = await ledger.account();
    folder = await mkdtemp(join(tmpdir(), 'packledger-follow-'));
    log = join(folder, 'access.log');
    written = 0;
    return () => rm(folder, { recursive: true, force: true });
  });

  /** Lines of one byte each; all different, so that a log's first line is its own. */
  function lines(count: number): string {
    return Array.from({ length: count }, () => {
      written += 1;
      return `1.2.3.4 - - [02/Mar/2022:12:00:00 +0800] "GET /${written}" 200 1 "-" "x"\n`;
    }).join('');
  }

  const options = () => {
    const command = ['usage', 'follow', log, '--account', account.id];
    return [...command, '--format', 'nginx', '--item', LIVE, '--json'];
  };
  const readOnce = async () => {
    const environment = { PACKLEDGER_DATABASE_URL: url };
    const { out, exitCode } = await runLine([...options(), '--once'], { environment });
    expect(exitCode).toBe(0);
    return JSON.parse(out) as unknown;
  };
  const used = () => usageOf(ledger, account);
  const all = () => [`2022-03-02 ${LIVE} ${written}`];

  test('adds what is new, through rotation, copy and truncation, and never again', async () => {
    await writeFile(join(folder, 'access.log.1'), lines(7));
    const before = written;
    await writeFile(log, lines(3));
    expect(await readOnce()).toMatchObject({ accepted: 3, duplicates: 0 });
    // The last line is half written.
    await appendFile(log, lines(2).slice(0, -20));
    expect(await readOnce()).toMatchObject({ accepted: 1 });
    written -= 1;
    const whole = await readFile(log, 'latin1');
    await truncate(log, whole.lastIndexOf('\n') + 1);
    await appendFile(log, lines(1));
    await rename(log, `${log}.2`);
    await writeFile(log, lines(4));
    expect(await readOnce()).toMatchObject({ accepted: 5, duplicates: 0, rejected: 0 });
    await appendFile(log, lines(3));
    await copyFile(log, `${log}-20220302`);
    await truncate(log);
    await appendFile(log, lines(2));
    expect(await readOnce()).toMatchObject({ accepted: 5, duplicates: 0 });
    expect(await readOnce()).toMatchObject({ accepted: 0, duplicates: 0 });
    // What was written before the log was followed is none of it.
    written -= before;
    expect(await used()).toEqual(all());
  });

  test.for<['the store' | 'a server']>([['the store'], ['a server']])(
    'loses and doubles nothing when what reads it into %s is killed at any moment',
    { timeout: 120_000 },
    async ([into]) => {
      const server = into === 'a server' ? await ServerProcess.start(url) : null;
      const follower = server === null ? byStore() : byServer(server.url, await keyOf(account));
      try {
        await followKilled(follower);
      } finally {
        await server?.stop();
      }
    },
  );

  test('is sent to a server by who has no store, with what it is known by', async () => {
    const server = serverOn(ledger);
    const to = await server.listen({ port: 0, host: '127.0.0.1' });
    const secret = await keyOf(account);
    const send = async (...more: readonly string[]) => {
      const { words, environment } = byServer(to, secret);
      const { out, exitCode } = await runLine([...words, '--once', ...more], { environment });
      return { exitCode, ...Object(JSON.parse(out)) };
    };
    try {
      await writeFile(log, `${lines(3)}rubbish\n`);
      expect(await send()).toMatchObject({
        accepted: 3,
        rejected: 1,
        errors: [{ index: 4, code: 'line_is_not_a_combined_log_line' }],
      });
      await appendFile(log, lines(2));
      expect(await send()).toMatchObject({ accepted: 2, duplicates: 0, rejected: 0 });
      // Without what was kept all is sent again, and the same by the store: it is there already.
      expect(await send('--progress', join(folder, 'other'))).toMatchObject({ duplicates: 5 });
      expect(await readOnce()).toMatchObject({ accepted: 0, duplicates: 5, rejected: 1 });
      await appendFile(log, lines(1));
      const wrong = { exitCode: 2, error: { code: 'server_takes_no_lines' } };
      expect(await send('--key', 'nobody')).toMatchObject(wrong);
      // Every line would be rejected: none is passed over.
      expect(await send('--item', 'live.downstream.moon')).toMatchObject(wrong);
      expect(await send()).toMatchObject({ accepted: 1 });
      expect(await used()).toEqual(all());
    } finally {
      await server.close();
    }
    await appendFile(log, lines(1));
    expect(await send()).toMatchObject({ exitCode: 1, error: { code: 'server_does_not_answer' } });
  });

  test('of nginx-rtmp is sent to the source of a token', async () => {
    const server = serverOn(ledger);
    const to = await server.listen({ port: 0, host: '127.0.0.1' });
    const rules = [{ app: 'live', account: account.id, play: LIVE }];
    const source = await sourceOn({ ledger, server }, 'nginx-rtmp', { rules });
    const line = '1646193660.500 7 203.0.113.9 PLAY "live" "room" "uid=u1" 3632 709967 6\n';
    await writeFile(log, `${line}${line}rubbish\n`);
    const words = ['usage', 'follow', log, '--format', 'nginx-rtmp', '--server', to, '--json'];
    const send = async (...more: readonly string[]) => {
      const environment = { PACKLEDGER_KEY: source.token };
      const { out } = await runLine([...words, '--once', ...more], { environment });
      return JSON.parse(out) as unknown;
    };
    const errors = [{ index: 3, code: 'line_is_not_an_rtmp_log_line' }];
    expect(await send()).toMatchObject({ accepted: 2, duplicates: 0, rejected: 1, errors });
    expect(await send()).toMatchObject({ accepted: 0, duplicates: 0, rejected: 0 });
    expect(await send('--progress', join(folder, 'other'))).toMatchObject({ duplicates: 2 });
    expect(await send('--account', account.id)).toMatchObject({
      error: { code: 'key_says_whose_lines' },
    });
    await ledger.call('sources.revoke', { source: source.id });
    await appendFile(log, line);
    expect(await send()).toMatchObject({ error: { code: 'server_takes_no_lines' } });
    await server.close();
    expect(await used()).toEqual([`2022-03-02 ${LIVE} ${2 * 709_967}`]);
  });

  async function followKilled(follower: Follower): Promise<void> {
    const start = () => startOf(follower);
    await writeFile(log, lines(100));
    let reader = start();
    for (let round = 0; round < 2; round += 1) {
      const seen = await used();
      await appendFile(log, lines(2_000));
      if (round % 2 === 1) {
        await rename(log, `${log}.${round}`);
        await writeFile(log, lines(500));
      }
      await vi.waitFor(async () => expect(await used()).not.toEqual(seen), PATIENCE);
      await new Promise((resolve) => setTimeout(resolve, randomInt(60)));
      reader.kill('SIGKILL');
      await once(reader, 'exit');
      reader = start();
    }
    await vi.waitFor(async () => expect(await used()).toEqual(all()), PATIENCE);
    reader.kill('SIGTERM');
    await once(reader, 'exit');
    expect(await ledger.problems()).toEqual([]);
  }

  const byStore = (): Follower => ({
    words: options(),
    environment: { PACKLEDGER_DATABASE_URL: url },
  });

  function byServer(server: string, key: string): Follower {
    const command = ['usage', 'follow', log, '--format', 'nginx', '--item', LIVE, '--json'];
    // Should it open a store, it would not get far.
    const environment = {
      PACKLEDGER_KEY: key,
      PACKLEDGER_DATABASE_URL: 'postgres://nobody@[::1]:1/x',
    };
    return { words: [...command, '--server', server], environment };
  }

  async function keyOf({ id }: Account): Promise<string> {
    const made = await ledger.call<{ readonly secretKey: string }>('keys.create', { account: id });
    return made.secretKey;
  }

  function startOf({ words, environment }: Follower): ChildProcess {
    return spawn(process.execPath, ['--import', 'tsx', MAIN, ...words], {
      env: { ...process.env, ...environment },
      stdio: 'ignore',
    });
  }
});

describe('a log of nginx-rtmp', () => {
  const OURS = '1646193660.500 7 203.0.113.9 PLAY "live" "room" "uid=u1" 3632 709967 6';
  const COMBINED =
    '203.0.113.9 [02/Mar/2022:12:01:00 +0800] PUBLISH "live" "room" "" - 1678740 409' +
    ' "" "x" (1m 12s)';

  async function read(text: string) {
    async function* chunks() {
      yield Buffer.from(text);
    }
    for await (const batch of readNginxRtmp(chunks(), { calendar: new Calendar('Asia/Shanghai') }))
      return batch;
    throw new Error('there is no batch');
  }

  test('has its sessions in our format and in its own; nobody has none', async () => {
    const nobody = OURS.replace('PLAY', '-');
    const { notices, rejections } = await read(`${OURS}\n${COMBINED}\n${nobody}\n`);
    expect(rejections).toEqual([]);
    expect(notices).toMatchObject([
      {
        direction: 'play',
        at: 1_646_193_660_500,
        startedAt: 1_646_193_654_500,
        sent: '709967',
        stream: { app: 'live', name: 'room', args: { uid: 'u1' }, address: '203.0.113.9' },
      },
      {
        direction: 'publish',
        at: Date.parse('2022-03-02T12:01:00+08:00'),
        startedAt: Date.parse('2022-03-02T11:59:48+08:00'),
        received: '1678740',
      },
    ]);
  });

  test('tells what is no line of it', async () => {
    expect((await read(`${OURS}\nrubbish\n`)).rejections).toMatchObject([
      { index: 2, code: 'line_is_not_an_rtmp_log_line' },
    ]);
  });
});
