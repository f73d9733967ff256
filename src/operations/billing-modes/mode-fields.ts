// What operations on billing modes ask for and tell. docs/concepts/billing-modes.md.
import { Type } from 'typebox';
import { oneOf } from '../answer-fields.ts';
import { BILLING_MODES } from '../ledger-fields.ts';

/** Scopes whose mode is switched together. */
export const AreaField = Type.String({
  description:
    'A billing area of the catalogue, such as `mainland`; `billing-modes.show` has them.',
});

/** A mode that is asked for: which there are for an area, its catalogue says. */
export const ModeWishField = Type.String({
  description: 'A billing mode that the catalogue has there, such as `daily-bandwidth`.',
});

/** A billing mode, in an answer. */
export function ModeField(description: string) {
  return oneOf(BILLING_MODES, { description });
}

/** The mode of an area, in an answer. */
export function AreaModeField(description: string) {
  return oneOf([...BILLING_MODES, 'mixed'], { description });
}
