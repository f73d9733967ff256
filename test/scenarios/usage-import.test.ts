import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { describeOnEachDatabase } from '../support/databases.ts';
import { rowsOf } from '../support/facts.ts';
import { type Account, Ledger, LIVE, type Use } from '../support/ledger.ts';

const EVENTS = 1200;

describeOnEachDatabase('usage is imported', (_open, stores) => {
  let ledger: Ledger;
  /** Another process on the same store, where the store can have two. */
  let other: Ledger;
  let account: Account;

  beforeAll(async () => {
    const url = await stores.freshUrl();
    ledger = await Ledger.at(url);
    other = stores.kind === 'postgres' ? await Ledger.at(url) : ledger;
  });

  afterAll(async () => {
    await ledger.close();
    if (other !== ledger) await other.close();
  });

  beforeEach(async () => {
    account = await ledger.account();
  });

  const days = async () =>
    ledger.database.query<{ day: string; item: string; quantity: string }>({
      text: `select usage_date as day, item, quantity::text as quantity from usage_days
        where account_id = $1 order by 1, 2, instance`,
      values: [account.id],
    });

  test('each event counts for its day in Shanghai', async () => {
    await account.use(
      { time: '2022-03-01T15:59:59.999Z', quantity: 1n },
      { time: '2022-03-01T16:00:00Z', quantity: 10n },
      { time: '2022-03-02T23:59:59.999+08:00', quantity: 100n },
      { time: '2022-03-03T00:00:00+08:00', quantity: 1000n },
    );
    expect(await days()).toEqual([
      { day: '2022-03-01', item: LIVE, quantity: '1' },
      { day: '2022-03-02', item: LIVE, quantity: '110' },
      { day: '2022-03-03', item: LIVE, quantity: '1000' },
    ]);
    await account.pack('traffic-100gb', '2022-03-01T08:00:00+08:00');
    for (const { day } of await days()) await account.settle(day);
    expect((await account.deductions()).map(({ deducted }) => deducted)).toEqual([
      '1',
      '110',
      '1000',
    ]);
  });

  const file: readonly Use[] = Array.from({ length: EVENTS }, (_, index) => ({
    id: `line-${index}`,
    day: index % 3 === 0 ? '2022-03-02' : '2022-03-03',
    quantity: BigInt(index),
  }));

  test('the same twice adds nothing', async () => {
    const none = { accepted: 0, duplicates: 0, rejected: 0, errors: [] };
    expect(await account.use(...file)).toEqual({ ...none, accepted: EVENTS });
    const before = await rowsOf(ledger.database, ['usage_events', 'usage_days'], account.id);
    expect(await account.use(...file)).toEqual({ ...none, duplicates: EVENTS });
    expect(await rowsOf(ledger.database, ['usage_events', 'usage_days'], account.id)).toEqual(
      before,
    );
  });

  test('what has grown adds only what is new', async () => {
    await account.use(...file.slice(0, 800));
    expect(await account.use(...file)).toMatchObject({ accepted: 400, duplicates: 800 });
    expect((await days()).map(({ quantity }) => BigInt(quantity))).toEqual([239_400n, 480_000n]);
  });

  test('the same twice at the same time adds it once', async () => {
    const pieces = (size: number) =>
      Array.from({ length: Math.ceil(EVENTS / size) }, (_, at) =>
        file.slice(at * size, (at + 1) * size),
      );
    const counts = await Promise.all([
      account.import(pieces(100)),
      other.known(account.id).import(pieces(170)),
      account.import([file]),
    ]);
    const sum = (of: 'accepted' | 'duplicates' | 'rejected') =>
      counts.reduce((total, count) => total + count[of], 0);
    expect([sum('accepted'), sum('duplicates'), sum('rejected')]).toEqual([EVENTS, 2 * EVENTS, 0]);
    expect((await days()).map(({ quantity }) => BigInt(quantity))).toEqual([239_400n, 480_000n]);
    expect(await account.problems()).toEqual([]);
  });

  test.for<[string, Partial<Use>]>([
    ['another quantity', { quantity: '2 GB' }],
    ['another time', { time: '2022-03-02T12:00:00.001+08:00' }],
    ['another item', { item: 'push.upstream.mainland' }],
  ])('an event that repeats an identity with %s is rejected', async ([, change]) => {
    const event = { id: 'one', quantity: '1 GB' };
    await account.use(event);
    const before = await rowsOf(ledger.database, ['usage_events', 'usage_days'], account.id);
    expect(await account.use({ id: 'new', quantity: 7n }, { ...event, ...change })).toMatchObject({
      accepted: 1,
      duplicates: 0,
      rejected: 1,
      errors: [
        {
          index: 2,
          code: 'event_repeated_with_other_content',
          params: { source: 'a-story', id: 'one' },
        },
      ],
    });
    const after = await rowsOf(ledger.database, ['usage_events'], account.id);
    expect(after['usage_events']).toEqual(
      expect.arrayContaining([...(before['usage_events'] ?? [])]),
    );
    expect(await days()).toEqual([{ day: '2022-03-02', item: LIVE, quantity: '1000000007' }]);
  });

  test('one identity is another event of another account or source', async () => {
    const neighbour = await ledger.account();
    await neighbour.use({ id: 'one', quantity: '1 GB' });
    await account.use({ id: 'one', quantity: '2 GB' });
    expect(await account.use({ id: 'one', source: 'elsewhere', quantity: '3 GB' })).toMatchObject({
      accepted: 1,
    });
    expect(await days()).toMatchObject([{ quantity: '5000000000' }]);
  });

  test('what is there twice in one batch counts once, or is rejected', async () => {
    const counts = await account.use(
      { id: 'b', quantity: 1n },
      { id: 'a', quantity: 10n },
      { id: 'b', quantity: 1n },
      { id: 'a', quantity: 20n },
      { id: 'c', quantity: 100n },
    );
    expect(counts).toMatchObject({ accepted: 3, duplicates: 1, rejected: 1 });
    expect(counts.errors).toMatchObject([{ index: 4, code: 'event_repeated_with_other_content' }]);
    expect(await days()).toMatchObject([{ quantity: '111' }]);
  });

  test('of what was stored before, repeats in the batch are told by what was stored', async () => {
    await account.use({ id: 'a', quantity: 10n });
    const counts = await account.use(
      { id: 'a', quantity: 20n },
      { id: 'a', quantity: 10n },
      { id: 'b', quantity: 1n },
      { id: 'b', quantity: 1n },
      { id: 'b', quantity: 2n },
    );
    expect(counts).toMatchObject({ accepted: 1, duplicates: 2, rejected: 2 });
    expect(counts.errors.map(({ index }) => index)).toEqual([1, 5]);
    expect(await days()).toMatchObject([{ quantity: '11' }]);
  });

  test('what cannot be usage is rejected and the rest is taken', async () => {
    const counts = await account.use(
      { item: 'live.downstream.moon', quantity: 1n },
      { item: 'director.general.720p', quantity: 1n },
      { quantity: 10n ** 18n + 1n },
      { quantity: 5n },
      { quantity: -1n },
    );
    expect(counts.errors.map(({ index, code }) => [index, code])).toEqual([
      [1, 'item_is_unknown'],
      [2, 'instance_is_missing'],
      [3, 'quantity_is_too_large'],
      [5, 'quantity_is_negative'],
    ]);
    expect(await days()).toMatchObject([{ quantity: '5' }]);
  });

  test('instances of an item are lines of their own, whatever they are called', async () => {
    const names = ['a', 'b "quoted"', 'c\\N', '导播 一', '🎬'];
    await account.use(
      ...names.map((instance) => ({ item: 'director.general.720p', instance, quantity: '9 min' })),
    );
    await account.settle('2022-03-02');
    expect((await account.explain('2022-03-02')).lines.map(({ instance }) => instance)).toEqual(
      names,
    );
    expect(await account.settle('2022-03-02')).toMatchObject({ revisions: 0 });
    expect(await account.problems()).toEqual([]);
  });
});
