import { Type } from 'typebox';
import { accept, checkLicensedApp, refuse, useLicenseGift } from '../../engine/index.ts';
import { insertLicense, type LicenseRow, listLicenses } from '../../store/licenses.ts';
import { changeAccount } from '../change.ts';
import { AccountField, IdempotencyKeyField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { findLicenseGift, GiftInput } from './find-gift.ts';
import { UsedLicenseGift, viewLicense } from './license-view.ts';
import { keepUse } from './use-gift.ts';

const Input = Type.Object({
  account: AccountField,
  ...GiftInput,
  bundleId: Type.Optional(Type.String({ description: 'The app for iOS.' })),
  packageName: Type.Optional(Type.String({ description: 'The app for Android.' })),
  key: IdempotencyKeyField,
});

/** Adds a licence for an app with the gift of a pack, which makes the pack used. */
export const addLicense: Operation<typeof Input, UsedLicenseGift> = {
  name: 'licenses.add',
  access: 'finance',
  kind: 'change',
  summary: 'Add a licence for an app with the gift of a pack, which makes the pack used.',
  input: Input,
  output: UsedLicenseGift,
  run: async (context, { account, key, ...asked }) => {
    const app = checkLicensedApp(asked);
    if (!app.ok) return app;
    const call = { account, operation: 'licenses.add', key, content: asked };
    return changeAccount(context, call, async (change) => {
      const { connection, at } = change;
      const { latest: catalog } = context.catalogs;
      const gift = await findLicenseGift(change, asked);
      if (!gift.ok) return gift;
      const { packId: pack } = gift.value;
      const question = { catalog, gift: gift.value, what: 'add', license: null, at } as const;
      const decided = useLicenseGift(question);
      if (!decided.ok) return decided;
      const { kind } = decided.value;
      const others = await listLicenses(connection, account);
      const other = others.find(
        (row) => row.endsAt > at && row.kind === kind && isOfSameApp(row, app.value),
      );
      if (other !== undefined) {
        // A second one would bring the app nothing: the first is to be renewed.
        return refuse('app_has_a_license_already', { license: other.licenseId, kind });
      }
      const licenseId = context.ids.next('lc');
      const term = { ...app.value, ...decided.value, begunAt: at };
      const after: LicenseRow = { accountId: account, licenseId, ...term };
      await insertLicense(connection, after);
      await keepUse(change, { gift: gift.value, what: 'add', before: null, after });
      const endsAt = catalog.calendar.format(after.endsAt);
      const told = { kind, ...app.value, pack, endsAt };
      await change.emit('license.added', { license: licenseId, ...told });
      await change.audit({ subject: licenseId, before: null, after: told });
      const license = viewLicense(after, catalog, at);
      return accept({ license, gift: gift.value.giftId, pack, what: 'add' });
    });
  },
};

interface App {
  readonly bundleId: string;
  readonly packageName: string;
}

function isOfSameApp(a: App, b: App): boolean {
  return (
    (a.bundleId !== '' && a.bundleId === b.bundleId) ||
    (a.packageName !== '' && a.packageName === b.packageName)
  );
}
