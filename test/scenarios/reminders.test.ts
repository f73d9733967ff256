import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { day as dayOf } from '../../src/engine/index.ts';
import type { MessageView } from '../../src/operations/notices/list-messages.ts';
import { remind } from '../../src/operations/notices/remind.ts';
import { raw, sql } from '../../src/store/sql.ts';
import { reclaimPacks } from '../../src/store/standings.ts';
import { describeOnEachDatabase, describeOnPostgres } from '../support/databases.ts';
import { type Account, daysFrom, Ledger } from '../support/ledger.ts';

function daysLater(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

const BOUGHT = '2022-03-01T08:00:00+08:00';

describeOnEachDatabase('reminders', (open) => {
  let ledger: Ledger;
  let account: Account;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
  });

  beforeEach(async () => {
    // Each story begins as if nobody had ever looked; the accounts of others do not count.
    await ledger.database.query(raw('delete from reminder_days'));
    ledger.itIs('2022-03-01T07:00:00+08:00');
    account = await ledger.account('Acme Live');
  });

  /** The account has its usage and the day is settled; the next morning people are reminded. */
  async function day(date: string, quantity: string | bigint, item?: string): Promise<void> {
    const morning = `${daysLater(date, 1)}T10:30:00+08:00`;
    ledger.itIs(morning);
    await account.use({ day: date, quantity, ...(item === undefined ? {} : { item }) });
    await account.settle(date);
    await remindAt(morning);
  }

  /** The job runs; tells how many messages the account got by it. */
  async function remindAt(time: string): Promise<number> {
    const before = (await messages()).length;
    ledger.itIs(time);
    await remind(ledger.context);
    return (await messages()).length - before;
  }

  async function messages(): Promise<readonly MessageView[]> {
    const { messages: all } = await ledger.call<{ messages: readonly MessageView[] }>(
      'messages.list',
      { account: account.id },
    );
    return all;
  }

  /** Kind and subject of what the account was told, the latest first. */
  async function told(): Promise<readonly string[]> {
    return (await messages()).map(({ kind, subject }) => `${kind} ${subject}`);
  }

  describe('that a pack is low', () => {
    test('come when it crosses 15 percent, and not while it stays below', async () => {
      const pack = await account.pack('traffic-100gb', BOUGHT);
      await day('2022-03-02', '84 GB');
      expect(await told()).toEqual([]);
      await day('2022-03-03', '2 GB');
      expect(await told()).toEqual([`packs-low ${pack}`]);
      await day('2022-03-04', '1 GB');
      await day('2022-03-05', '13 GB');
      expect(await told()).toEqual([`packs-low ${pack}`]);
      expect((await account.packs())[0]?.status).toBe('used-up');
    });

    test('do not come at exactly 15 percent, and come one byte below', async () => {
      const pack = await account.pack('traffic-100gb', BOUGHT);
      await day('2022-03-02', '85 GB');
      expect(await told()).toEqual([]);
      await day('2022-03-03', 1n);
      expect(await told()).toEqual([`packs-low ${pack}`]);
      expect((await messages())[0]).toMatchObject({
        params: { pack, left: '14999999999', total: '100000000000', percent: '15', count: '1' },
        body: {
          zh: expect.stringContaining(`流量包 100 GB（${pack}）`),
          en: expect.stringContaining('14.999 GB of 100 GB are left, less than 15%.'),
        },
      });
    });

    test('come for a pack that was used up in one day', async () => {
      const pack = await account.pack('traffic-100gb', BOUGHT);
      await day('2022-03-02', '200 GB');
      expect(await told()).toEqual([`packs-low ${pack}`]);
    });

    test('come once a day for several packs, named in the order of packs', async () => {
      const first = await account.pack('traffic-100gb', '2022-03-01T08:00:00+08:00');
      const second = await account.pack('traffic-100gb', '2022-03-01T09:00:00+08:00');
      const third = await account.pack('transcode-5h', '2022-03-01T07:00:00+08:00');
      ledger.itIs('2022-03-03T10:00:00+08:00');
      await account.use({ day: '2022-03-02', item: 'transcode.h264.480p', quantity: '290 min' });
      await day('2022-03-02', '190 GB');
      expect(await told()).toEqual([`packs-low ${third}`]);
      expect((await messages())[0]?.params).toMatchObject({
        count: '3',
        packs: [third, first, second].join(','),
      });
    });

    test('come again when late usage gave something back and it crosses again', async () => {
      // LEB goes first: what comes late of it takes from the live line, not from the pack, so here
      // a second pack that ends sooner comes late, and gives for the first.
      const pack = await account.pack('traffic-100gb', BOUGHT);
      await day('2022-03-02', '90 GB');
      const sooner = await account.pack('traffic-100gb', '2022-02-20T08:00:00+08:00');
      await account.use({ day: '2022-03-02', quantity: 1n });
      await account.settle('2022-03-02');
      await remindAt('2022-03-04T10:30:00+08:00');
      expect(await told()).toEqual([`packs-low ${sooner}`, `packs-low ${pack}`]);
      await day('2022-03-04', '100 GB');
      expect(await told()).toEqual([
        `packs-low ${pack}`,
        `packs-low ${sooner}`,
        `packs-low ${pack}`,
      ]);
    });

    test('are the same however often the day is settled and reminded of', async () => {
      const pack = await account.pack('traffic-100gb', BOUGHT);
      await day('2022-03-02', '90 GB');
      for (const time of ['10:31:00', '18:00:00', '23:59:59']) {
        await account.settle('2022-03-02');
        expect(await remindAt(`2022-03-03T${time}+08:00`)).toBe(0);
      }
      expect(await remindAt('2022-03-04T10:30:00+08:00')).toBe(0);
      expect(await told()).toEqual([`packs-low ${pack}`]);
    });

    test('wait for the next day when the day had its message', async () => {
      const first = await account.pack('traffic-100gb', BOUGHT);
      await day('2022-03-02', '90 GB');
      const second = await account.pack('transcode-5h', BOUGHT);
      await account.use({ day: '2022-03-02', item: 'transcode.h264.480p', quantity: '290 min' });
      await account.settle('2022-03-02');
      expect(await remindAt('2022-03-03T15:00:00+08:00')).toBe(0);
      expect(await remindAt('2022-03-04T10:30:00+08:00')).toBe(1);
      expect(await told()).toEqual([`packs-low ${second}`, `packs-low ${first}`]);
    });

    test('come late when the day was settled late, once for all days', async () => {
      const pack = await account.pack('traffic-100gb', BOUGHT);
      for (const date of ['2022-03-02', '2022-03-03', '2022-03-04']) {
        await account.use({ day: date, quantity: '30 GB' });
      }
      ledger.itIs('2022-03-08T10:00:00+08:00');
      for (const date of ['2022-03-02', '2022-03-03', '2022-03-04']) await account.settle(date);
      await remindAt('2022-03-08T10:30:00+08:00');
      expect(await told()).toEqual([`packs-low ${pack}`]);
    });

    test('are not about packs that expired or were reclaimed meanwhile', async () => {
      await account.pack('traffic-100gb', BOUGHT);
      ledger.itIs('2022-03-03T10:00:00+08:00');
      await account.use({ day: '2022-03-02', quantity: '90 GB' });
      await account.settle('2022-03-02');
      expect(await remindAt('2023-03-01T08:00:00+08:00')).toBe(0);
      await ledger.database.transaction((connection) =>
        reclaimPacks(connection, account.id, {
          at: Date.parse('2022-03-03T00:00:00Z'),
          today: dayOf('2022-03-03'),
        }),
      );
      expect(await remindAt('2022-03-03T10:30:00+08:00')).toBe(0);
    });

    test('do come for a pack that was frozen after its last deduction', async () => {
      const pack = await account.pack('traffic-100gb', BOUGHT);
      for (const scope of ['live.mainland', 'live.overseas', 'leb.mainland', 'leb.overseas']) {
        await account.setMode(scope, 'daily-bandwidth', '2022-03-03');
      }
      await day('2022-03-02', '90 GB');
      expect((await account.packs())[0]?.status).toBe('frozen');
      expect(await told()).toEqual([`packs-low ${pack}`]);
    });

    test('do not come for families that the catalogue does not name', async () => {
      await account.pack('mic-trial-3000m', BOUGHT);
      await day('2022-03-02', '2999 min', 'mic.minutes');
      expect(await told()).toEqual([]);
    });
  });

  describe('by thresholds', () => {
    type Shown = Readonly<Record<string, unknown>> & { readonly etag: string };
    const set = (input: object) =>
      ledger.call<Shown>('thresholds.set', { account: account.id, ...input });
    const shown = () => ledger.call<Shown>('thresholds.show', { account: account.id });

    test('of the account', async () => {
      const pack = await account.pack('traffic-100gb', BOUGHT);
      const { etag, ...percents } = await set({ percent: 50 });
      expect(percents).toEqual({ default: 15, account: 50, families: {}, packs: {} });
      expect(await shown()).toEqual({ ...percents, etag });
      await day('2022-03-02', '50 GB');
      expect(await told()).toEqual([]);
      await day('2022-03-03', '1 GB');
      expect(await told()).toEqual([`packs-low ${pack}`]);
    });

    test('of a pack go before those of the account', async () => {
      const small = await account.pack('traffic-100gb', BOUGHT);
      const other = await account.pack('traffic-500gb', '2022-03-01T09:00:00+08:00');
      await set({ percent: 0 });
      const beforeIt = await shown();
      await set({ pack: other, percent: 90 });
      await day('2022-03-02', '99 GB');
      expect(await told()).toEqual([]);
      await day('2022-03-03', '60 GB');
      expect(await told()).toEqual([`packs-low ${other}`]);
      const { etag, ...percents } = await shown();
      const packs = { [other]: 90 };
      expect(percents).toEqual({ default: 15, account: 0, families: {}, packs });
      expect(etag).not.toBe(beforeIt.etag);
      expect(small).not.toBe(other);
    });

    test('of a family turn it on; null turns it off again', async () => {
      const pack = await account.pack('mic-trial-3000m', BOUGHT);
      await set({ family: 'mic', percent: 20 });
      await day('2022-03-02', '2401 min', 'mic.minutes');
      expect(await told()).toEqual([`packs-low ${pack}`]);
      expect(await remindAt('2023-02-22T10:30:00+08:00')).toBe(1);
      expect((await told())[0]).toBe(`pack-expiring ${pack}`);
      await set({ family: 'mic', percent: null });
      expect(await remindAt('2023-02-28T10:30:00+08:00')).toBe(0);
    });

    test('that are moved over what is left are no crossing; the next crossing is', async () => {
      const pack = await account.pack('traffic-100gb', BOUGHT);
      await day('2022-03-02', '60 GB');
      await set({ pack, percent: 50 });
      expect(await remindAt('2022-03-03T11:00:00+08:00')).toBe(0);
      await set({ pack, percent: 30 });
      await day('2022-03-03', '11 GB');
      expect(await told()).toEqual([`packs-low ${pack}`]);
      await set({ pack, percent: 10 });
      await day('2022-03-04', '20 GB');
      expect(await told()).toEqual([`packs-low ${pack}`, `packs-low ${pack}`]);
    });

    test('that are moved before people were told do not keep it from them', async () => {
      const pack = await account.pack('traffic-100gb', BOUGHT);
      ledger.itIs('2022-03-03T10:00:00+08:00');
      await account.use({ day: '2022-03-02', quantity: '90 GB' });
      await account.settle('2022-03-02');
      await set({ percent: 20 });
      await remindAt('2022-03-03T10:30:00+08:00');
      expect(await told()).toEqual([`packs-low ${pack}`]);
    });

    test.for([
      [{ percent: 101 }, 'threshold_is_out_of_range'],
      [{ percent: -1 }, 'threshold_is_out_of_range'],
      [{ percent: 1.5 }, 'threshold_is_out_of_range'],
      [{ percent: '15' }, 'value_is_of_another_kind'],
      [{}, 'field_is_missing'],
      [{ percent: 15, pack: 'pk_none' }, 'pack_not_found'],
      [{ percent: 15, family: 'director' }, 'family_has_no_thresholds'],
      [{ percent: 15, family: 'mic', pack: 'pk_none' }, 'threshold_of_pack_or_family'],
    ] as const)('%j are refused: %s', async ([input, code]) => {
      const refusal = await ledger.refusal('thresholds.set', { account: account.id, ...input });
      expect(refusal.code).toBe(code);
    });
  });

  describe('that a pack expires', () => {
    test('come 30, 15, 7 and 1 days before', async () => {
      const pack = await account.pack('traffic-100gb', BOUGHT);
      for (const date of daysFrom('2023-01-25', '2023-03-02')) {
        await remindAt(`${date}T10:30:00+08:00`);
      }
      const about = await messages();
      expect(about.map(({ at, params }) => [at.slice(0, 10), params['days']])).toEqual([
        ['2023-02-28', '1'],
        ['2023-02-22', '7'],
        ['2023-02-14', '15'],
        ['2023-01-30', '30'],
      ]);
      expect(about[0]).toMatchObject({
        kind: 'pack-expiring',
        subject: pack,
        params: { pack, left: '100000000000', expiresAt: '2023-03-01T08:00:00+08:00', count: '1' },
      });
    });

    test('come once for several, about the one that expires soonest', async () => {
      await account.pack('traffic-500gb', '2022-03-24T08:00:00+08:00');
      await account.pack('transcode-5h', '2022-03-09T08:00:00+08:00');
      const soonest = await account.pack('traffic-100gb', '2022-03-01T20:00:00+08:00');
      const others = await account.grant('traffic-100gb', '2022-03-01T21:00:00+08:00', {
        quantity: 2,
      });
      await remindAt('2023-02-22T10:30:00+08:00');
      expect(await told()).toEqual([`pack-expiring ${soonest}`]);
      const [{ params, body } = { params: {}, body: { zh: '' } }] = await messages();
      expect(params).toMatchObject({ days: '7', count: '5' });
      expect(body.zh).toContain('另有 4 个资源包即将到期');
      expect(others).toHaveLength(2);
    });

    test('come for frozen packs, which expire too, and not for packs without a rest', async () => {
      const empty = await account.pack('traffic-100gb', '2022-02-27T08:00:00+08:00');
      const frozen = await account.pack('transcode-5h', '2022-03-01T09:00:00+08:00');
      await account.setMode('transcode', 'monthly-duration', '2022-03-02');
      await day('2022-03-01', '100 GB');
      await remindAt('2023-02-20T10:30:00+08:00');
      await remindAt('2023-02-22T10:30:00+08:00');
      expect(await told()).toEqual([
        `pack-expiring ${frozen}`,
        `pack-expiring ${frozen}`,
        `packs-low ${empty}`,
      ]);
    });

    test('come once a day, and together with what else there is to tell', async () => {
      const pack = await account.pack('traffic-100gb', '2022-03-11T08:00:00+08:00');
      const other = await account.pack('transcode-5h', '2022-03-11T08:00:00+08:00');
      ledger.itIs('2023-02-24T10:00:00+08:00');
      await account.use({ day: '2023-02-23', quantity: '86 GB' });
      await account.settle('2023-02-23');
      expect(await remindAt('2023-02-24T10:30:00+08:00')).toBe(2);
      expect(await remindAt('2023-02-24T11:30:00+08:00')).toBe(0);
      expect(await told()).toEqual([`pack-expiring ${pack}`, `packs-low ${pack}`]);
      expect(other).not.toBe(pack);
    });

    test('are made up for when nobody looked on the day', async () => {
      const pack = await account.pack('traffic-100gb', '2022-05-01T08:00:00+08:00');
      await remindAt('2023-04-23T10:30:00+08:00');
      await remindAt('2023-04-27T10:30:00+08:00');
      const [message] = await messages();
      expect(message).toMatchObject({ subject: pack, params: { days: '4' } });
      await remindAt('2023-04-28T10:30:00+08:00');
      expect(await messages()).toHaveLength(1);
    });
  });

  test('come for licences and plugins that expire, each once a day', async () => {
    const add = async (name: string, endsAt: string) => {
      await ledger.database.query(sql`
        insert into licenses (account_id, license_id, kind, bundle_id, package_name, begun_at,
          ends_at)
        values (${account.id}, ${`lc_${name}`}, 'live', ${`com.example.${name}`}, '',
          '2022-01-01T00:00:00+08:00', ${endsAt}::timestamptz)`);
      await ledger.database.query(sql`
        insert into plugin_applications (account_id, application_id, type, name, app_id, category,
          basic_settings, plugin_settings, submitted_at, review, ends_at)
        values (${account.id}, ${`pl_${name}`}, 'formal', ${name}, ${`wx-${name}`}, 'education',
          'at_1', 'at_2', '2022-01-01T00:00:00+08:00', 'approved', ${endsAt}::timestamptz)`);
    };
    await add('month', '2023-07-22T00:00:00+08:00');
    await add('week', '2023-06-29T00:00:00+08:00');
    await add('over', '2023-06-22T00:00:00+08:00');
    await add('later', '2023-07-21T00:00:00+08:00');
    expect(await remindAt('2023-06-22T10:30:00+08:00')).toBe(2);
    expect(await remindAt('2023-06-22T12:30:00+08:00')).toBe(0);
    expect(await told()).toEqual(['plugin-expiring pl_week', 'license-expiring lc_week']);
    const [plugin, license] = await messages();
    expect(plugin?.params).toMatchObject({ name: 'week', appId: 'wx-week', days: '7', count: '2' });
    expect(license?.params).toMatchObject({ app: 'com.example.week', days: '7', count: '2' });
  });

  test('are in the audit log, and change the account only when there is something', async () => {
    const pack = await account.pack('traffic-100gb', BOUGHT);
    await day('2022-03-02', '90 GB');
    const entries = async () => {
      const page = await ledger.call<{ entries: readonly { operation: string; after: unknown }[] }>(
        'audit.list',
        { account: account.id },
      );
      return page.entries.filter(({ operation }) => operation === 'remind');
    };
    expect(await entries()).toMatchObject([
      { after: { told: ['packs-low'], low: [pack], notLow: [] } },
    ]);
    await remindAt('2022-03-04T10:30:00+08:00');
    expect(await entries()).toHaveLength(1);
    expect(await account.problems()).toEqual([]);
  });
});

describeOnPostgres('reminders by two processes at once', (stores) => {
  test('tell each account once', async () => {
    const url = await stores.freshUrl();
    const both = [await Ledger.at(url), await Ledger.at(url)] as const;
    const [first, second] = both;
    const accounts: string[] = [];
    for (const name of ['A', 'B', 'C', 'D', 'E', 'F']) {
      const account = await first.account(name);
      await account.pack('traffic-100gb', BOUGHT);
      await account.pack('transcode-5h', '2022-03-10T08:00:00+08:00');
      await account.use({ day: '2022-03-02', quantity: '90 GB' });
      accounts.push(account.id);
    }
    await first.settle('2022-03-02');
    for (const ledger of both) ledger.itIs('2023-02-22T10:30:00+08:00');
    const counts = await Promise.all([
      remind(first.context),
      remind(second.context),
      remind(first.context),
    ]);
    expect(counts.reduce((sum, { messages }) => sum + messages, 0)).toBe(2 * accounts.length);
    for (const account of accounts) {
      const { messages } = await first.call<{ messages: readonly MessageView[] }>('messages.list', {
        account,
      });
      expect(messages.map(({ kind }) => kind).sort()).toEqual(['pack-expiring', 'packs-low']);
    }
    for (const ledger of both) await ledger.close();
  });
});
