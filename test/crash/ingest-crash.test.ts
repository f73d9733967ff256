// Servers that are killed while usage comes in: what was acknowledged is there, once.
import { randomInt } from 'node:crypto';
import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOnPostgres } from '../support/databases.ts';
import { type Account, Ledger } from '../support/ledger.ts';
import { ServerProcess } from '../support/server-process.ts';
import { cloudEvents, type ReportAnswer, sendReport } from '../support/usage-reports.ts';

const MOMENTS = 6;
const CLIENTS = 16;
const REPORTS = 160;
const EVENTS = 200;

const moments = Array.from({ length: MOMENTS }, (_, at) => ({ moment: at + 1 }));

describeOnPostgres('usage that comes in while a server is killed', (stores) => {
  let url: string;
  let ledger: Ledger;
  let account: Account;
  let secret: string;
  /** One that lives on, and one that is killed. */
  let survivor: ServerProcess;
  let victim: Promise<ServerProcess>;
  /** From the first report to the last, when nobody was killed. */
  let duration: number;
  let interrupted = 0;
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });

  beforeAll(async () => {
    url = await stores.freshUrl();
    ledger = await Ledger.at(url);
    account = await ledger.account();
    const input = { account: account.id };
    secret = (await ledger.call<{ readonly secretKey: string }>('keys.create', input)).secretKey;
    victim = ServerProcess.start(url);
    survivor = await ServerProcess.start(url);
    // Twice: the first time is that of code that is not compiled yet.
    for (const round of ['warm', 'measured']) {
      const begun = performance.now();
      const sent = await sendAll(round, [survivor, await victim]);
      expect(sent.lost).toEqual([]);
      duration = performance.now() - begun;
    }
  }, 120_000);

  afterAll(async () => {
    agent.destroy();
    await (await victim).kill();
    await survivor.stop();
    await ledger.close();
  });

  const bodyOf = (round: string, report: number) =>
    // Two reports in a row bring the same events: whoever is second finds them there.
    Buffer.from(JSON.stringify(cloudEvents(EVENTS, `${round}-${report >> 1}`)));

  /** Sends all reports of a round by many clients; tells which were acknowledged and which not. */
  async function sendAll(round: string, servers: readonly ServerProcess[]) {
    const waiting = Array.from({ length: REPORTS }, (_, report) => report).values();
    const answers = new Map<number, ReportAnswer>();
    const lost: number[] = [];
    const client = async (at: number) => {
      for (const report of waiting) {
        const server = servers[(at + report) % servers.length] ?? survivor;
        const body = bodyOf(round, report);
        const answer = await sendReport(server.url, { agent, secret, body }).catch(() => null);
        if (answer?.status === 200) answers.set(report, JSON.parse(answer.text));
        else lost.push(report);
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, (_, at) => client(at)));
    return { answers, lost };
  }

  /** How many events are stored of each report of a round, by report: one query for all. */
  async function storedOf(round: string): Promise<ReadonlyMap<number, number>> {
    const rows = await ledger.database.query<{ pair: string; stored: bigint }>({
      text: `select split_part(event_id, '-', 3) as pair, count(*) as stored from usage_events
        where account_id = $1 and source = 'edge-1' and event_id like $2 group by pair`,
      values: [account.id, `${round}-%`],
    });
    const pairs = new Map(rows.map(({ pair, stored }) => [Number(pair), Number(stored)]));
    const reports = Array.from({ length: REPORTS }, (_, report) => report);
    return new Map(reports.map((report) => [report, pairs.get(report >> 1) ?? 0]));
  }

  test.for(moments)('comes to the same: moment $moment of 6', async ({ moment }) => {
    const round = `round-${moment}`;
    const dying = await victim;
    const sending = sendAll(round, [survivor, dying]);
    const after = (duration * (moment - 1 + randomInt(1000) / 1000)) / MOMENTS;
    await pause(after);
    await dying.kill();
    // The next one starts while what this one left behind is looked at.
    victim = ServerProcess.start(url);
    const { answers, lost } = await sending;
    const told = `killed ${after.toFixed(1)} ms after the beginning`;
    if (lost.length > 0) interrupted += 1;
    const stored = await storedOf(round);
    for (const [report, { accepted, duplicates, rejected }] of answers) {
      expect([accepted + duplicates, rejected], told).toEqual([EVENTS, 0]);
      expect(stored.get(report), told).toBe(EVENTS);
    }
    const again = await sendAll(round, [survivor]);
    expect(again.lost, told).toEqual([]);
    const days = await ledger.database.query<{ events: bigint; quantity: string }>({
      text: `select (select count(*) from usage_events where account_id = $1) as events,
          (select sum(quantity)::text from usage_days where account_id = $1) as quantity`,
      values: [account.id],
    });
    const events = ((moment + 2) * REPORTS * EVENTS) / 2;
    expect(days, told).toEqual([{ events: BigInt(events), quantity: `${events * 1000}` }]);
  });

  test('leaves nothing that is wrong, and was killed at work in most of these cases', async () => {
    expect(await ledger.problems()).toEqual([]);
    expect(interrupted).toBeGreaterThan(MOMENTS / 2);
  });
});
