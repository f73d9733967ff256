// Reads the packs on sale of a catalogue: their family, size, price and gifts.

import type { Family, Gift, Sku } from './catalog.ts';
import { checkYears, readDay } from './catalog-dates.ts';
import type { GiftDocument, SkuDocument } from './catalog-document.ts';
import { parseMoney } from './money.ts';
import { nearNames } from './near-names.ts';
import type { Place } from './place.ts';
import { parseQuantity } from './quantity.ts';

/** Reads the packs on sale; whatever is wrong with any of them is gathered at its place. */
export function readSkus(
  documents: readonly SkuDocument[],
  families: ReadonlyMap<string, Family>,
  place: Place,
): readonly Sku[] {
  return documents.map((document, index) => readSku(document, families, place.entry(index)));
}

function readSku(document: SkuDocument, families: ReadonlyMap<string, Family>, place: Place): Sku {
  const family = families.get(document.family);
  if (family === undefined) {
    const known = nearNames(document.family, families.keys());
    place.at('family').problem('family_is_unknown', { family: document.family, known });
  } else if (document.refundable && family.refund === null) {
    place.at('refundable').problem('family_has_no_refund_window', { family: family.id });
  }
  checkMoney(document.price, place.at('price'));
  if (document.listPrice !== undefined) checkMoney(document.listPrice, place.at('listPrice'));
  return {
    id: document.id,
    title: document.title,
    family: document.family,
    size: family === undefined ? 0n : readSize(document.size, family, place.at('size')),
    price: document.price,
    listPrice: document.listPrice ?? null,
    gift: document.gift ?? false,
    trial: document.trial ?? false,
    perAccount: document.perAccount ?? null,
    existingUsersOnly: document.existingUsersOnly ?? false,
    refundable: document.refundable,
    gifts: document.gifts.map((gift, index) => readGift(gift, place.at('gifts').entry(index))),
  };
}

function readSize(text: string, family: Family, place: Place): bigint {
  const size = parseQuantity(text, family.unit);
  if (!size.ok) {
    place.problem(size.refusal.code, size.refusal.params);
    return 0n;
  }
  if (size.value === 0n) place.problem('pack_size_is_zero', { text });
  return size.value;
}

function checkMoney(text: string, place: Place): void {
  const amount = parseMoney(text);
  if (amount === null || amount < 0n) place.problem('price_is_not_readable', { text });
}

function readGift(document: GiftDocument, place: Place): Gift {
  const { kind, license, years } = document;
  checkYears(years, place.at('years'));
  const from = document.from === undefined ? null : readDay(document.from, place.at('from'));
  return {
    kind,
    years,
    ...(license === undefined ? {} : { license }),
    ...(from === null ? {} : { from }),
  };
}
