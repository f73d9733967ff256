import { Type } from 'typebox';
import { changeAccount } from '../change.ts';
import type { Operation } from '../operation.ts';
import { GiftInput } from './find-gift.ts';
import type { UsedLicenseGift } from './license-view.ts';
import { useGiftForLicense } from './use-gift.ts';

const Input = Type.Object({
  account: Type.String(),
  license: Type.String(),
  ...GiftInput,
  key: Type.Optional(Type.String()),
});

/** Makes a video-play licence a live one with a live gift; it then ends as the gift does. */
export const upgradeLicense: Operation<typeof Input, UsedLicenseGift> = {
  name: 'licenses.upgrade',
  access: 'finance',
  kind: 'change',
  summary: 'Make a video-play licence a live one with the gift of a pack, which makes it used.',
  input: Input,
  run: async (context, { account, key, license, ...asked }) => {
    const call = { account, operation: 'licenses.upgrade', key, content: { license, ...asked } };
    return changeAccount(context, call, (change) =>
      useGiftForLicense(change, { license, what: 'upgrade', asked }),
    );
  },
};
