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
import { readNginxRtmp } from '../../src/ingest/nginx-rtmp.ts';
import { describeOnPostgres } from '../support/databases.ts';
import { type Account, Ledger, LIVE } from '../support/ledger.ts';
import { usageOf } from '../support/media-desk.ts';
import { runLine } from '../support/terminal.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
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

  test('loses and doubles nothing when its reader is killed at any moment', async () => {
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
  }, 120_000);

  function start(): ChildProcess {
    const command = ['--import', 'tsx', MAIN, ...options()];
    return spawn(process.execPath, command, {
      env: { ...process.env, PACKLEDGER_DATABASE_URL: url },
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
    for await (const batch of readNginxRtmp(chunks(), {})) return batch;
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
