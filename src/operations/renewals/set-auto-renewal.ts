import { type Static, Type } from 'typebox';
import {
  accept,
  type Catalog,
  type Instant,
  type Money,
  mayBuy,
  type Outcome,
  parseMoney,
  refuse,
} from '../../engine/index.ts';
import { removeMark, setMark, setMonthlyCap } from '../../store/auto-renewals.ts';
import { findPack, type PackRow } from '../../store/packs.ts';
import { type Change, changeAccount } from '../change.ts';
import { checkEtag, IfMatchField } from '../etag.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import {
  RenewalSettings,
  readSettings,
  type SettingsHeld,
  settingsView,
} from './renewal-settings.ts';

const CENT = 1_000_000n;

const Input = Type.Object({
  account: AccountField,
  pack: Type.String({ description: 'The id of the pack.' }),
  on: Type.Boolean({ description: 'Whether it is to renew itself when it is over.' }),
  monthlyCap: Type.Optional(
    Type.String({
      description: 'What all renewals may spend in a month; empty lifts it, left out: as it is.',
    }),
  ),
  ifMatch: IfMatchField,
});

/** What was set. */
export const AutoRenewalSet = Type.Object({
  pack: Type.String({ description: 'The id of the pack.' }),
  family: Type.String({ description: 'The family of the pack: one pack of it renews itself.' }),
  on: Type.Boolean({ description: 'Whether it renews itself.' }),
  ...RenewalSettings.properties,
});
export type AutoRenewalSet = Static<typeof AutoRenewalSet>;

/** Marks the pack of a family that renews itself, or takes its mark off; sets the monthly cap. */
export const setAutoRenewal: Operation<typeof Input, AutoRenewalSet> = {
  name: 'auto-renewals.set',
  access: 'owner',
  kind: 'change',
  summary: 'Have a pack renew itself, or not; set the monthly cap of all renewals.',
  input: Input,
  output: AutoRenewalSet,
  run: async (context, { account, pack: packId, on, ifMatch, ...input }) => {
    const cap = readCap(input.monthlyCap);
    if (!cap.ok) return cap;
    const call = { account, operation: 'auto-renewals.set' };
    return changeAccount(context, call, async (change) => {
      const { connection, at, unchanged } = change;
      const pack = await findPack(connection, account, packId);
      if (pack === null) return refuse('pack_not_found', { pack: packId, account }, 'pack');
      const { family } = pack;
      const before = await readSettings(connection, account);
      const was = settingsView(before);
      const same = checkEtag(ifMatch, was);
      if (!same.ok) return same;
      const after = settingsAfter(before, { family, packId, on, cap: cap.value });
      const is = settingsView(after);
      const view = { pack: packId, family, on, ...is };
      if (is.etag === was.etag) return unchanged(view);
      const [marked, marks] = [markOf(before, family), markOf(after, family)];
      if (on && marked !== packId) {
        const may = mayRenew(change, pack);
        if (!may.ok) return may;
        await setMark(connection, { accountId: account, family, packId, markedAt: at });
      }
      if (!on) await removeMark(connection, account, packId);
      await setMonthlyCap(connection, account, after.cap, at);
      await change.audit({
        subject: packId,
        before: { family, pack: marked, monthlyCap: was.monthlyCap },
        after: { family, pack: marks, monthlyCap: is.monthlyCap },
      });
      return accept(view);
    });
  },
};

interface Wanted {
  readonly family: string;
  readonly packId: string;
  readonly on: boolean;
  /** Undefined: as it is; null: no limit. */
  readonly cap: Money | null | undefined;
}

function settingsAfter(before: SettingsHeld, { family, packId, on, cap }: Wanted): SettingsHeld {
  const others = before.marks.filter(
    (mark) => !(on ? mark.family === family : mark.packId === packId),
  );
  const marks = on ? [...others, { family, packId }] : others;
  return { marks, cap: cap === undefined ? before.cap : cap };
}

function markOf({ marks }: SettingsHeld, family: string): string | null {
  return marks.find((mark) => mark.family === family)?.packId ?? null;
}

/** Undefined: not said; null: no limit. */
function readCap(text: string | undefined): Outcome<Money | null | undefined> {
  if (text === undefined) return accept(undefined);
  if (text === '') return accept(null);
  const cap = parseMoney(text);
  if (cap === null || cap < 0n || cap % CENT !== 0n) {
    return refuse('monthly_cap_is_not_readable', { text }, 'monthlyCap');
  }
  return accept(cap);
}

/** Whether a pack can renew itself at all: one that never could would only fail later. */
function mayRenew({ context, at }: Change, pack: PackRow): Outcome<null> {
  const { catalogs } = context;
  const day = catalogs.latest.calendar.dayOf(at);
  const catalog = catalogs.on(day);
  if (catalog === null) return refuse('no_catalog_on_day', { day });
  const known = mayRenewSku(catalog, pack);
  if (!known.ok) return known;
  if (isOver(pack, at)) return refuse('pack_is_over', { pack: pack.packId }, 'pack');
  return known;
}

function mayRenewSku(catalog: Catalog, { packId: pack, sku: id, ...row }: PackRow): Outcome<null> {
  if (id === null) return refuse('pack_without_sku_not_renewed', { pack }, 'pack');
  if (row.gift) return refuse('gift_pack_not_renewed', { pack }, 'pack');
  if (catalog.families.get(row.family)?.deductsBy !== 'quantity') {
    return refuse('pack_family_not_renewed', { family: row.family }, 'pack');
  }
  const sku = catalog.skus.get(id);
  if (sku === undefined) return refuse('sku_no_longer_on_sale', { sku: id }, 'pack');
  if (sku.trial) return refuse('trial_pack_not_renewed', { pack }, 'pack');
  return mayBuy(catalog, sku, 1, { boughtOfSku: 0, hadFamily: true });
}

function isOver(pack: PackRow, at: Instant): boolean {
  if (pack.refundedAt !== null || pack.reclaimedAt !== null) return true;
  return pack.remaining === 0n || at >= pack.expiresAt;
}
