import { accept } from '../../engine/index.ts';
import type { PaymentProvider } from './payment-provider.ts';

/** An operator's word that money came in: a bank transfer, cash. `perform` checked who calls. */
export const manualProvider: PaymentProvider = {
  name: 'manual',
  confirm: async (_context, { amount }) => accept({ amount, note: '' }),
};
