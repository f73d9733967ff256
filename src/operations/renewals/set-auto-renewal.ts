import { Type } from 'typebox';
import {
  accept,
  type Catalog,
  formatCents,
  type Instant,
  type Money,
  mayBuy,
  type Outcome,
  parseMoney,
  refuse,
} from '../../engine/index.ts';
import {
  findMonthlyCap,
  listMarks,
  removeMark,
  setMark,
  setMonthlyCap,
} from '../../store/auto-renewals.ts';
import { findPack, type PackRow } from '../../store/packs.ts';
import { type Change, changeAccount } from '../change.ts';
import type { Operation } from '../operation.ts';

const CENT = 1_000_000n;

const Input = Type.Object({
  account: Type.String(),
  pack: Type.String(),
  on: Type.Boolean(),
  /** What all renewals of the account may spend in a month; '' lifts it, absent: as it is. */
  monthlyCap: Type.Optional(Type.String()),
});

export interface AutoRenewalSet {
  readonly pack: string;
  readonly family: string;
  readonly on: boolean;
  readonly monthlyCap: string | null;
}

/** Marks the pack of a family that renews itself, or takes its mark off; sets the monthly cap. */
export const setAutoRenewal: Operation<typeof Input, AutoRenewalSet> = {
  name: 'auto-renewals.set',
  access: 'owner',
  kind: 'change',
  summary: 'Have a pack renew itself, or not; set the monthly cap of all renewals.',
  input: Input,
  run: async (context, { account, pack: packId, on, ...input }) => {
    const cap = readCap(input.monthlyCap);
    if (!cap.ok) return cap;
    const call = { account, operation: 'auto-renewals.set' };
    return changeAccount(context, call, async (change) => {
      const { connection, at, unchanged } = change;
      const pack = await findPack(connection, account, packId);
      if (pack === null) return refuse('pack_not_found', { pack: packId, account }, 'pack');
      const { family } = pack;
      const marked = (await listMarks(connection, account)).find((mark) => mark.family === family);
      const capBefore = await findMonthlyCap(connection, account);
      const capAfter = cap.value === undefined ? capBefore : cap.value;
      const markAfter = on ? packId : marked?.packId === packId ? null : (marked?.packId ?? null);
      const view = { pack: packId, family, on, monthlyCap: shown(capAfter) };
      if (capAfter === capBefore && markAfter === (marked?.packId ?? null)) return unchanged(view);
      if (on && marked?.packId !== packId) {
        const may = mayRenew(change, pack);
        if (!may.ok) return may;
        await setMark(connection, { accountId: account, family, packId, markedAt: at });
      }
      if (!on) await removeMark(connection, account, packId);
      await setMonthlyCap(connection, account, capAfter, at);
      await change.audit({
        subject: packId,
        before: { family, pack: marked?.packId ?? null, monthlyCap: shown(capBefore) },
        after: { family, pack: markAfter, monthlyCap: shown(capAfter) },
      });
      return accept(view);
    });
  },
};

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

function shown(cap: Money | null): string | null {
  return cap === null ? null : formatCents(cap);
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
