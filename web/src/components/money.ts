const SIGNS: Readonly<Record<string, string>> = { CNY: '¥', USD: '$', EUR: '€' };

/** "¥1,234.50": every digit that the amount has, and cents in any case. */
export function moneyText(amount: string, currency: string): string {
  const [whole = '', decimals = ''] = amount.replace('-', '').split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  const sign = SIGNS[currency] ?? `${currency} `;
  const minus = amount.startsWith('-') ? '-' : '';
  return `${minus}${sign}${grouped}.${decimals.padEnd(2, '0')}`;
}
