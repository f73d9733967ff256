import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { UsedLicenseGift } from '../../src/operations/licenses/license-view.ts';
import type { PlacedOrder } from '../../src/operations/orders/place-order.ts';
import { sql } from '../../src/store/sql.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type Account, Ledger } from '../support/ledger.ts';

const APP = { bundleId: 'com.acme.live', packageName: 'com.acme.live' };

interface Listed {
  readonly licenses: readonly {
    readonly id: string;
    readonly status: string;
    readonly endsAt: string;
    readonly history: readonly { readonly what: string }[];
  }[];
  readonly gifts: readonly { readonly gift: string; readonly kind: string }[];
}

describeOnEachDatabase('licences that come with packs', (open) => {
  let ledger: Ledger;
  let account: Account;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
  });

  beforeEach(async () => {
    ledger.itIs('2022-06-02T09:00:00+08:00');
    account = await ledger.account();
  });

  const of = (input: object) => ({ account: account.id, ...input });
  const add = (input: object) => ledger.call<UsedLicenseGift>('licenses.add', of(input));
  const renew = (license: string, input: object) =>
    ledger.call<UsedLicenseGift>('licenses.renew', of({ license, ...input }));
  const upgrade = (license: string, input: object) =>
    ledger.call<UsedLicenseGift>('licenses.upgrade', of({ license, ...input }));
  const why = async (name: string, input: object) =>
    (await ledger.refusal(`licenses.${name}`, of(input))).code;
  const list = async () => ({
    ...(await ledger.call<Omit<Listed, 'gifts'>>('licenses.list', { account: account.id })),
    ...(await ledger.call<Pick<Listed, 'gifts'>>('license-gifts.list', { account: account.id })),
  });
  const livePack = (at = '2022-06-01T10:00:00+08:00') => account.pack('traffic-10tb', at);
  const playPack = (at = '2022-06-01T10:00:00+08:00') => account.pack('traffic-100gb', at);

  /** A pack that is bought now, with money. */
  async function buy(sku: string): Promise<string> {
    await ledger.call('wallet.top-up', of({ amount: '100000.00', reference: account.id }));
    const { order } = await ledger.call<PlacedOrder>('orders.place', of({ sku, pay: true }));
    return order.packs[0]?.id ?? '';
  }

  test('a pack gives a licence of one year, and counts as used', async () => {
    ledger.itIs('2022-06-01T10:00:00+08:00');
    const pack = await buy('traffic-10tb');
    const [gift] = (await list()).gifts;
    expect(gift).toMatchObject({
      pack,
      kind: 'live',
      years: 1,
      usableUntil: '2023-06-02T00:00:00+08:00',
      status: 'usable',
    });
    const added = await add({ pack, ...APP });
    expect(added).toMatchObject({
      gift: gift?.gift,
      pack,
      what: 'add',
      license: { kind: 'live', status: 'valid', ...APP, endsAt: '2023-06-02T00:00:00+08:00' },
    });
    expect(await account.packs()).toMatchObject([{ status: 'in-use', used: '0' }]);
    expect(await list()).toMatchObject({
      licenses: [{ id: added.license.id, history: [{ what: 'add', pack, endsBefore: null }] }],
      gifts: [],
    });
    // Used, it is not given back.
    expect(await ledger.call('refunds.quote', of({ pack }))).toMatchObject({
      accepted: false,
      reason: 'pack_bound_to_license',
    });
  });

  test('it lasts to its end, whatever becomes of the pack', async () => {
    const pack = await playPack();
    await add({ pack, bundleId: 'com.acme.play' });
    await account.use({ day: '2022-06-02', quantity: '100 GB' });
    ledger.itIs('2023-06-01T23:59:59+08:00');
    await account.settle('2022-06-02');
    expect(await account.packs()).toMatchObject([{ status: 'used-up' }]);
    expect((await list()).licenses).toMatchObject([{ status: 'valid' }]);
    ledger.itIs('2023-06-02T00:00:00+08:00');
    expect((await list()).licenses).toMatchObject([{ status: 'expired' }]);
  });

  test('renewed before its end it goes on from there, afterwards from now', async () => {
    const { license } = await add({ pack: await livePack(), ...APP });
    const second = await livePack('2022-09-01T10:00:00+08:00');
    ledger.itIs('2022-10-01T10:00:00+08:00');
    expect(await renew(license.id, { pack: second })).toMatchObject({
      what: 'renew',
      license: { id: license.id, endsAt: '2024-06-02T00:00:00+08:00' },
    });
    ledger.itIs('2024-08-01T10:00:00+08:00');
    const third = await livePack('2024-07-30T10:00:00+08:00');
    expect((await renew(license.id, { pack: third })).license).toMatchObject({
      status: 'valid',
      endsAt: '2025-08-02T00:00:00+08:00',
    });
    const [shown] = (await list()).licenses;
    expect(shown?.history).toMatchObject([
      { what: 'add', endsBefore: null, endsAfter: '2023-06-02T00:00:00+08:00' },
      { what: 'renew', endsBefore: '2023-06-02T00:00:00+08:00' },
      { what: 'renew', endsAfter: '2025-08-02T00:00:00+08:00' },
    ]);
  });

  test('a live gift makes a video-play licence a live one', async () => {
    const { license } = await add({ pack: await playPack(), ...APP });
    expect(license.kind).toBe('video-play');
    ledger.itIs('2022-08-02T10:00:00+08:00');
    const pack = await livePack('2022-08-01T10:00:00+08:00');
    expect(await why('renew', { license: license.id, pack })).toBe(
      'license_is_renewed_by_its_own_kind',
    );
    expect(await upgrade(license.id, { pack })).toMatchObject({
      what: 'upgrade',
      license: { id: license.id, kind: 'live', endsAt: '2023-08-02T00:00:00+08:00' },
    });
    const lower = await playPack('2022-08-01T10:00:00+08:00');
    expect(await why('renew', { license: license.id, pack: lower })).toBe(
      'license_is_renewed_by_its_own_kind',
    );
    expect(await why('upgrade', { license: license.id, pack: lower })).toBe(
      'license_is_upgraded_to_live_only',
    );
  });

  describe('refused', () => {
    test('a gift twice', async () => {
      const pack = await livePack();
      const [gift] = (await list()).gifts;
      const { license } = await add({ gift: gift?.gift, ...APP });
      expect(await why('add', { pack, bundleId: 'com.other.app' })).toBe('pack_bound_to_license');
      expect(await why('renew', { license: license.id, gift: gift?.gift })).toBe(
        'pack_bound_to_license',
      );
    });

    test('packs without a licence', async () => {
      const early = await account.pack('traffic-100gb', '2022-05-30T10:00:00+08:00');
      const other = await account.pack('transcode-100h', '2022-06-01T10:00:00+08:00');
      for (const pack of [early, other]) {
        expect(await why('add', { pack, ...APP })).toBe('pack_has_no_license');
      }
      expect(await why('add', { pack: 'pk_none', ...APP })).toBe('pack_not_found');
      expect(await why('add', { gift: 'gf_none', ...APP })).toBe('gift_not_found');
      expect(await why('add', APP)).toBe('license_takes_a_pack_or_a_gift');
    });

    test('the licence of a pack that was given back', async () => {
      const pack = await buy('traffic-10tb');
      const [gift] = (await list()).gifts;
      await ledger.call('refunds.confirm', of({ pack }));
      expect((await list()).gifts).toEqual([]);
      for (const named of [{ pack }, { gift: gift?.gift }]) {
        expect(await why('add', { ...named, ...APP })).toBe('pack_refunded');
      }
    });

    test('plugin years, which are no licence', async () => {
      const pack = await account.pack('traffic-200tb', '2022-06-01T10:00:00+08:00');
      const rows = await ledger.database.query<{ id: string }>(sql`
        select gift_id as id from gifts
        where account_id = ${account.id} and pack_id = ${pack} and kind = 'plugin'`);
      expect(await why('add', { gift: rows[0]?.id, ...APP })).toBe('gift_is_no_license');
      await add({ pack, ...APP });
    });

    test('a gift whose year is over', async () => {
      const pack = await livePack();
      ledger.itIs('2023-06-02T00:00:00+08:00');
      expect(await why('add', { pack, ...APP })).toBe('license_gift_is_over');
      expect((await list()).gifts).toMatchObject([{ status: 'over' }]);
    });

    test('an app without a name, or with a wrong one, or that has a licence', async () => {
      const pack = await livePack();
      expect(await why('add', { pack })).toBe('license_names_no_app');
      expect(await why('add', { pack, bundleId: 'acme' })).toBe('bundle_id_is_written_otherwise');
      expect(await why('add', { pack, packageName: '1.2' })).toBe(
        'package_name_is_written_otherwise',
      );
      await add({ pack, ...APP });
      const second = await livePack();
      expect(await why('add', { pack: second, packageName: APP.packageName })).toBe(
        'app_has_a_license_already',
      );
      expect(await why('renew', { license: 'lc_none', pack: second })).toBe('license_not_found');
      expect((await list()).gifts).toMatchObject([{ pack: second }]);
    });

    test('what a role does not permit', async () => {
      const pack = await livePack();
      const viewer = ledger.as({
        kind: 'member',
        id: 'somebody',
        account: account.id,
        role: 'viewer',
      });
      await viewer.call('licenses.list', { account: account.id });
      const refusal = await viewer.refusal('licenses.add', of({ pack, ...APP }));
      expect(refusal.code).toBe('not_permitted');
    });
  });

  test('the same call is answered again; two at once use the gift once', async () => {
    const pack = await livePack();
    const call = { pack, ...APP, key: 'k' };
    const first = await add(call);
    expect(await add(call)).toEqual(first);
    const other = await livePack();
    const calls = ['a', 'b', 'c'].map((name) =>
      add({ pack: other, bundleId: `com.acme.${name}` })
        .then(() => 'done')
        .catch(() => 'refused'),
    );
    expect((await Promise.all(calls)).sort()).toEqual(['done', 'refused', 'refused']);
  });

  test('programs and the audit log are told', async () => {
    const { license } = await add({ pack: await playPack(), ...APP });
    await renew(license.id, { pack: await playPack() });
    const high = await livePack('2022-06-02T08:00:00+08:00');
    expect(await why('upgrade', { license: license.id, pack: high })).toBe(
      'license_would_end_earlier',
    );
    const events = await ledger.database.query<{ type: string; data: object }>(sql`
      select type, data from events
      where account_id = ${account.id} and type like 'license.%' order by event_id`);
    expect(events).toMatchObject([
      { type: 'license.added', data: { license: license.id, kind: 'video-play', ...APP } },
      { type: 'license.renewed', data: { endsAt: '2024-06-02T00:00:00+08:00' } },
    ]);
    const { entries } = await ledger.call<{ entries: readonly object[] }>('audit.list', {
      account: account.id,
    });
    expect(entries).toContainEqual(
      expect.objectContaining({ operation: 'licenses.renew', subject: license.id }),
    );
  });
});
