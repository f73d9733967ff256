import { type Static, Type } from 'typebox';
import { accept, licenseEnd } from '../../engine/index.ts';
import { type GiftRow, listFreeGifts } from '../../store/gifts.ts';
import { described, oneOf, TimeField } from '../answer-fields.ts';
import {
  IdPosition,
  NextField,
  PageInput,
  pageField,
  pageOf,
  readPage,
  sortBy,
} from '../cursor.ts';
import { AccountField } from '../input-fields.ts';
import type { Context, Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { LICENSE_KINDS } from './license-view.ts';

const Input = Type.Object({
  account: AccountField,
  kind: Type.Optional(oneOf(LICENSE_KINDS, { description: 'Only gifts of such a licence.' })),
  pack: Type.Optional(Type.String({ description: 'Only the gift of this pack.' })),
  sort: sortBy(['givenAt', '-givenAt']),
  ...PageInput,
});

/** A gift that nothing uses yet. */
export const FreeGiftView = Type.Object({
  gift: Type.String({ description: 'The id of the gift.' }),
  pack: Type.String({ description: 'The id of the pack that it came with.' }),
  kind: Type.String({ description: 'Which licence it gives.' }),
  years: Type.Integer({ description: 'For how many years.' }),
  givenAt: TimeField,
  usableUntil: described(TimeField, 'Used before then, or never.'),
  status: oneOf(['usable', 'over'], { description: 'Whether it can still be used.' }),
});
export type FreeGiftView = Static<typeof FreeGiftView>;

const Output = Type.Object({ gifts: pageField(FreeGiftView), next: NextField });

/** Lists the gifts of packs that give a licence and that nothing uses yet. */
export const listLicenseGifts: Operation<typeof Input, Static<typeof Output>> = {
  name: 'license-gifts.list',
  access: 'viewer',
  kind: 'read',
  summary: 'List the gifts of packs that licences can still be had with.',
  input: Input,
  output: Output,
  run: async (context, { account, kind = null, pack = null, sort = 'givenAt', ...asked }) => {
    const page = readPage(asked, { sort, position: IdPosition });
    if (!page.ok) return page;
    const { descending, take } = page.value;
    return readAccount(context.database, account, async (connection) => {
      const after = page.value.after?.id ?? null;
      const filter = { license: kind, packId: pack, descending, after, take };
      const read = await listFreeGifts(connection, account, filter);
      const { rows, next } = pageOf(page.value, read, ({ giftId }) => ({ id: giftId }));
      return accept({ gifts: rows.map((row) => viewGift(context, row)), next });
    });
  },
};

function viewGift({ catalogs, clock }: Context, gift: GiftRow): FreeGiftView {
  const { latest } = catalogs;
  const until = licenseEnd(latest, gift.givenAt, gift.years);
  return {
    gift: gift.giftId,
    pack: gift.packId,
    kind: gift.license,
    years: gift.years,
    givenAt: latest.calendar.format(gift.givenAt),
    usableUntil: latest.calendar.format(until),
    status: clock.now() < until ? 'usable' : 'over',
  };
}
