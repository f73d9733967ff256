import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseInstant } from '../../src/engine/index.ts';
import type { Role } from '../../src/operations/operation.ts';
import { expirePlugins } from '../../src/operations/plugins/expire-plugins.ts';
import type { PluginList } from '../../src/operations/plugins/list-plugins.ts';
import type { ShownPlugin } from '../../src/operations/plugins/show-plugin.ts';
import { hasUsablePlugin, listPluginEnds } from '../../src/store/plugins.ts';
import { sql } from '../../src/store/sql.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type Account, Ledger } from '../support/ledger.ts';
import { JPEG, PNG, pngOf } from '../support/pictures.ts';

const MONDAY = '2023-06-05T10:00:00+08:00';

/** Every story has its own mini-programs: one AppID has one application on the whole platform. */
let appIds = 0;
let payments = 0;
function newAppId(): string {
  appIds += 1;
  return `wx${`${appIds}`.padStart(16, '0')}`;
}

describeOnEachDatabase('plugins', (open) => {
  let ledger: Ledger;
  let account: Account;
  let form: Readonly<Record<string, unknown>>;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
  });

  beforeEach(async () => {
    ledger.itIs(MONDAY);
    account = await ledger.account();
    form = {
      account: account.id,
      type: 'formal',
      name: 'Acme Shop',
      appId: newAppId(),
      category: 'e-commerce',
      basicSettings: { name: 'basic.png', data: PNG },
      pluginSettings: { data: JPEG },
    };
  });

  const member = (role: Role, of = account) =>
    ledger.as({ kind: 'member', id: `a-${role}`, account: of.id, role });
  const apply = async (change: object = {}) =>
    (await ledger.call<{ id: string }>('plugins.apply', { ...form, ...change })).id;
  const review = (application: string, decision: object = { approve: true }) =>
    ledger.call('plugins.review', { account: account.id, application, ...decision });
  const approved = async (change: object = {}) => {
    const application = await apply(change);
    await review(application);
    return application;
  };
  const topUp = (amount: string) => {
    payments += 1;
    const reference = `payment-${payments}`;
    return ledger.call('wallet.top-up', { account: account.id, amount, reference });
  };
  const buy = (application: string, more: object = {}) =>
    ledger.call<{ order: { id: string; status: string }; missing: string | null }>('plugins.buy', {
      account: account.id,
      application,
      ...more,
    });
  const buyPack = async (sku: string) => {
    const ordered = { account: account.id, sku, pay: true };
    const placed = await ledger.call<{ order: { packs: { id: string }[] } }>(
      'orders.place',
      ordered,
    );
    return placed.order.packs[0]?.id ?? '';
  };
  const show = (application: string) =>
    ledger.call<ShownPlugin>('plugins.show', { account: account.id, application });
  const list = (asOf?: string) =>
    ledger.call<PluginList>('plugins.list', { account: account.id, ...(asOf ? { asOf } : {}) });
  const usableAt = (time: string) =>
    ledger.database.transaction((c) => hasUsablePlugin(c, account.id, parseInstant(time) ?? 0));
  const told = async (of = account) => {
    const rows = await ledger.database.query<{ type: string; data: Record<string, unknown> }>(sql`
      select type, data from events
      where account_id = ${of.id} and type like 'plugin.%'
      order by event_id`);
    return rows.map(({ type }) => type.replace('plugin.', ''));
  };
  /** Runs the job for all accounts; how often this one was told of an end by now. */
  const expiries = async () => {
    await expirePlugins(ledger.context);
    return (await told()).filter((type) => type === 'expired').length;
  };
  const messages = async () => {
    const rows = await ledger.database.query<{ kind: string }>(sql`
      select kind from messages
      where account_id = ${account.id} and kind like 'plugin-%'
      order by message_id`);
    return rows.map(({ kind }) => kind);
  };

  test('from a rejected application to years that add up, an end, and a new start', async () => {
    const owner = member('owner');
    const applied = await owner.call<{ id: string }>('plugins.apply', form);
    const { id } = applied;
    expect(applied).toEqual({ id, status: 'in-review', reviewDueOn: '2023-06-12' });
    expect((await list()).plugins).toMatchObject([
      { id, status: 'in-review', endsAt: null, next: ['review', 'cancel'] },
    ]);

    // Rejected; put right; approved.
    ledger.itIs('2023-06-06T10:00:00+08:00');
    const reason = 'The screenshot is of another mini-program.';
    await review(id, { approve: false, reason });
    expect(await show(id)).toMatchObject({
      status: 'rejected',
      reason,
      next: ['resubmit', 'cancel'],
    });
    ledger.itIs('2023-06-07T10:00:00+08:00');
    const other = { name: 'Acme School', category: 'education' };
    const picture = { name: 'right.jpg', data: JPEG };
    const edits = { ...other, basicSettings: picture };
    const again = { account: account.id, application: id, ...edits };
    expect(await owner.call('plugins.resubmit', again)).toMatchObject({
      reviewDueOn: '2023-06-14',
    });
    expect(await show(id)).toMatchObject({ ...other, status: 'in-review', appId: form['appId'] });
    ledger.itIs('2023-06-08T10:00:00+08:00');
    await review(id);
    expect(await usableAt('2023-06-08T11:00:00+08:00')).toBe(false);
    expect(await show(id)).toMatchObject({
      status: 'to-pay',
      next: ['buy', 'bind-pack', 'cancel'],
    });

    // Paid: usable for a year. Renewed before its end: the years add up.
    ledger.itIs('2023-06-09T10:00:00+08:00');
    await topUp('90000');
    const { order } = await buy(id);
    expect(order).toMatchObject({ status: 'paid', application: id, amount: '30000.00' });
    expect(await show(id)).toMatchObject({
      status: 'usable',
      startedAt: '2023-06-09T10:00:00+08:00',
      purchasedAt: '2023-06-09T10:00:00+08:00',
      endsAt: '2024-06-09T10:00:00+08:00',
      next: ['buy', 'bind-pack'],
    });
    ledger.itIs('2023-12-01T00:00:00+08:00');
    await buy(id);
    expect(await show(id)).toMatchObject({
      startedAt: '2023-06-09T10:00:00+08:00',
      purchasedAt: '2023-12-01T00:00:00+08:00',
      endsAt: '2025-06-09T10:00:00+08:00',
    });

    // Over: told once. Renewed after that: from the payment on.
    expect(await expiries()).toBe(0);
    ledger.itIs('2025-06-09T10:00:00+08:00');
    expect(await show(id)).toMatchObject({ status: 'expired' });
    expect(await usableAt('2025-06-09T09:59:59+08:00')).toBe(true);
    expect(await usableAt('2025-06-09T10:00:00+08:00')).toBe(false);
    expect(await expiries()).toBe(1);
    expect(await expiries()).toBe(1);
    ledger.itIs('2025-08-01T12:00:00+08:00');
    await buy(id);
    const shown = await show(id);
    expect(shown).toMatchObject({
      status: 'usable',
      startedAt: '2025-08-01T12:00:00+08:00',
      endsAt: '2026-08-01T12:00:00+08:00',
    });
    ledger.itIs('2026-08-01T12:00:00+08:00');
    expect(await expiries()).toBe(2);

    // Its whole history is kept, of who did what, and of what was submitted when.
    expect(shown.reviews.map(({ kind, by }) => `${kind} by ${by.id}`)).toEqual([
      'submitted by a-owner',
      'rejected by a-story',
      'resubmitted by a-owner',
      'approved by a-story',
    ]);
    expect(shown.reviews.map(({ content }) => content?.name ?? null)).toEqual([
      'Acme Shop',
      null,
      'Acme School',
      null,
    ]);
    expect(shown.periods.map(({ years, source }) => `${years} by ${source}`)).toEqual([
      '1 by order',
      '1 by order',
      '1 by order',
    ]);
    expect(shown.screenshots.map(({ name }) => name)).toEqual([
      'basic.png',
      'pluginSettings',
      'right.jpg',
    ]);
    expect(await told()).toEqual([
      ...['applied', 'reviewed', 'applied', 'reviewed'],
      ...['started', 'renewed', 'expired', 'renewed', 'expired'],
    ]);
    expect(await messages()).toEqual(['plugin-rejected', 'plugin-approved']);
    expect((await list('2024-01-01T00:00:00+08:00')).plugins).toMatchObject([{ status: 'usable' }]);
    expect((await list('2023-06-06T12:00:00+08:00')).plugins).toMatchObject([
      { status: 'rejected', reason, endsAt: null },
    ]);
    expect((await list('2023-06-01T12:00:00+08:00')).plugins).toEqual([]);
    expect(await account.problems()).toEqual([]);
  });

  test('a pack of 200 TB gives its year, first and as a renewal, and is used by it', async () => {
    await topUp('300000');
    const [first, second] = [await buyPack('traffic-200tb'), await buyPack('traffic-1pb')];
    const small = await buyPack('traffic-50tb');
    const id = await apply({ type: 'pack-gift' });
    const bind = { account: account.id, application: id };
    expect(await ledger.refusal('plugins.bind-pack', { ...bind, pack: first })).toMatchObject({
      code: 'plugin_is_not_approved',
    });
    await review(id);
    expect((await list()).packs).toEqual([
      { pack: first, years: 1 },
      { pack: second, years: 1 },
    ]);
    const finance = member('finance');
    expect(await finance.call('plugins.bind-pack', { ...bind, pack: first })).toEqual({
      application: id,
      pack: first,
      from: MONDAY,
      to: '2024-06-05T10:00:00+08:00',
    });
    await finance.call('plugins.bind-pack', { ...bind, pack: second });
    expect(await show(id)).toMatchObject({
      type: 'pack-gift',
      status: 'usable',
      endsAt: '2025-06-05T10:00:00+08:00',
    });
    expect((await list()).packs).toEqual([]);
    for (const pack of [first, second]) {
      expect(await ledger.refusal('refunds.confirm', { account: account.id, pack })).toMatchObject({
        code: 'pack_bound_to_plugin',
      });
    }
    const again = { ...bind, pack: first };
    expect(await ledger.refusal('plugins.bind-pack', again)).toMatchObject({
      code: 'pack_plugin_gift_used',
      params: { application: id },
    });
    expect(await ledger.refusal('plugins.bind-pack', { ...bind, pack: small })).toMatchObject({
      code: 'pack_has_no_plugin_gift',
    });
    expect(await ledger.refusal('plugins.bind-pack', { ...bind, pack: 'pk_none' })).toMatchObject({
      code: 'pack_not_found',
    });
    expect(await account.problems()).toEqual([]);
  });

  test('a pack that was given back, or expired, gives no plugin', async () => {
    const expired = await account.pack('traffic-200tb', '2022-06-01T10:00:00+08:00');
    await topUp('35500');
    const pack = await buyPack('traffic-200tb');
    const application = await approved();
    expect((await list()).packs).toEqual([{ pack, years: 1 }]);
    await ledger.call('refunds.confirm', { account: account.id, pack });
    expect((await list()).packs).toEqual([]);
    const bind = (of: string) => ({ account: account.id, application, pack: of });
    expect(await ledger.refusal('plugins.bind-pack', bind(pack))).toMatchObject({
      code: 'pack_refunded',
      path: 'pack',
    });
    expect(await ledger.refusal('plugins.bind-pack', bind(expired))).toMatchObject({
      code: 'pack_expired',
      params: { at: '2023-06-01T10:00:00+08:00' },
    });
  });

  test('one pack given to two plugins at once is used by one of them', async () => {
    const pack = await account.pack('traffic-200tb', '2023-06-01T10:00:00+08:00');
    const plugins = [await approved(), await approved({ appId: newAppId() })];
    const outcomes = await Promise.allSettled(
      plugins.map((application) =>
        ledger.call('plugins.bind-pack', { account: account.id, application, pack }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { plugins: shown } = await list();
    expect(shown.map(({ status }) => status).sort()).toEqual(['to-pay', 'usable']);
  });

  test('a pack that is bound and given back at once is one of the two', async () => {
    await topUp('35500');
    const pack = await buyPack('traffic-200tb');
    const application = await approved();
    const [bound, refunded] = await Promise.allSettled([
      ledger.call('plugins.bind-pack', { account: account.id, application, pack }),
      ledger.call('refunds.confirm', { account: account.id, pack }),
    ]);
    expect(bound.status).not.toBe(refunded.status);
    const { cash } = await ledger.call<{ cash: string }>('wallet.show', { account: account.id });
    expect(cash).toBe(refunded.status === 'fulfilled' ? '35500.00' : '0.00');
    expect(await show(application)).toMatchObject({
      status: bound.status === 'fulfilled' ? 'usable' : 'to-pay',
    });
    expect(await account.problems()).toEqual([]);
  });

  describe('a trial', () => {
    const until = '2023-07-05T10:00:00+08:00';

    test('lasts a month from its approval, without a fee, and may be paid afterwards', async () => {
      const id = await apply({ type: 'trial' });
      expect(await review(id)).toEqual({ id, status: 'usable', endsAt: until });
      expect(await usableAt('2023-07-05T09:59:59+08:00')).toBe(true);
      expect(await usableAt(until)).toBe(false);
      await topUp('30000');
      await buy(id);
      expect(await show(id)).toMatchObject({ endsAt: '2024-07-05T10:00:00+08:00' });
      expect(await told()).toEqual(['applied', 'reviewed', 'started', 'renewed']);
    });

    test('is had once by an account', async () => {
      const id = await apply({ type: 'trial' });
      const other = () => ({ ...form, type: 'trial', appId: newAppId() });
      const once = { code: 'plugin_trial_only_once', path: 'type' };
      expect(await ledger.refusal('plugins.apply', other())).toMatchObject(once);
      await ledger.call('plugins.cancel', { account: account.id, application: id });
      const second = await apply(other());
      await review(second);
      ledger.itIs(until);
      expect(await ledger.refusal('plugins.apply', other())).toMatchObject(once);
      // Cancelled after it was had, it was had.
      await ledger.call('plugins.cancel', { account: account.id, application: second });
      expect(await ledger.refusal('plugins.apply', other())).toMatchObject(once);
      await apply({ appId: newAppId() });
    });
  });

  describe('one AppID', () => {
    test('has one application of all accounts, until that is rejected or cancelled', async () => {
      const { appId } = form;
      const id = await apply();
      expect(await ledger.refusal('plugins.apply', form)).toEqual({
        code: 'app_id_has_an_application',
        params: { appId, application: id },
        path: 'appId',
      });
      const other = await ledger.account();
      const theirs = { ...form, account: other.id };
      const taken = { code: 'app_id_is_of_another_account', params: { appId }, path: 'appId' };
      expect(await ledger.refusal('plugins.apply', theirs)).toEqual(taken);
      await review(id, { approve: false, reason: 'It is not yours.' });
      await ledger.call('plugins.apply', theirs);
      const again = { account: account.id, application: id };
      expect(await ledger.refusal('plugins.resubmit', again)).toEqual(taken);
      const changed = { ...again, appId: newAppId() };
      await ledger.call('plugins.resubmit', changed);
      expect(await show(id)).toMatchObject({ status: 'in-review', appId: changed.appId });
    });

    test('applied for by two accounts at once is of one of them', async () => {
      const others = [account, await ledger.account(), await ledger.account()];
      const outcomes = await Promise.allSettled(
        others.map(({ id }) => ledger.call('plugins.apply', { ...form, account: id })),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    test('is free again when its application is cancelled', async () => {
      const id = await apply();
      const owner = member('owner');
      const cancel = { account: account.id, application: id };
      expect(await owner.call('plugins.cancel', cancel)).toEqual({ id, status: 'cancelled' });
      expect(await owner.refusal('plugins.cancel', cancel)).toMatchObject({
        code: 'plugin_cannot_be_cancelled',
      });
      await owner.call('plugins.apply', form);
      expect(await told()).toEqual(['applied', 'cancelled', 'applied']);
    });
  });

  test('what is usable is not cancelled; what expired is, and is reminded of no more', async () => {
    const id = await approved();
    await topUp('30000');
    await buy(id);
    const cancel = { account: account.id, application: id };
    expect(await ledger.refusal('plugins.cancel', cancel)).toMatchObject({
      code: 'plugin_cannot_be_cancelled',
      params: { status: 'usable' },
    });
    const ends = () => ledger.database.transaction((c) => listPluginEnds(c, account.id));
    expect(await ends()).toMatchObject([{ applicationId: id, name: 'Acme Shop' }]);
    ledger.itIs('2024-06-05T10:00:00+08:00');
    await ledger.call('plugins.cancel', cancel);
    expect(await ends()).toEqual([]);
    expect(await ledger.refusal('plugins.buy', cancel)).toMatchObject({
      code: 'plugin_is_not_approved',
      params: { status: 'cancelled' },
    });
  });

  describe('paying', () => {
    test('without the money leaves an order; the year begins when that is paid', async () => {
      const id = await approved();
      await topUp('10000');
      const { order, missing } = await buy(id, { key: 'buy-1' });
      expect({ status: order.status, missing }).toEqual({ status: 'unpaid', missing: '20000.00' });
      expect(await show(id)).toMatchObject({ status: 'to-pay', endsAt: null });
      await topUp('20000');
      ledger.itIs('2023-06-05T22:00:00+08:00');
      await ledger.call('orders.pay', { account: account.id, order: order.id });
      expect(await show(id)).toMatchObject({
        status: 'usable',
        endsAt: '2024-06-05T22:00:00+08:00',
      });
      expect(await account.problems()).toEqual([]);
    });

    test('several years at once, and with the same key only once', async () => {
      const id = await approved();
      await topUp('100000');
      const once = await buy(id, { years: 3, key: 'three' });
      expect(await buy(id, { years: 3, key: 'three' })).toEqual(once);
      expect(await show(id)).toMatchObject({ endsAt: '2026-06-05T10:00:00+08:00' });
      const body = { account: account.id, application: id, years: 2, key: 'three' };
      expect(await ledger.refusal('plugins.buy', body)).toMatchObject({
        code: 'key_used_with_other_content',
      });
    });

    test('at the price of a quote, or so many years, but not both', async () => {
      const id = await approved();
      await topUp('60000');
      const asked = { account: account.id, sku: 'plugin-1y', quantity: 2 };
      const { id: quote } = await ledger.call<{ id: string }>('orders.quote', asked);
      const both = { account: account.id, application: id, years: 2, quote };
      expect(await ledger.refusal('plugins.buy', both)).toMatchObject({
        code: 'plugin_takes_years_or_a_quote',
      });
      expect(await buy(id, { quote })).toMatchObject({
        paid: true,
        endsAt: '2025-06-05T10:00:00+08:00',
      });
    });

    test('an order whose application was cancelled meanwhile moves no money', async () => {
      const id = await approved();
      const { order } = await buy(id, { pay: false });
      await topUp('30000');
      await ledger.call('plugins.cancel', { account: account.id, application: id });
      const pay = { account: account.id, order: order.id };
      expect(await ledger.refusal('orders.pay', pay)).toMatchObject({
        code: 'plugin_is_not_approved',
      });
      expect(await ledger.call('wallet.show', { account: account.id })).toMatchObject({
        cash: '30000.00',
      });
    });

    test('is for what was approved, and is never given back', async () => {
      const id = await apply();
      const asked = { account: account.id, application: id };
      expect(await ledger.refusal('plugins.buy', asked)).toMatchObject({
        code: 'plugin_is_not_approved',
        params: { status: 'in-review' },
      });
      expect(
        await ledger.refusal('plugins.buy', { ...asked, application: 'pl_none' }),
      ).toMatchObject({ code: 'plugin_application_not_found', path: 'application' });
    });
  });

  describe('an application', () => {
    test('twice under one key is one, and another under the same key is refused', async () => {
      const keyed = { ...form, key: 'apply-1' };
      const first = await ledger.call('plugins.apply', keyed);
      expect(await ledger.call('plugins.apply', keyed)).toEqual(first);
      const other = { ...keyed, pluginSettings: { data: PNG } };
      expect(await ledger.refusal('plugins.apply', other)).toMatchObject({
        code: 'key_used_with_other_content',
      });
      expect((await list()).plugins).toHaveLength(1);
    });

    test.each([
      [{ appId: 'wx123' }, 'app_id_is_not_of_a_mini_program', 'appId'],
      [{ category: 'games' }, 'plugin_category_not_served', 'category'],
      [{ subject: 'individual' }, 'plugin_not_for_individuals', 'subject'],
      [{ type: 'free' }, 'plugin_type_is_unknown', 'type'],
      [{ account: 'ac_none' }, 'account_not_found', 'account'],
      [
        { basicSettings: { name: 'a.jpg', data: PNG } },
        'picture_is_not_what_it_says',
        'basicSettings',
      ],
      [
        { pluginSettings: { data: Buffer.from('<html>').toString('base64') } },
        'picture_is_of_no_known_kind',
        'pluginSettings',
      ],
      [{ pluginSettings: { data: 'no base64' } }, 'picture_is_not_base64', 'pluginSettings.data'],
      [{ pluginSettings: { name: ' ', data: PNG } }, 'picture_name_length', 'pluginSettings.name'],
      [{ basicSettings: { data: pngOf(2_000_001) } }, 'picture_is_too_large', 'basicSettings'],
      [{ basicSettings: { data: pngOf(9_000_000) } }, 'picture_is_too_large', 'basicSettings.data'],
    ])('is refused and leaves nothing behind (%#)', async (change, code, path) => {
      expect(await ledger.refusal('plugins.apply', { ...form, ...change })).toMatchObject({
        code,
        path,
      });
      expect((await list()).plugins).toEqual([]);
      await apply();
    });

    test('has its pictures given back as they were sent, to its own account only', async () => {
      const data = pngOf(2_000_000);
      const id = await apply({ basicSettings: { name: '基本设置.png', data } });
      const shown = await show(id);
      const picture = { account: account.id, application: id, screenshot: shown.basicSettings };
      expect(await member('viewer').call('plugins.screenshot', picture)).toEqual({
        id: shown.basicSettings,
        name: '基本设置.png',
        type: 'image/png',
        size: 2_000_000,
        sha256: shown.screenshots[0]?.sha256,
        data,
      });
      const other = await ledger.account();
      const theirs = member('owner', other);
      expect(await theirs.refusal('plugins.screenshot', picture)).toMatchObject({
        code: 'not_permitted',
      });
      const wrong = { ...picture, account: other.id };
      expect(await theirs.refusal('plugins.screenshot', wrong)).toMatchObject({
        code: 'plugin_application_not_found',
      });
      const another = await apply({ appId: newAppId() });
      const crossed = { ...picture, application: another };
      expect(await ledger.refusal('plugins.screenshot', crossed)).toMatchObject({
        code: 'screenshot_not_found',
      });
    });

    test('is reviewed once, and a rejection says why', async () => {
      const id = await apply();
      const decision = { account: account.id, application: id };
      expect(
        await ledger.refusal('plugins.review', { ...decision, approve: false, reason: ' ' }),
      ).toMatchObject({ code: 'rejection_needs_a_reason', path: 'reason' });
      expect(await ledger.refusal('plugins.resubmit', decision)).toMatchObject({
        code: 'plugin_is_not_rejected',
      });
      await review(id);
      expect(await ledger.refusal('plugins.review', { ...decision, approve: true })).toMatchObject({
        code: 'plugin_is_not_in_review',
        params: { status: 'to-pay' },
      });
    });
  });

  test('verification finds what does not fit', async () => {
    const pack = await account.pack('traffic-200tb', '2023-06-01T10:00:00+08:00');
    const id = await approved();
    await topUp('30000');
    await buy(id);
    await ledger.call('plugins.bind-pack', { account: account.id, application: id, pack });
    expect(await account.problems()).toEqual([]);
    const mine = sql`account_id = ${account.id}`;
    for (const statement of [
      sql`update plugin_applications set review = 'rejected', ends_at = null where ${mine}`,
      sql`update gifts set used_for = 'pl_other' where ${mine} and kind = 'plugin'`,
      sql`update orders set subject = 'pl_other' where ${mine}`,
    ]) {
      await ledger.database.transaction((connection) => connection.execute(statement));
    }
    const problems = await account.problems();
    expect(problems.map(({ code }) => code).sort()).toEqual([
      'plugin_app_id_is_held_otherwise',
      'plugin_end_is_not_that_of_its_periods',
      'plugin_gift_gave_other_time',
      'plugin_is_not_as_reviewed',
      'plugin_order_gave_other_time',
    ]);
  });

  test('each role may do what it may', async () => {
    const id = await apply();
    const about = { account: account.id, application: id };
    const least: readonly (readonly [string, Role | 'operator', object])[] = [
      ['plugins.apply', 'owner', form],
      ['plugins.resubmit', 'owner', about],
      ['plugins.cancel', 'owner', about],
      ['plugins.buy', 'finance', about],
      ['plugins.bind-pack', 'finance', { ...about, pack: 'pk_none' }],
      ['plugins.list', 'viewer', { account: account.id }],
      ['plugins.show', 'viewer', about],
      ['plugins.review', 'operator', { ...about, approve: true }],
      ['plugins.queue', 'operator', {}],
    ];
    const below = { owner: 'finance', finance: 'viewer', operator: 'owner' } as const;
    for (const [operation, role, input] of least) {
      if (role === 'viewer') await member('viewer').call(operation, input);
      else {
        expect(await member(below[role]).refusal(operation, input)).toMatchObject({
          code: 'not_permitted',
          params: { least: role },
        });
      }
    }
  });

  test('a list of them is filtered, sorted by their end, and paged', async () => {
    const first = await apply({ name: 'Acme Books' });
    const second = await apply({ appId: newAppId(), name: 'Acme Fresh' });
    const third = await apply({ appId: newAppId(), name: 'Acme Mall' });
    await topUp('90000');
    for (const id of [first, second]) await review(id);
    await buy(first);
    await buy(second, { years: 2 });
    const { endsAt } = await show(first);
    const ids = async (filter: object) => {
      const asked = { account: account.id, ...filter };
      const { plugins, next } = await ledger.call<PluginList>('plugins.list', asked);
      return { ids: plugins.map(({ id }) => id), next };
    };
    expect(await ids({ status: 'in-review' })).toEqual({ ids: [third], next: null });
    expect(await ids({ search: 'fRESH' })).toEqual({ ids: [second], next: null });
    expect(await ids({ search: first })).toEqual({ ids: [first], next: null });
    expect(await ids({ endsAfter: endsAt })).toEqual({ ids: [second, first], next: null });
    expect(await ids({ endsBefore: endsAt })).toEqual({ ids: [], next: null });
    expect(await ids({ sort: 'endsAt' })).toEqual({ ids: [first, second, third], next: null });
    const page = await ids({ sort: '-endsAt', limit: 2 });
    expect(page.ids).toEqual([second, first]);
    const rest = { sort: '-endsAt', limit: 2, cursor: page.next };
    expect(await ids(rest)).toEqual({ ids: [third], next: null });
    const asked = { account: account.id, endsAfter: 'soon' };
    expect(await ledger.refusal('plugins.list', asked)).toMatchObject({
      code: 'time_is_not_readable',
      path: 'endsAfter',
    });
  });

  test('operators see what waits, the longest waiting first, and by when it is due', async () => {
    const alone = await Ledger.on(await open());
    const waiting = async () =>
      (await alone.call<{ waiting: { id: string }[] }>('plugins.queue')).waiting;
    alone.itIs('2023-06-09T18:00:00+08:00');
    const [first, second] = [await alone.account('First'), await alone.account('Second')];
    const send = async (of: Account, appId: string) => {
      const sent = { ...form, account: of.id, appId };
      return (await alone.call<{ id: string }>('plugins.apply', sent)).id;
    };
    const early = await send(second, 'wx000000000000000a');
    alone.itIs('2023-06-10T09:00:00+08:00');
    const late = await send(first, 'wx000000000000000b');
    const decided = await send(first, 'wx000000000000000c');
    await alone.call('plugins.review', { account: first.id, application: decided, approve: true });
    alone.itIs('2023-06-17T00:00:00+08:00');
    expect(await waiting()).toMatchObject([
      { id: early, accountName: 'Second', dueOn: '2023-06-16', overdue: true },
      { id: late, account: first.id, dueOn: '2023-06-16', overdue: true },
    ]);
    // Submitted again it waits at the end.
    const about = { account: second.id, application: early };
    await alone.call('plugins.review', { ...about, approve: false, reason: 'Blurred.' });
    await alone.call('plugins.resubmit', about);
    expect((await waiting()).map(({ id }) => id)).toEqual([late, early]);
  });

  test('two processes tell one end once', async () => {
    const id = await apply({ type: 'trial' });
    await review(id);
    ledger.itIs('2023-08-01T00:00:00+08:00');
    await Promise.all([expirePlugins(ledger.context), expirePlugins(ledger.context)]);
    expect(await told()).toEqual(['applied', 'reviewed', 'started', 'expired']);
  });
});
