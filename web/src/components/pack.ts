import type { Api } from '../api.ts';

export type Pack = Api['packs.list']['answer']['packs'][number];

/** A pack, and the moment that its figures are of. */
export type PackRow = Pack & { readonly asOf: string };
