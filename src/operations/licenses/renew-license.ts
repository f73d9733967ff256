import { Type } from 'typebox';
import { changeAccount } from '../change.ts';
import { AccountField, IdempotencyKeyField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { GiftInput } from './find-gift.ts';
import { UsedLicenseGift } from './license-view.ts';
import { useGiftForLicense } from './use-gift.ts';

const Input = Type.Object({
  account: AccountField,
  license: Type.String({ description: 'The id of the licence.' }),
  ...GiftInput,
  key: IdempotencyKeyField,
});

/** Gives a licence the years of a gift of its own kind, after its end. */
export const renewLicense: Operation<typeof Input, UsedLicenseGift> = {
  name: 'licenses.renew',
  access: 'finance',
  kind: 'change',
  summary: 'Renew a licence with the gift of a pack, which makes the pack used.',
  input: Input,
  output: UsedLicenseGift,
  run: async (context, { account, key, license, ...asked }) => {
    const call = { account, operation: 'licenses.renew', key, content: { license, ...asked } };
    return changeAccount(context, call, (change) =>
      useGiftForLicense(change, { license, what: 'renew', asked }),
    );
  },
};
