// What the HTTP API has beside the operations of the registry.
import type { Json } from './api-schemas.ts';

const PROBLEM: Json = { $ref: '#/components/responses/problem' };

/** By their paths, which are under /api/v1 as the others'. */
export const OTHER_PATHS: { readonly [path: string]: Json } = {};

export const PROBLEMS = { default: PROBLEM };
