import type { Money, Outcome } from '../../engine/index.ts';
import type { Context } from '../operation.ts';

/** Money that somebody says came in elsewhere. */
export interface PaymentClaim {
  readonly account: string;
  readonly amount: Money;
  /** How the provider knows the payment: a bank's number, a number of its own. */
  readonly reference: string;
}

/** A payment that the provider vouches for. */
export interface ConfirmedPayment {
  /** What came in; it is booked, whatever was claimed. */
  readonly amount: Money;
  /** For people, in the ledger. */
  readonly note: string;
}

/**
 * How money comes in. A provider is asked before the account is locked, so it may take its time; a
 * payment is known for ever by the provider's name and the reference, and is booked once.
 */
export interface PaymentProvider {
  readonly name: string;
  /** Vouches for a payment, or refuses one that it does not know of. */
  confirm(context: Context, claim: PaymentClaim): Promise<Outcome<ConfirmedPayment>>;
}
