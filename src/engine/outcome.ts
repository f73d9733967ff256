/**
 * Every refusal is a value with a code that reads as a sentence; only broken invariants throw.
 * The texts people read (zh and en) are in src/operations/refusals.ts, one for each code.
 */
export interface Refusal {
  readonly code: string;
  /** What fills the message: names, figures, what would be right. */
  readonly params: Readonly<Record<string, string>>;
  /** Where in the input: `packs[0].sku`; absent when it is not about one place. */
  readonly path?: string;
}

/** What was asked for, or why it was refused. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

/** An accepted outcome. */
export function accept<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** A refusal: a sentence-like code, what fills its message, and where in the input. */
export function refuse(
  code: string,
  params: Readonly<Record<string, string>> = {},
  path?: string,
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: path === undefined ? { code, params } : { code, params, path } };
}
