// Lists are read page by page, in both orders, while rows come: none is doubled and none is lost.
import { beforeAll, describe, expect, test } from 'vitest';
import { accept } from '../../src/engine/index.ts';
import { changeAccount } from '../../src/operations/change.ts';
import { notify } from '../../src/operations/notices/notify.ts';
import { accepted } from '../support/accepted.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type Account, daysFrom, Ledger } from '../support/ledger.ts';

const BEGIN = '2022-06-01T09:00:00+08:00';
const AREAS = ['mainland', 'overseas'];
const SKUS = ['traffic-100gb', 'transcode-5h', 'topspeed-50h', 'mic-50000m'];
const DAYS = daysFrom('2022-02-01', '2022-02-28');

interface Row {
  readonly id?: string;
}
interface Listed {
  readonly next: string | null;
  readonly [items: string]: unknown;
}

/** A list with how one more of its rows is made. */
interface List {
  readonly name: string;
  readonly items: string;
  /** The usual order first. */
  readonly sorts: readonly [string, string];
  readonly input?: object;
  make(count: number): Promise<unknown>;
}

describeOnEachDatabase('lists', (open) => {
  let ledger: Ledger;
  let account: Account;
  let of: { readonly account: string };

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
    ledger.itIs(BEGIN);
    account = await ledger.account('Pages');
    of = { account: account.id };
    await ledger.call('director.register', { ...of, instance: 'studio' });
  });

  const call = (name: string, input: object = {}) =>
    ledger.call<{ readonly id: string }>(name, { ...of, ...input });

  async function placed(sku: string): Promise<string> {
    const answer = await ledger.call<{ order: { id: string } }>('orders.place', { ...of, sku });
    return answer.order.id;
  }

  /** Tells the account something; every count is another thing. */
  async function tell(count: number): Promise<void> {
    const params = { pack: `pk_${count}`, sku: 'mic-trial-3000m' };
    const notice = {
      kind: 'trial-used-up',
      subject: params.pack,
      params,
      key: `${count}`,
    } as const;
    const asked = { account: account.id, operation: 'a-story' };
    accepted(
      await changeAccount(ledger.context, asked, async (change) =>
        accept(await notify(change, notice)),
      ),
    );
  }

  async function addLicense(count: number): Promise<void> {
    const pack = await account.pack('traffic-100gb', BEGIN);
    await call('licenses.add', { pack, bundleId: `com.example.app${count}` });
  }

  async function askAndReject(count: number): Promise<void> {
    const area = AREAS[count % 2];
    const { id } = await call('billing-modes.request-monthly', { area, mode: 'monthly-traffic' });
    await call('billing-modes.decide', { request: id, approve: false });
  }

  const lists: readonly List[] = [
    {
      name: 'accounts.list',
      items: 'accounts',
      sorts: ['createdAt', '-createdAt'],
      input: { search: 'one of MANY' },
      make: (count) => ledger.account(`One of many ${count}`),
    },
    {
      name: 'audit.list',
      items: 'entries',
      sorts: ['-at', 'at'],
      input: { operation: 'contacts.add' },
      make: (count) => call('contacts.add', { name: 'Ann', email: `ann${count}@live.example` }),
    },
    {
      name: 'platform-audit.list',
      items: 'entries',
      sorts: ['-at', 'at'],
      make: (count) => ledger.call('operator-keys.create', { name: `${count}` }),
    },
    {
      name: 'orders.list',
      items: 'orders',
      sorts: ['-placedAt', 'placedAt'],
      make: () => placed('traffic-100gb'),
    },
    { name: 'messages.list', items: 'messages', sorts: ['-at', 'at'], make: tell },
    {
      name: 'bills.list',
      items: 'bills',
      sorts: ['-date', 'date'],
      make: async (count) => {
        await account.use({ day: DAYS[count] ?? '', quantity: '100 GB' });
        await account.settle(DAYS[count] ?? '');
      },
    },
    {
      name: 'billing-modes.requests',
      items: 'requests',
      sorts: ['requestedAt', '-requestedAt'],
      input: { status: 'rejected' },
      make: askAndReject,
    },
    { name: 'licenses.list', items: 'licenses', sorts: ['begunAt', '-begunAt'], make: addLicense },
    {
      name: 'license-gifts.list',
      items: 'gifts',
      sorts: ['givenAt', '-givenAt'],
      make: () => account.pack('traffic-500gb', BEGIN),
    },
    {
      name: 'director.timeline',
      items: 'coverage',
      sorts: ['from', '-from'],
      make: async () => {
        const pack = await account.pack('director-7d', BEGIN);
        await call('director.bind', { pack, instance: 'studio' });
      },
    },
    {
      name: 'auto-renewals.list',
      items: 'packs',
      sorts: ['-pack', 'pack'],
      make: async (count) => {
        const pack = await account.pack(SKUS[count] ?? '', BEGIN);
        await call('auto-renewals.set', { pack, on: true });
      },
    },
  ];

  async function page(list: List, more: object): Promise<{ rows: readonly Row[]; next?: string }> {
    const isOfAccount = list.name !== 'accounts.list' && list.name !== 'platform-audit.list';
    const input = { ...(isOfAccount ? of : {}), ...list.input, ...more };
    const { [list.items]: rows, next } = await ledger.call<Listed>(list.name, input);
    return { rows: rows as readonly Row[], ...(next === null ? {} : { next }) }; // as the list says
  }

  test.for(lists)('$name', async (list) => {
    for (let count = 0; count < 2; count += 1) await list.make(count);
    const before = await page(list, {});
    expect(before.rows).toHaveLength(2);
    const [usual, other] = list.sorts;
    const turned = [...before.rows].reverse();
    expect(await page(list, { sort: usual })).toEqual(before);
    expect(await page(list, { sort: other })).toEqual({ rows: turned });
    for (const [index, sort] of list.sorts.entries()) {
      const all = (await page(list, { sort })).rows;
      const first = await page(list, { sort, limit: 1 });
      await list.make(2 + index);
      const walked = [...first.rows];
      for (let { next } = first; next !== undefined; ) {
        const more = await page(list, { sort, limit: 1, cursor: next });
        walked.push(...more.rows);
        next = more.next;
      }
      // What came meanwhile is behind the others, or before the first page.
      const expected = sort.startsWith('-') ? all : (await page(list, { sort })).rows;
      expect(walked).toEqual(expected);
      expect((await page(list, { sort })).rows).toHaveLength(3 + index);
    }
    const { next } = await page(list, { sort: usual, limit: 1 });
    const input = { ...of, ...list.input, sort: other, cursor: next };
    const { account: _, ...platform } = input;
    const isOfAccount = list.name !== 'accounts.list' && list.name !== 'platform-audit.list';
    expect(await ledger.refusal(list.name, isOfAccount ? input : platform)).toMatchObject({
      code: 'cursor_is_not_readable',
      path: 'cursor',
    });
  });

  describe('by what they are asked for', () => {
    let other: Account;
    let order: string;

    beforeAll(async () => {
      ledger.itIs('2022-07-01T09:00:00+08:00');
      other = await ledger.account('Filters');
      of = { account: other.id };
      order = await placed('traffic-500gb');
      ledger.itIs('2022-07-02T08:00:00+08:00');
      await placed('transcode-5h');
      await call('orders.cancel', { order });
      await call('accounts.stop', { reason: 'a violation' });
    });

    test.for([
      ['orders.list', {}, 2],
      ['orders.list', { status: 'cancelled' }, 1],
      ['orders.list', { kind: 'plugin' }, 0],
      ['orders.list', { sku: 'traffic-500gb' }, 1],
      ['orders.list', { from: '2022-07-02' }, 1],
      ['orders.list', { to: '2022-07-01' }, 1],
      ['messages.list', { unread: true, kind: 'stopped' }, 1],
      ['messages.list', { unread: false }, 0],
      ['messages.list', { kind: 'restored' }, 0],
      ['messages.list', { to: '2022-07-01' }, 0],
      ['audit.list', { operation: 'orders.place' }, 2],
      ['audit.list', { actor: 'somebody else' }, 0],
      ['audit.list', { actor: 'a-story', from: '2022-07-02' }, 3],
    ] as const)('%s with %j has %i', async ([name, input, count]) => {
      const {
        next: _,
        unread: __,
        ...lists
      } = await ledger.call<Listed>(name, { ...of, ...input });
      expect(Object.values(lists).flat()).toHaveLength(count);
    });

    test('what was changed of one thing', async () => {
      const { entries } = await ledger.call<Listed>('audit.list', { ...of, subject: order });
      expect(entries).toMatchObject([
        { operation: 'orders.cancel' },
        { operation: 'orders.place' },
      ]);
    });

    test.for([
      [{ search: 'ilter' }],
      [{ search: 'FILTERS' }],
      [{ standing: 'stopped-for-violation' }],
    ] as const)('accounts with %j', async ([input]) => {
      expect(await ledger.call('accounts.list', input)).toMatchObject({
        accounts: [{ id: other.id }],
      });
      const byId = await ledger.call('accounts.list', { search: other.id });
      expect(byId).toMatchObject({ accounts: [{ name: 'Filters' }] });
    });
  });

  test('what somebody else changed meanwhile is not changed over it', async () => {
    type Tagged = { readonly id: string; readonly etag: string };
    const added = await ledger.call<Tagged>('contacts.add', {
      ...of,
      name: 'Bo',
      email: 'bo@live.example',
    });
    const mine = { ...of, contact: added.id, ifMatch: added.etag };
    const changed = await ledger.call<Tagged>('contacts.update', { ...mine, name: 'Bob' });
    for (const [name, input] of [
      ['contacts.update', { name: 'Bobby' }],
      ['subscriptions.set', { kinds: [] }],
      ['contacts.remove', {}],
    ] as const) {
      expect(await ledger.refusal(name, { ...mine, ...input })).toEqual({
        code: 'changed_by_somebody_else',
        params: { etag: changed.etag },
        path: 'ifMatch',
      });
    }
    expect(await ledger.call('contacts.list', of)).toMatchObject({
      contacts: [{ name: 'Bob', etag: changed.etag }],
    });
    await ledger.call('contacts.remove', { ...mine, ifMatch: changed.etag });

    const pack = await account.pack('traffic-100gb', BEGIN);
    const set = { account: account.id, pack, on: true };
    const before = await ledger.call<Tagged>('auto-renewals.list', { account: account.id });
    await ledger.call('auto-renewals.set', { ...set, ifMatch: before.etag });
    const stale = { ...set, monthlyCap: '100', ifMatch: before.etag };
    expect((await ledger.refusal('auto-renewals.set', stale)).code).toBe(
      'changed_by_somebody_else',
    );
  });
});
