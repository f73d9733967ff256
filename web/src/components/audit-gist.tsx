import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { oneOf } from '../search.ts';
import { useTitles } from './catalog.ts';
import { moneyText } from './money.ts';

type Entry = Api['audit.list']['answer']['entries'][number];

const ORDER_STATUSES = ['unpaid', 'paid', 'cancelled', 'closed'] as const;

/** What an entry of the audit is about, in a line: what was ordered, how it stands, how much. */
export function AuditGist({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const { text } = useTitles();
  // Entries of every operation have facts of their own; these are the ones that many have.
  const { before, after } = { before: factsOf(entry.before), after: factsOf(entry.after) };
  const { title, quantity, amount, currency } = { ...before, ...after };
  const { zh, en } = factsOf(title);
  const said: string[] = [];
  if (typeof zh === 'string' && typeof en === 'string') {
    said.push(
      typeof quantity === 'number' ? `${text({ zh, en })} × ${quantity}` : text({ zh, en }),
    );
  }
  const standing = (facts: Facts) => {
    const { status } = facts;
    const known = typeof status === 'string' ? oneOf(ORDER_STATUSES, status) : undefined;
    return known === undefined ? [] : [t(`orders.status.${known}`)];
  };
  const steps = [...standing(before), ...standing(after)];
  if (steps.length > 0) said.push([...new Set(steps)].join(' → '));
  if (typeof amount === 'string' && typeof currency === 'string') {
    said.push(moneyText(amount, currency));
  }
  return said.join(' · ');
}

type Facts = Readonly<Record<string, unknown>>;

function factsOf(value: unknown): Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}
