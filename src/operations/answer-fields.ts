// The fields that answers are made of: each kind of value has one form, whatever it is of.
import { type Static, type TSchema, Type } from 'typebox';
import type { Day } from '../engine/index.ts';

/** A day of the catalogue's time zone: `2022-01-04`. */
export const DayField = Type.Unsafe<Day>(
  Type.String({ format: 'date', description: "A day of the catalogue's time zone." }),
);

/** A moment, with the offset of the catalogue's time zone: `2022-01-04T10:00:00+08:00`. */
export const TimeField = Type.String({
  format: 'date-time',
  description: "A moment, written in the catalogue's time zone.",
});

/** A whole number of base units, as a text, so that no reader rounds it. */
export const QuantityField = Type.String({
  pattern: '^-?[0-9]+$',
  description: 'A whole number of the base unit.',
});

/** Money, as a decimal text. */
export const MoneyField = Type.String({
  pattern: '^-?[0-9]+(\\.[0-9]+)?$',
  description: "An exact decimal amount of the catalogue's currency.",
});

/** A name or sentence for people, in both languages. */
export function titleField(description: string) {
  const zh = Type.String({ description: 'In Chinese.' });
  const en = Type.String({ description: 'In English.' });
  return Type.Object({ zh, en }, { description });
}

/** A list, in an order that its description tells. */
export function listOf<T extends TSchema>(of: T, options: { readonly description?: string } = {}) {
  return Type.Unsafe<readonly Static<T>[]>(Type.Array(of, options));
}

/** A value that may be there or not, but is always told. */
export function orNull<T extends TSchema>(of: T, options: { readonly description?: string } = {}) {
  return Type.Union([of, Type.Null()], options);
}

/** One of some words. */
export function oneOf<const T extends readonly string[]>(
  words: T,
  options: { readonly description?: string } = {},
) {
  return Type.Unsafe<T[number]>(Type.Enum([...words], options));
}

/** What is kept as it was told, in any form. */
export function jsonField(description: string) {
  return Type.Unknown({ description });
}

/** A field with a description of its own, where that of its kind says too little. */
export function described<T extends TSchema>(of: T, description: string) {
  return Type.Unsafe<Static<T>>({ ...of, description });
}
