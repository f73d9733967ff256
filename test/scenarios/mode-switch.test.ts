import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CancelledSwitch } from '../../src/operations/billing-modes/cancel-switch.ts';
import type { ModeRequestDecided } from '../../src/operations/billing-modes/decide-request.ts';
import type { ModeDecisionView } from '../../src/operations/billing-modes/mode-view.ts';
import type { ModeRequested } from '../../src/operations/billing-modes/request-mode.ts';
import type { ModeRequestView } from '../../src/operations/billing-modes/request-view.ts';
import type { AreaView, ModesView } from '../../src/operations/billing-modes/show-modes.ts';
import { sql } from '../../src/store/sql.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { overageOf } from '../support/facts.ts';
import { type Account, Ledger, LIVE } from '../support/ledger.ts';

const PEAK = 'live.bandwidth.mainland';
const BOTH = ['live.mainland', 'leb.mainland'];

describeOnEachDatabase('an account changes its billing modes', (open) => {
  let ledger: Ledger;
  let account: Account;
  let pack: string;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
  });

  beforeEach(async () => {
    ledger.itIs('2022-03-01T09:00:00+08:00');
    account = await ledger.account();
    pack = await account.pack('traffic-100gb', '2022-03-01T08:00:00+08:00');
  });

  const wish = (area: string, mode: string) => ({ account: account.id, area, mode });
  const switchTo = (area: string, mode: string) =>
    ledger.call<ModeDecisionView>('billing-modes.switch', wish(area, mode));
  const preview = (area: string, mode: string) =>
    ledger.call<ModeDecisionView>('billing-modes.preview', wish(area, mode));
  const cancel = (area: string) =>
    ledger.call<CancelledSwitch>('billing-modes.cancel', { account: account.id, area });
  const ask = (area: string, mode: string, note = '') =>
    ledger.call<ModeRequested>('billing-modes.request-monthly', { ...wish(area, mode), note });
  const decide = (request: string, approve: boolean, reason = '') =>
    ledger.call<ModeRequestDecided>('billing-modes.decide', {
      account: account.id,
      request,
      approve,
      reason,
    });
  const why = async (name: string, input: object) => (await ledger.refusal(name, input)).code;
  const show = () => ledger.call<ModesView>('billing-modes.show', { account: account.id });
  const area = async (id: string): Promise<AreaView> => {
    const found = (await show()).areas.find((one) => one.area === id);
    if (found === undefined) throw new Error(`there is no area ${id}`);
    return found;
  };
  const status = async (at: string) => (await account.packs(at))[0]?.status;

  describe('by itself', () => {
    test('both areas by bandwidth freeze the pack, which expires frozen', async () => {
      expect(await switchTo('mainland', 'daily-bandwidth')).toMatchObject({
        way: 'self-service',
        former: 'daily-traffic',
        from: '2022-03-02',
        scopes: BOTH.map((scope) => ({ scope, after: { measure: 'bandwidth', families: [] } })),
        packs: [],
      });
      const seen = await preview('overseas', 'daily-bandwidth');
      expect(seen.packs).toEqual([
        {
          id: pack,
          family: 'traffic',
          sku: 'traffic-100gb',
          effect: 'freezes',
          left: '100000000000',
          unit: 'byte',
          expiresAt: '2023-03-01T08:00:00+08:00',
        },
      ]);
      // What is done is what was shown.
      expect(await switchTo('overseas', 'daily-bandwidth')).toEqual(seen);
      expect(await status('2022-03-01T23:59:59+08:00')).toBe('unused');
      expect(await status('2022-03-02T00:00:00+08:00')).toBe('frozen');
      expect(await status('2023-03-01T07:59:59+08:00')).toBe('frozen');
      expect(await status('2023-03-01T08:00:00+08:00')).toBe('expired');
    });

    test('back by traffic thaws it, and each day is settled by its own mode', async () => {
      await switchTo('mainland', 'daily-bandwidth');
      await switchTo('overseas', 'daily-bandwidth');
      ledger.itIs('2022-03-02T09:00:00+08:00');
      const seen = await preview('mainland', 'daily-traffic');
      expect(seen.packs).toMatchObject([{ id: pack, effect: 'thaws', left: '100000000000' }]);
      expect(await switchTo('mainland', 'daily-traffic')).toEqual(seen);
      ledger.itIs('2022-03-04T12:00:00+08:00');
      for (const day of ['2022-03-01', '2022-03-02', '2022-03-03']) {
        await account.use(
          { day, time: `${day}T13:00:00+08:00`, quantity: '10 GB' },
          { day, item: PEAK, quantity: '50 Mbps' },
        );
        await account.settle(day);
      }
      const charged = (await account.deductions()).map(({ date, deducted }) => [date, deducted]);
      expect(charged).toEqual([
        ['2022-03-01', '10000000000'],
        ['2022-03-03', '10000000000'],
      ]);
      expect(await overageOf(ledger.database, account.id)).toMatchObject([
        { date: '2022-03-01', item: PEAK, bill: 'none' },
        { date: '2022-03-02', item: LIVE, bill: 'none' },
        { date: '2022-03-02', item: PEAK, bill: 'day', amount: '32.5' },
        { date: '2022-03-03', item: PEAK, bill: 'none' },
      ]);
      expect(await account.problems()).toEqual([]);
    });

    test('once a day for an area', async () => {
      await switchTo('mainland', 'daily-bandwidth');
      const again = wish('mainland', 'daily-traffic');
      expect(await ledger.refusal('billing-modes.switch', again)).toMatchObject({
        code: 'mode_was_switched_today',
        params: { next: '2022-03-02' },
      });
      ledger.itIs('2022-03-01T23:59:59+08:00');
      expect(await why('billing-modes.preview', again)).toBe('mode_was_switched_today');
      ledger.itIs('2022-03-02T00:00:00+08:00');
      expect(await switchTo('mainland', 'daily-traffic')).toMatchObject({ from: '2022-03-03' });
      expect(await why('billing-modes.switch', wish('overseas', 'daily-traffic'))).toBe(
        'area_is_in_mode_already',
      );
    });

    test('the same call is answered again, another under its key is refused', async () => {
      const call = { ...wish('mainland', 'daily-bandwidth'), key: 'k' };
      const first = await ledger.call('billing-modes.switch', call);
      expect(await ledger.call('billing-modes.switch', call)).toEqual(first);
      const other = { ...call, area: 'overseas' };
      expect(await why('billing-modes.switch', other)).toBe('key_used_with_other_content');
    });

    test('a switch is taken back, and then none is made that day', async () => {
      await switchTo('mainland', 'daily-bandwidth');
      expect((await area('mainland')).pending).toEqual([
        { mode: 'daily-bandwidth', from: '2022-03-02', scopes: BOTH, cancellable: true },
      ]);
      expect(await cancel('mainland')).toMatchObject({
        mode: 'daily-traffic',
        cancelled: { mode: 'daily-bandwidth', from: '2022-03-02' },
      });
      expect(await area('mainland')).toMatchObject({ mode: 'daily-traffic', pending: [] });
      const again = wish('mainland', 'daily-bandwidth');
      expect(await why('billing-modes.switch', again)).toBe('mode_switch_was_cancelled_today');
      expect(await why('billing-modes.cancel', { account: account.id, area: 'mainland' })).toBe(
        'mode_switch_was_cancelled_today',
      );
      // The day that it would have begun is billed as if it had never been.
      ledger.itIs('2022-03-03T12:00:00+08:00');
      await account.use({ day: '2022-03-02', quantity: '10 GB' });
      await account.settle('2022-03-02');
      expect(await account.deductions()).toMatchObject([{ deducted: '10000000000' }]);
      expect((await area('mainland')).scopes).toMatchObject([
        { mode: 'daily-traffic', since: null },
        { mode: 'daily-traffic', since: null },
      ]);
      expect((await switchTo('mainland', 'daily-bandwidth')).from).toBe('2022-03-04');
      expect(await account.problems()).toEqual([]);
    });

    test('nothing is taken back that is in effect, or that an operator did', async () => {
      const mainland = { account: account.id, area: 'mainland' };
      await switchTo('mainland', 'daily-bandwidth');
      ledger.itIs('2022-03-02T00:00:00+08:00');
      expect(await why('billing-modes.cancel', mainland)).toBe('no_mode_switch_to_cancel');
      await switchTo('mainland', 'daily-traffic');
      for (const scope of BOTH) await account.setMode(scope, 'monthly-traffic', '2022-03-03');
      expect((await area('mainland')).pending).toMatchObject([{ cancellable: false }]);
      expect(await why('billing-modes.cancel', mainland)).toBe('no_mode_switch_to_cancel');
    });

    test('not where live and LEB differ', async () => {
      await account.setMode('leb.mainland', 'daily-bandwidth', '2022-03-01');
      const mixed = await area('mainland');
      expect(mixed.mode).toBe('mixed');
      expect(mixed.options).toMatchObject([
        { mode: 'daily-traffic', way: 'request', from: '2022-03-02' },
        { mode: 'daily-bandwidth', way: 'request' },
        { mode: 'monthly-traffic', way: 'request' },
        { mode: 'monthly-bandwidth', way: 'request' },
      ]);
      expect(await why('billing-modes.switch', wish('mainland', 'daily-traffic'))).toBe(
        'area_is_in_mixed_modes',
      );
      // An operator brings them together again.
      const { id } = await ask('mainland', 'daily-traffic');
      expect((await decide(id, true)).change).toMatchObject({
        former: 'mixed',
        from: '2022-03-02',
        scopes: [{ scope: 'leb.mainland' }],
      });
      ledger.itIs('2022-03-02T09:00:00+08:00');
      expect((await switchTo('mainland', 'daily-bandwidth')).from).toBe('2022-03-03');
    });

    test('two at once: one of them is refused', async () => {
      const calls = ['a', 'b', 'c'].map((key) =>
        ledger
          .call('billing-modes.switch', { ...wish('mainland', 'daily-bandwidth'), key })
          .then(() => 'done')
          .catch(() => 'refused'),
      );
      expect((await Promise.all(calls)).sort()).toEqual(['done', 'refused', 'refused']);
    });
  });

  describe('by request', () => {
    test('to a monthly mode from the day after the approval, and back with the month', async () => {
      const asked = await ask('transcode', 'monthly-duration', 'as agreed');
      expect(asked).toMatchObject({
        status: 'pending',
        ifApprovedToday: { way: 'request', from: '2022-03-02' },
      });
      expect(await area('transcode')).toMatchObject({ mode: 'daily-duration', pending: [] });
      ledger.itIs('2022-03-30T23:00:00+08:00');
      expect((await decide(asked.id, true)).change?.from).toBe('2022-03-31');
      ledger.itIs('2022-03-31T00:00:00+08:00');
      expect((await area('transcode')).mode).toBe('monthly-duration');
      const back = await ask('transcode', 'daily-duration');
      expect(back.ifApprovedToday.from).toBe('2022-04-01');
      ledger.itIs('2022-04-01T00:00:00+08:00');
      expect((await decide(back.id, true)).change?.from).toBe('2022-05-01');
      expect(await area('transcode')).toMatchObject({
        mode: 'monthly-duration',
        pending: [{ mode: 'daily-duration', from: '2022-05-01', cancellable: false }],
      });
    });

    test('what it freezes is shown before and is what happens', async () => {
      await account.setMode('live.overseas', 'daily-bandwidth', '2022-03-01');
      await account.setMode('leb.overseas', 'daily-bandwidth', '2022-03-01');
      const seen = await preview('mainland', 'monthly-traffic');
      expect(seen).toMatchObject({ way: 'request', packs: [{ id: pack, effect: 'freezes' }] });
      const { id, ifApprovedToday } = await ask('mainland', 'monthly-traffic');
      expect(ifApprovedToday).toEqual(seen);
      expect((await decide(id, true)).change).toEqual(seen);
      expect(await status('2022-03-01T23:00:00+08:00')).toBe('unused');
      expect(await status('2022-03-02T00:00:00+08:00')).toBe('frozen');
      ledger.itIs('2022-04-01T12:00:00+08:00');
      await account.use({ day: '2022-03-02', quantity: '10 GB' });
      for (const day of ['2022-03-02', '2022-03-31']) await account.settle(day);
      expect(await overageOf(ledger.database, account.id)).toMatchObject([
        { item: LIVE, bill: 'month', amount: '2.6' },
      ]);
      expect(await account.problems()).toEqual([]);
    });

    test('rejected, nothing changes; and it may be asked again', async () => {
      const { id } = await ask('mainland', 'monthly-traffic');
      const other = wish('mainland', 'monthly-bandwidth');
      expect(await why('billing-modes.request-monthly', other)).toBe('mode_request_is_pending');
      expect(await decide(id, false, 'no contract')).toEqual({
        id,
        status: 'rejected',
        change: null,
      });
      const again = { account: account.id, request: id, approve: true };
      expect(await why('billing-modes.decide', again)).toBe('mode_request_is_decided');
      const unknown = { ...again, request: 'mr_none' };
      expect(await why('billing-modes.decide', unknown)).toBe('mode_request_not_found');
      expect(await area('mainland')).toMatchObject({ mode: 'daily-traffic', pending: [] });
      const { requests, history } = await show();
      expect(requests).toMatchObject([{ id, status: 'rejected', reason: 'no contract' }]);
      expect(history).toEqual([]);
      expect((await ask('mainland', 'monthly-bandwidth')).status).toBe('pending');
    });

    test('a rejected way back leaves the monthly mode', async () => {
      await account.setMode('mic', 'monthly-duration', '2022-02-01');
      const { id } = await ask('mic', 'daily-duration');
      await decide(id, false);
      ledger.itIs('2022-05-01T00:00:00+08:00');
      expect((await area('mic')).mode).toBe('monthly-duration');
    });

    test('a daily mode is not asked for, a monthly one is not switched to', async () => {
      expect(await why('billing-modes.request-monthly', wish('mainland', 'daily-bandwidth'))).toBe(
        'daily_mode_needs_no_request',
      );
      expect(await why('billing-modes.switch', wish('mainland', 'monthly-traffic'))).toBe(
        'monthly_mode_needs_a_request',
      );
      await account.setMode('mic', 'monthly-duration', '2022-02-01');
      expect(await why('billing-modes.switch', wish('mic', 'daily-duration'))).toBe(
        'monthly_mode_needs_a_request',
      );
    });

    test('an approval goes before a switch of the day, which is not taken back then', async () => {
      const { id } = await ask('mainland', 'monthly-traffic');
      await switchTo('mainland', 'daily-bandwidth');
      await decide(id, true);
      expect((await area('mainland')).pending).toEqual([
        { mode: 'monthly-traffic', from: '2022-03-02', scopes: BOTH, cancellable: false },
      ]);
    });

    test('operators have a queue over all accounts, the oldest first', async () => {
      const first = account;
      const one = await ask('mainland', 'monthly-traffic');
      account = await ledger.account();
      const two = await ask('transcode', 'monthly-duration');
      type Queue = { requests: readonly ModeRequestView[]; next: string };
      const page = (input: object) => ledger.call<Queue>('billing-modes.requests', input);
      const queue = async (input: object = {}) => (await page(input)).requests.map(({ id }) => id);
      const ours = (await queue()).filter((id) => [one.id, two.id].includes(id));
      expect(ours).toEqual([one.id, two.id]);
      expect(await queue({ account: first.id })).toEqual([one.id]);
      const { next } = await page({ account: first.id, limit: 1 });
      expect(next).toBeNull();
      expect((await queue({ sort: '-requestedAt', limit: 1 }))[0]).toBe(two.id);
      await decide(two.id, false);
      expect(await queue({ account: account.id })).toEqual([]);
      expect(await queue({ account: account.id, status: 'rejected' })).toEqual([two.id]);
    });
  });

  test('who may do what', async () => {
    const as = (role: 'viewer' | 'finance' | 'owner') =>
      ledger.as({ kind: 'member', id: 'somebody', account: account.id, role });
    const switching = wish('mainland', 'daily-bandwidth');
    await as('viewer').call('billing-modes.show', { account: account.id });
    expect((await as('viewer').refusal('billing-modes.preview', switching)).code).toBe(
      'not_permitted',
    );
    await as('finance').call('billing-modes.preview', switching);
    for (const name of ['switch', 'request-monthly', 'cancel']) {
      const refusal = await as('finance').refusal(`billing-modes.${name}`, switching);
      expect(refusal.code).toBe('not_permitted');
    }
    await as('owner').call('billing-modes.switch', switching);
    for (const name of ['requests', 'decide']) {
      const refusal = await as('owner').refusal(`billing-modes.${name}`, {
        account: account.id,
        request: 'mr_none',
        approve: true,
      });
      expect(refusal.code).toBe('not_permitted');
    }
  });

  test('programs, people and the audit log are told', async () => {
    await switchTo('mainland', 'daily-bandwidth');
    await cancel('mainland');
    const { id } = await ask('mainland', 'monthly-traffic', 'please');
    await decide(id, true, 'as agreed');
    await account.setMode('mic', 'monthly-duration', '2022-04-01');
    const events = await ledger.database.query<{ type: string; data: object }>(sql`
      select type, data from events
      where account_id = ${account.id} and type like 'billing-mode.%'
      order by event_id`);
    expect(events.map(({ type }) => type)).toEqual([
      'billing-mode.switched',
      'billing-mode.cancelled',
      'billing-mode.requested',
      'billing-mode.decided',
      'billing-mode.set',
    ]);
    expect(events[1]?.data).toEqual({
      area: 'mainland',
      mode: 'daily-traffic',
      cancelled: 'daily-bandwidth',
      from: '2022-03-02',
      scopes: BOTH,
    });
    const messages = await ledger.database.query<{ kind: string; params: object }>(sql`
      select kind, params from messages where account_id = ${account.id} order by message_id`);
    expect(messages).toMatchObject([
      { kind: 'mode-changed', params: { mode: 'daily-bandwidth', from: '2022-03-02' } },
      { kind: 'mode-changed', params: { mode: 'daily-traffic', from: '2022-03-02' } },
      { kind: 'mode-request-decided', params: { decision: 'approved', from: '2022-03-02' } },
    ]);
    const { entries } = await ledger.call<{ entries: readonly { operation: string }[] }>(
      'audit.list',
      { account: account.id },
    );
    expect(entries.map(({ operation }) => operation).slice(0, 5)).toEqual([
      'billing-modes.set',
      'billing-modes.decide',
      'billing-modes.request-monthly',
      'billing-modes.cancel',
      'billing-modes.switch',
    ]);
  });

  test('unknown accounts, areas and modes are told', async () => {
    const account = 'ac_none';
    const area = { account, area: 'mainland' };
    const wished = { ...area, mode: 'daily-bandwidth' };
    const inputs = { show: { account }, cancel: area, preview: wished, switch: wished };
    for (const [name, input] of Object.entries({ ...inputs, 'request-monthly': wished })) {
      const { code } = await ledger.refusal(`billing-modes.${name}`, input);
      expect(code).toBe('account_not_found');
    }
    expect(
      await ledger.refusal('billing-modes.switch', wish('mainlnd', 'daily-bandwidth')),
    ).toMatchObject({
      code: 'area_is_unknown',
      path: 'area',
      params: { known: expect.stringContaining('mainland') },
    });
    expect(
      await ledger.refusal('billing-modes.switch', wish('mic', 'daily-traffic')),
    ).toMatchObject({
      code: 'area_has_no_such_mode',
      path: 'mode',
    });
    const long = { ...wish('mic', 'monthly-duration'), note: 'x'.repeat(501) };
    expect(await ledger.refusal('billing-modes.request-monthly', long)).toMatchObject({
      code: 'text_is_empty_or_too_long',
      path: 'note',
      params: { max: '500' },
    });
  });
});
