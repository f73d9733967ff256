import { Type } from 'typebox';
import { accept, type LicenseKind, type LicenseUse, licenseEnd } from '../../engine/index.ts';
import { type GiftRow, listGifts } from '../../store/gifts.ts';
import { type LicenseUseRow, listLicenses, listLicenseUses } from '../../store/licenses.ts';
import { listPacks } from '../../store/packs.ts';
import type { Context, Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { type LicenseView, viewLicense } from './license-view.ts';

const Input = Type.Object({ account: Type.String() });

/** What a licence was added, renewed or upgraded with. */
export interface LicenseUseView {
  readonly what: LicenseUse;
  readonly kind: LicenseKind;
  readonly gift: string;
  readonly pack: string;
  readonly at: string;
  readonly endsBefore: string | null;
  readonly endsAfter: string;
}

/** A gift that nothing uses yet. */
export interface FreeGiftView {
  readonly gift: string;
  readonly pack: string;
  /** Which licence it gives. */
  readonly kind: string;
  readonly years: number;
  readonly givenAt: string;
  /** Used before then, or never. */
  readonly usableUntil: string;
  readonly status: 'usable' | 'over';
}

/** Lists an account's licences with their history, and the gifts that are left for more. */
export const listLicensesOperation: Operation<
  typeof Input,
  {
    readonly licenses: readonly (LicenseView & { readonly history: readonly LicenseUseView[] })[];
    readonly gifts: readonly FreeGiftView[];
  }
> = {
  name: 'licenses.list',
  access: 'viewer',
  kind: 'read',
  summary: "List an account's licences, and the gifts of packs that give more.",
  input: Input,
  run: async (context, { account }) => {
    const { latest } = context.catalogs;
    const at = context.clock.now();
    return readAccount(context.database, account, async (connection) => {
      const rows = await listLicenses(connection, account);
      const uses = await listLicenseUses(connection, account);
      const packs = await listPacks(connection, account);
      const kept = new Set(
        packs.filter((pack) => pack.reclaimedAt === null).map(({ packId }) => packId),
      );
      const gifts = (await listGifts(connection, account)).filter(
        ({ kind, packId, usedAt, withdrawnAt }) =>
          kind === 'license' && usedAt === null && withdrawnAt === null && kept.has(packId),
      );
      const licenses = rows.map((row) => ({
        ...viewLicense(row, latest, at),
        history: uses
          .filter(({ licenseId }) => licenseId === row.licenseId)
          .map((use) => viewUse(context, use)),
      }));
      return accept({ licenses, gifts: gifts.map((gift) => viewGift(context, gift)) });
    });
  },
};

function viewUse({ catalogs }: Context, use: LicenseUseRow): LicenseUseView {
  const { calendar } = catalogs.latest;
  return {
    what: use.what,
    kind: use.kind,
    gift: use.giftId,
    pack: use.packId,
    at: calendar.format(use.at),
    endsBefore: use.endsBefore === null ? null : calendar.format(use.endsBefore),
    endsAfter: calendar.format(use.endsAfter),
  };
}

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
