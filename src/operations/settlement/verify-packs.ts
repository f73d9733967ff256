// What ended or bound an account's packs: refunds and what they returned, director bindings.
import { type Catalog, daysBetween, groupBy } from '../../engine/index.ts';
import { coverageOfRow } from '../../store/director.ts';
import type { PackRow } from '../../store/packs.ts';
import type { RefundFact } from '../../store/verify-input.ts';
import type { AccountBooks } from './verify-account.ts';
import { problem, type VerifyProblem } from './verify-problem.ts';

const NOTHING = 'cash 0.00, gift 0.00';

/** A refunded pack was never used, and what was paid for it came back, once. */
export function verifyRefunds(books: AccountBooks): VerifyProblem[] {
  const { account, packs } = books;
  const problems: VerifyProblem[] = [];
  const gave = new Map<string, bigint>();
  for (const { pack, deducted } of books.deductions) {
    gave.set(pack, (gave.get(pack) ?? 0n) + deducted);
  }
  const bound = new Set(books.bindings.map(({ packId }) => packId));
  for (const { packId, refundedAt } of packs) {
    if (refundedAt === null) continue;
    const deducted = gave.get(packId) ?? 0n;
    if (deducted === 0n && !bound.has(packId)) continue;
    const params = { pack: packId, stored: `${deducted}`, derived: '0' };
    problems.push(problem(account, 'refunded_pack_was_used', params));
  }
  const known = new Map(packs.map((row) => [row.packId, row]));
  for (const fact of books.refunds) {
    const derived = returnOf(known.get(fact.packId), fact);
    const stored = fact.returned ?? NOTHING;
    if (stored === derived) continue;
    const params = { pack: fact.packId, stored, derived };
    problems.push(problem(account, 'refund_is_not_what_was_paid', params));
  }
  return problems;
}

/** What should have come back for a pack, and in the change that refunded it. */
function returnOf(pack: PackRow | undefined, { paid, recorded }: RefundFact): string {
  if (pack === undefined || pack.refundedAt === null) return NOTHING;
  return recorded === null || recorded === pack.refundRecorded ? (paid ?? NOTHING) : NOTHING;
}

/** A bound pack covers as many days as it holds, and no other covers its instance on them. */
export function verifyBindings(books: AccountBooks, catalog: Catalog): VerifyProblem[] {
  const { account, packs, bindings } = books;
  const problems: VerifyProblem[] = [];
  const known = new Map(packs.map((row) => [row.packId, row]));
  for (const { packId, instance, from, to } of bindings) {
    const pack = known.get(packId);
    if (pack === undefined) {
      problems.push(problem(account, 'binding_of_unknown_pack', { pack: packId, instance }));
      continue;
    }
    const days = `${daysBetween(from, to) + 1}`;
    if (days === `${pack.total}`) continue;
    const params = { pack: packId, instance, stored: days, derived: `${pack.total}` };
    problems.push(problem(account, 'binding_is_not_as_long_as_its_pack', params));
  }
  const spans = bindings
    .map((row) => coverageOfRow(catalog, row))
    .filter(({ from, to }) => from <= to)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const chain of groupBy(spans, ({ instance }) => instance).values()) {
    chain.forEach((span, index) => {
      const before = chain[index - 1];
      if (before === undefined || before.to < span.from) return;
      const { instance, pack, from: day } = span;
      const params = { instance, pack, before: before.pack, day };
      problems.push(problem(account, 'bindings_overlap', params));
    });
  }
  return problems;
}
