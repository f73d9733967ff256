import { describe, expect, test } from 'vitest';
import { formatCents, parseMoney } from './money.ts';
import { type Payment, planPayment, sharePayment } from './payment.ts';

const money = (text: string) => parseMoney(text) ?? 0n;
const told = ({ voucher, gift, cash }: Payment) => [voucher, gift, cash].map(formatCents).join(' ');

describe('an amount is paid from the voucher, then the gift balance, then in cash', () => {
  test.each([
    ['26', ['0', '0', '100'], '0.00 0.00 26.00', '0.00'],
    ['26', ['10', '5', '100'], '10.00 5.00 11.00', '0.00'],
    ['26', ['30', '5', '100'], '26.00 0.00 0.00', '0.00'],
    ['26', ['10', '30', '100'], '10.00 16.00 0.00', '0.00'],
    ['26', ['0', '0', '26'], '0.00 0.00 26.00', '0.00'],
    ['26', ['0', '0', '25.99'], '0.00 0.00 26.00', '0.01'],
    ['26', ['10', '5', '0'], '10.00 5.00 11.00', '11.00'],
    // In arrears the debt comes first; what needs no cash may be bought all the same.
    ['26', ['10', '5', '-4'], '10.00 5.00 11.00', '15.00'],
    ['26', ['26', '0', '-4'], '26.00 0.00 0.00', '0.00'],
    ['0', ['0', '0', '-4'], '0.00 0.00 0.00', '0.00'],
  ] as const)('%s out of %j: %s, missing %s', (amount, [voucher, gift, cash], paid, missing) => {
    const purse = { voucher: money(voucher), gift: money(gift), cash: money(cash) };
    const plan = planPayment(money(amount), purse);
    expect([told(plan.payment), formatCents(plan.missing)]).toEqual([paid, missing]);
  });
});

describe('a payment is shared out among the packs of an order', () => {
  test.each([
    [['0', '0', '26'], 1, ['0.00 0.00 26.00']],
    [['10', '0', '20'], 3, ['3.33 0.00 6.67', '3.33 0.00 6.67', '3.34 0.00 6.66']],
    [['0.01', '0.01', '0.01'], 3, ['0.00 0.00 0.01', '0.00 0.01 0.00', '0.01 0.00 0.00']],
    // Without cash the gift balance makes up the cents.
    [['10', '20', '0'], 3, ['3.33 6.67 0.00', '3.33 6.67 0.00', '3.34 6.66 0.00']],
    [['0', '0', '0'], 2, ['0.00 0.00 0.00', '0.00 0.00 0.00']],
  ] as const)('%j over %d', ([voucher, gift, cash], packs, shares) => {
    const payment = { voucher: money(voucher), gift: money(gift), cash: money(cash) };
    expect(sharePayment(payment, packs).map(told)).toEqual(shares);
  });

  test('only where every pack costs whole cents', () => {
    const payment = { voucher: 0n, gift: 0n, cash: money('0.01') };
    expect(() => sharePayment(payment, 2)).toThrow('whole cents');
    expect(() => sharePayment(payment, 0)).toThrow('whole cents');
  });
});
