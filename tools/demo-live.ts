// `npm run demo:live`: a real media server, a stream that ffmpeg pushes, viewers who play it, and
// what becomes of their bytes: usage at once, deductions when the day is settled.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ended, FlvPlayer, MediaServer, push } from '../test/support/media-programs.ts';
import { ServerProcess } from '../test/support/server-process.ts';
import { runLine } from '../test/support/terminal.ts';
import { missingMediaPrograms } from './media-programs.ts';

const VIEWERS = 3;
const VIEW_MS = 4_000;
const PATIENCE_MS = 20_000;
const DAY_MS = 86_400_000;

const say = (text: string) => process.stdout.write(`${text}\n`);

const folder = await mkdtemp(join(tmpdir(), 'packledger-live-'));
const store = `pglite:${join(folder, 'store')}`;
const environment = {
  PACKLEDGER_DATABASE_URL: store,
  PACKLEDGER_SANDBOX: '1',
  PACKLEDGER_MASTER_KEY: Buffer.alloc(32, 'of the demo alone').toString('base64'),
};
const stays = process.stdout.isTTY && !process.argv.includes('--once');

try {
  await show();
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function show(): Promise<void> {
  if (missingMediaPrograms().includes('ffmpeg')) throw new Error('ffmpeg is needed; install it');
  const account = idIn(await command('account', 'create', '--name', 'A live room'), 'id');
  const rules = JSON.stringify([{ account, app: 'live', play: 'live.downstream.mainland' }]);
  const wish = `{"kind":"nms","name":"the media server here","rules":${rules}}`;
  const token = idIn(await command('call', 'sources.create', '--input', wish), 'token');
  const key = idIn(await command('key', 'create', '--operator'), 'secretKey');
  const invite = [
    'member',
    'invite',
    '--account',
    account,
    '--role',
    'owner',
    '--email',
    'you@example.com',
  ];
  const invited = idIn(await command(...invite), 'link')
    .split('/')
    .at(-1);
  const server = await ServerProcess.start(store, { environment, roles: 'web,jobs' });
  const nms = await MediaServer.nms(`${server.url}/ingest/nms/${token}`);
  const pushing = push(`rtmp://127.0.0.1:${nms.rtmp}/live/room`, 3600);
  try {
    say(`packledger      ${server.url}`);
    say(`  sign in       ${server.url}/invite/${invited}   (makes an owner of the account)`);
    say(`  usage         ${server.url}/live/usage?account=${account}`);
    say(`  抵扣明细      ${server.url}/live/deductions?account=${account}`);
    say(`media server    rtmp://127.0.0.1:${nms.rtmp}/live/room, which ffmpeg pushes to`);
    say(`play it         http://127.0.0.1:${nms.http}/live/room.flv\n`);
    const call = caller(server.url, key);
    let bytes = 0;
    for (let viewer = 1; viewer <= VIEWERS; viewer += 1) {
      bytes += await watch(nms, join(folder, 'viewer.flv'));
      await call(`accounts/${account}/usage`, ({ days }) => sumOf(days, 'quantity') >= bytes);
      const { days } = await call(`accounts/${account}/usage`);
      const used = sumOf(days, 'quantity');
      say(`viewer ${viewer}: all have read ${bytes} bytes; the usage page has ${used}`);
    }
    say('(what was on its way when a viewer left was sent, and counts)');
    const { time } = await call('clock');
    const to = new Date(Date.parse(String(time)) + 2 * DAY_MS).toISOString();
    await call('clock/advance', () => true, { to });
    say(`\nthe sandbox clock was moved on by two days: the day is settled\n`);
    const { deductions } = await call(`accounts/${account}/deductions`);
    for (const { date, item, pack, deducted, leftAfter } of listOf(deductions)) {
      say(`抵扣明细  ${date}  ${item}  ${pack}  ${deducted} bytes, ${leftAfter} left`);
    }
    if (!stays) return;
    say('\nIt goes on until Ctrl-C: play the stream, look at the pages.');
    await new Promise((resolve) => process.once('SIGINT', resolve));
  } finally {
    pushing.kill('SIGKILL');
    await ended(pushing);
    await nms.stop();
    await server.stop();
  }
}

/** A viewer of some seconds; the bytes that it was sent. */
async function watch(nms: MediaServer, file: string): Promise<number> {
  const player = await FlvPlayer.play(`http://127.0.0.1:${nms.http}/live/room.flv`, file);
  await pause(VIEW_MS);
  await player.stop();
  return player.bytes;
}

type Answer = Readonly<Record<string, unknown>>;

/** Calls the API; again until the answer is what is waited for. */
function caller(url: string, key: string) {
  return async (path: string, isRight: (answer: Answer) => boolean = () => true, body?: object) => {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const response = await fetch(`${url}/api/v1/${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer: Answer = Object(await response.json());
      if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
      if (isRight(answer)) return answer;
      if (Date.now() > until) throw new Error(`${path} is not as expected`);
      await pause(200);
    }
  };
}

async function command(...args: readonly string[]): Promise<Answer> {
  const { exitCode, out, err } = await runLine([...args, '--json'], { environment });
  if (exitCode !== 0) throw new Error(`packledger ${args.join(' ')}: ${err}${out}`);
  return Object(JSON.parse(out));
}

function idIn(answer: Answer, name: string): string {
  return String(answer[name]);
}

function listOf(list: unknown): readonly Answer[] {
  return Array.isArray(list) ? list.map((one) => Object(one)) : [];
}

function sumOf(list: unknown, name: string): number {
  return listOf(list).reduce((sum, one) => sum + Number(one[name]), 0);
}
