// Two servers on one database: usage comes in through both while a day is settled, and one of them
// is killed. Nothing that was acknowledged is lost, nothing is there twice, and all faces tell the
// same balances.

import { Agent } from 'node:http';
import { expect, test } from 'vitest';
import { documentWith } from '../support/catalogs.ts';
import { describeOnPostgres, type ServerStores } from '../support/databases.ts';
import { Ledger, MASTER_KEY } from '../support/ledger.ts';
import { ServerProcess } from '../support/server-process.ts';
import { liveClient } from '../support/tencent-caller.ts';
import { runLine } from '../support/terminal.ts';
import { cloudEvent, sendReport } from '../support/usage-reports.ts';

const ACCOUNTS = 200;
const CLIENTS = 12;
const REPORTS = 240;
/** So many of every account in a report. */
const ROUNDS = 2;
const DAY = '2022-03-02';
const NEXT_DAY = '2022-03-03';
/** The first day of a catalogue that is uploaded. */
const PRICED_DAY = '2022-03-04';
const QUANTITY = 1_000_000_000n;
/** After so many reports of the day that is open one server is killed. */
const KILLED_AFTER = 60;

const environment = { PACKLEDGER_MASTER_KEY: MASTER_KEY.toString('base64') };

describeOnPostgres('two servers, one of which is killed', (stores) => {
  test('lose nothing, double nothing, and every face tells the same balances', async () => {
    const story = await Story.begin(stores);
    try {
      await story.report(DAY, story.servers);
      await story.killOneWhileItSettles();
      await story.sendAgain();
      await story.settle();
      expect(await story.eventsStored()).toEqual(story.eventsSent());
      expect(await story.ledger.problems()).toEqual([]);
      for (const account of story.accounts.slice(0, 3)) await story.expectSameBalances(account);
      await story.uploadHereAndSettleThere();
    } finally {
      await story.end();
    }
  }, 300_000);
});

interface Secret {
  readonly secretId: string;
  readonly secretKey: string;
}

class Story {
  readonly url: string;
  readonly ledger: Ledger;
  readonly accounts: readonly string[];
  readonly operator: string;
  servers: readonly ServerProcess[];
  readonly #agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  /** Reports that a server acknowledged, and those of which nobody knows. */
  readonly #sent = new Map<string, Buffer>();
  readonly #unknown = new Map<string, Buffer>();

  private constructor(parts: Pick<Story, 'url' | 'ledger' | 'accounts' | 'operator' | 'servers'>) {
    this.url = parts.url;
    this.ledger = parts.ledger;
    this.accounts = parts.accounts;
    this.operator = parts.operator;
    this.servers = parts.servers;
  }

  static async begin(stores: ServerStores): Promise<Story> {
    const url = await stores.freshUrl();
    const starting = [1, 2].map(() => ServerProcess.start(url, { environment }));
    const ledger = await Ledger.at(url);
    const accounts: string[] = [];
    for (let count = 0; count < ACCOUNTS; count += 1) {
      const account = await ledger.account(`Account ${count}`);
      // One that runs out within the two days, one that does not, and what is billed.
      await account.grant('traffic-100gb', '2022-03-01T10:00:00+08:00', {
        quantity: 1 + (count % 3),
      });
      accounts.push(account.id);
    }
    const { secretKey } = await ledger.call<Secret>('operator-keys.create');
    const servers = await Promise.all(starting);
    return new Story({ url, ledger, accounts, operator: secretKey, servers });
  }

  /** All reports of a day, by many clients to all servers at once. */
  async report(
    day: string,
    servers: readonly ServerProcess[],
    onSent: (count: number) => void = () => {},
  ): Promise<void> {
    const waiting = Array.from({ length: REPORTS }, (_, at) => at).values();
    let count = 0;
    const client = async (own: number) => {
      for (const at of waiting) {
        const id = `${day} ${at}`;
        const body = this.#bodyOf(day, at);
        const server = servers[(own + at) % servers.length];
        if (server !== undefined && (await this.#send(server, body))) this.#sent.set(id, body);
        else this.#unknown.set(id, body);
        count += 1;
        onSent(count);
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, (_, own) => client(own)));
  }

  /** The second server settles the first day while usage of the next comes in, and is killed. */
  async killOneWhileItSettles(): Promise<void> {
    const [survivor, victim] = this.servers;
    if (survivor === undefined || victim === undefined) throw new Error('there are two servers');
    const settling = this.#settleBy(victim, DAY).catch(() => 'killed');
    let killing: Promise<void> | null = null;
    await this.report(NEXT_DAY, this.servers, (count) => {
      if (count >= KILLED_AFTER) killing ??= victim.kill();
    });
    await killing;
    await settling;
    expect(this.#unknown.size).toBeGreaterThan(0);
    this.servers = [survivor, await ServerProcess.start(this.url, { environment })];
  }

  /** What was not acknowledged is sent again, and some of what was. */
  async sendAgain(): Promise<void> {
    const again = [...this.#unknown, ...[...this.#sent].slice(0, 20)];
    for (const [at, [id, body]] of again.entries()) {
      const server = this.servers[at % this.servers.length];
      if (server === undefined || !(await this.#send(server, body))) {
        throw new Error(`the report ${id} was not taken`);
      }
      this.#sent.set(id, body);
    }
    this.#unknown.clear();
  }

  /** Both days, each by both servers at once. */
  async settle(): Promise<void> {
    for (const day of [DAY, NEXT_DAY]) {
      await Promise.all(this.servers.map((server) => this.#settleBy(server, day)));
    }
  }

  /** One server takes a catalogue, the other settles its first day. */
  async uploadHereAndSettleThere(): Promise<void> {
    const [here, there] = this.servers;
    if (here === undefined || there === undefined) throw new Error('there are two servers');
    const document = documentWith({ id: 'version-2', effectiveFrom: PRICED_DAY });
    await this.#post(here, '/catalogs', { text: JSON.stringify(document) });
    expect(await this.#send(there, this.#bodyOf(PRICED_DAY, 0))).toBe(true);
    await this.#settleBy(there, PRICED_DAY);
    const settledBy = await this.ledger.database.query<{ catalog: string }>({
      text: 'select distinct catalog from settlements where usage_date = $1::date',
      values: [PRICED_DAY],
    });
    expect(settledBy.map(({ catalog }) => catalog.split('@')[0])).toEqual(['version-2']);
    const late = documentWith({ id: 'version-3', effectiveFrom: PRICED_DAY });
    const again = this.#post(there, '/catalogs', { text: JSON.stringify(late) });
    await expect(again).rejects.toThrow('catalog_begins_before_open_day');
    expect(await this.ledger.problems()).toEqual([]);
  }

  /** How many events of each account are stored, and what they add up to. */
  async eventsStored(): Promise<readonly AccountSum[]> {
    return this.ledger.database.query<AccountSum>({
      text: `select account_id as account, count(*)::integer as events, sum(quantity)::text as total
        from usage_events group by account_id order by account_id`,
      values: [],
    });
  }

  /** What the clients sent, whoever took it. */
  eventsSent(): readonly AccountSum[] {
    const events = 2 * REPORTS * ROUNDS;
    const total = `${BigInt(events) * QUANTITY}`;
    return [...this.accounts].sort().map((account) => ({ account, events, total }));
  }

  /** REST, the official SDK and the command line. */
  async expectSameBalances(account: string): Promise<void> {
    const key = await this.ledger.call<Secret>('keys.create', { account });
    const balances = await Promise.all([
      ...this.servers.map((server) => restBalances(server.url, account, key)),
      ...this.servers.map((server) => sdkBalances(server.url, key)),
      this.#commandLineBalances(account),
    ]);
    expect(balances[0]?.length).toBeGreaterThan(0);
    for (const balance of balances) expect(balance).toEqual(balances[0]);
  }

  async end(): Promise<void> {
    this.#agent.destroy();
    await Promise.all(this.servers.map((server) => server.stop()));
    await this.ledger.close();
  }

  /** A report with events of every account. */
  #bodyOf(day: string, report: number): Buffer {
    const events = this.accounts.flatMap((subject) =>
      Array.from({ length: ROUNDS }, (_, round) =>
        cloudEvent(
          { id: `${day}-${report}-${round}`, subject, time: `${day}T12:00:00+08:00` },
          { quantity: `${QUANTITY}` },
        ),
      ),
    );
    return Buffer.from(JSON.stringify(events));
  }

  /** Whether the server acknowledged every event of a report; false: it did not answer. */
  async #send(server: ServerProcess, body: Buffer): Promise<boolean> {
    const sent = { agent: this.#agent, secret: this.operator, body };
    const answer = await sendReport(server.url, sent).catch(() => null);
    if (answer === null || answer.status !== 200) return false;
    expect(JSON.parse(answer.text)).toMatchObject({ rejected: 0 });
    return true;
  }

  #settleBy(server: ServerProcess, date: string): Promise<unknown> {
    return this.#post(server, '/settlements', { date });
  }

  async #post({ url }: ServerProcess, path: string, body: object): Promise<unknown> {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.operator}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  }

  async #commandLineBalances(account: string): Promise<readonly Balance[]> {
    const line = ['pack', 'list', '--account', account, '--json', '--database', this.url];
    const { out, exitCode } = await runLine(line, { environment });
    expect(exitCode).toBe(0);
    return balancesOf(JSON.parse(out).packs);
  }
}

interface AccountSum {
  readonly account: string;
  readonly events: number;
  readonly total: string;
}

interface Balance {
  readonly id: string;
  readonly total: string;
  readonly used: string;
  readonly left: string;
}

function balancesOf(packs: readonly Balance[]): readonly Balance[] {
  return packs
    .map(({ id, total, used, left }) => ({ id, total, used, left }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function restBalances(url: string, account: string, key: Secret) {
  const response = await fetch(`${url}/api/v1/accounts/${account}/packs?family=traffic`, {
    headers: { authorization: `Bearer ${key.secretKey}` },
  });
  const { packs } = Object(await response.json());
  return balancesOf(packs);
}

/** By the SDK as it is: only the endpoint is another. */
async function sdkBalances(url: string, key: Secret) {
  const { LivePackageInfoList } = await liveClient(url, key).DescribeLivePackageInfo({
    PackageType: 0,
  });
  return balancesOf(
    (LivePackageInfoList ?? []).map(({ Id, Total, Used, Left }) => ({
      id: `${Id}`,
      total: `${Total}`,
      used: `${Used}`,
      left: `${Left}`,
    })),
  );
}
