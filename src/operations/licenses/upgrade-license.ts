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

/** Makes a video-play licence a live one with a live gift; it then ends as the gift does. */
export const upgradeLicense: Operation<typeof Input, UsedLicenseGift> = {
  name: 'licenses.upgrade',
  access: 'finance',
  kind: 'change',
  summary: 'Make a video-play licence a live one with the gift of a pack, which makes it used.',
  input: Input,
  output: UsedLicenseGift,
  run: async (context, { account, key, license, ...asked }) => {
    const call = { account, operation: 'licenses.upgrade', key, content: { license, ...asked } };
    return changeAccount(context, call, (change) =>
      useGiftForLicense(change, { license, what: 'upgrade', asked }),
    );
  },
};
