// The words of the engine that many answers tell: each list is as long as the engine's own type.
import type { Unit } from '../engine/index.ts';
import { oneOf } from './answer-fields.ts';

const UNITS = ['byte', 'second', 'bit/s', 'day', 'year'] as const satisfies readonly Unit[];

/** What the quantities beside it count. */
export const UnitField = oneOf(UNITS, { description: 'The base unit of the quantities.' });

/** How a pack may stand. */
export const PACK_STATUSES = [
  'unused',
  'in-use',
  'used-up',
  'expired',
  'frozen',
  'refunded',
] as const;

/** The billing modes there are. */
export const BILLING_MODES = [
  'daily-traffic',
  'daily-bandwidth',
  'monthly-traffic',
  'monthly-bandwidth',
  'daily-duration',
  'monthly-duration',
] as const;
