import { beforeAll, beforeEach, expect, test } from 'vitest';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type Account, Ledger } from '../support/ledger.ts';
import { tamper } from '../support/tamper.ts';

/** What was done to the account's rows, the statement, and the code that verify must give. */
const FAULTS: readonly (readonly [what: string, change: string, ...codes: string[]])[] = [
  [
    'a licence lasts longer than its gifts made it',
    `update licenses set ends_at = ends_at + interval '1 day' where account_id = $1`,
    'license_is_not_as_its_gifts_made_it',
  ],
  [
    'a licence is of another kind',
    `update licenses set kind = 'live' where account_id = $1`,
    'license_is_not_as_its_gifts_made_it',
  ],
  [
    'a gift is free again',
    `update gifts set used_at = null, used_for = null where account_id = $1`,
    'license_gift_was_used_otherwise',
  ],
  [
    'a licence without a gift',
    `delete from license_uses where account_id = $1`,
    'license_gift_was_used_otherwise',
    'license_is_not_as_its_gifts_made_it',
  ],
  [
    'a switch that changed nothing',
    `delete from mode_changes where account_id = $1 and mode = 'daily-bandwidth'`,
    'mode_switch_changed_other_modes',
  ],
  [
    'a switch that came a day later',
    `update mode_changes set from_date = from_date + 1
      where account_id = $1 and scope = 'live.mainland' and mode = 'daily-bandwidth'`,
    'mode_switch_changed_other_modes',
  ],
  [
    'an approval that came to nothing',
    `delete from mode_changes where account_id = $1 and scope = 'mic'`,
    'approved_mode_is_not_recorded',
  ],
];

describeOnEachDatabase('verify finds what was done behind its back to rights', (open) => {
  let ledger: Ledger;
  let account: Account;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
  });

  /** An account with a licence that was renewed, a switch taken back, and an approved request. */
  beforeEach(async () => {
    ledger.itIs('2022-06-10T10:00:00+08:00');
    account = await ledger.account();
    const whose = { account: account.id };
    const [first, second] = await account.grant('traffic-100gb', '2022-06-09T08:00:00+08:00', {
      quantity: 2,
    });
    const { license } = await ledger.call<{ license: { id: string } }>('licenses.add', {
      ...whose,
      pack: first,
      bundleId: 'com.acme.live',
    });
    await ledger.call('licenses.renew', { ...whose, license: license.id, pack: second });
    const switching = { ...whose, area: 'mainland', mode: 'daily-bandwidth' };
    await ledger.call('billing-modes.switch', switching);
    await ledger.call('billing-modes.cancel', { ...whose, area: 'mainland' });
    const asked = { ...whose, area: 'mic', mode: 'monthly-duration' };
    const { id } = await ledger.call<{ id: string }>('billing-modes.request-monthly', asked);
    await ledger.call('billing-modes.decide', { ...whose, request: id, approve: true });
  });

  test('nothing, as it is', async () => {
    expect(await account.problems()).toEqual([]);
  });

  for (const [what, change, ...codes] of FAULTS) {
    test(what, async () => {
      expect(await tamper(ledger.database, change, account)).toBeGreaterThan(0);
      const found = new Set((await account.problems()).map(({ code }) => code));
      expect([...found].sort()).toEqual(codes);
    });
  }
});
