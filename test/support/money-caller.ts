// An account as a random history calls it: every change with a key, answers as values.
import { expect } from 'vitest';
import { perform } from '../../src/operations/perform.ts';
import { OPERATIONS } from '../../src/operations/registry.ts';
import { sql } from '../../src/store/sql.ts';
import type { Ledger } from './ledger.ts';
import type { Cents } from './money-model.ts';

/** What an operation answered: the answer, or the code of the refusal. */
export type Answer =
  | { readonly ok: true; readonly value: Record<string, unknown> }
  | { readonly ok: false; readonly code: string };

/** A transfer as wallet.ledger shows it. */
export interface Transfer {
  readonly id: string;
  readonly kind: string;
  readonly reference: string;
  readonly entries: readonly { readonly book: string; readonly amount: string }[];
}

export class MoneyCaller {
  readonly #ledger: Ledger;
  readonly account: string;
  #calls = 0;
  #last: { readonly name: string; readonly input: object; readonly answer: Answer } | null = null;

  constructor(ledger: Ledger, account: string) {
    this.#ledger = ledger;
    this.account = account;
  }

  /** A text that no other call of any account has. */
  unique(): string {
    return `${this.account} ${this.#calls}`;
  }

  /** Reads something of the account. */
  async read(name: string, input: object = {}): Promise<Record<string, unknown>> {
    return accepted(await this.#perform(name, { account: this.account, ...input }));
  }

  /** Changes something of the account, with a key. */
  async change(name: string, input: object): Promise<Answer> {
    this.#calls += 1;
    const whole = { account: this.account, ...input, key: `k${this.#calls}` };
    const answer = await this.#perform(name, whole);
    this.#last = { name, input: whole, answer };
    return answer;
  }

  /** Calls what takes no key. */
  async call(name: string, input: object): Promise<Answer> {
    return this.#perform(name, { account: this.account, ...input });
  }

  /** The last change again: the same answer; its key with other content: a refusal. */
  async again(): Promise<void> {
    if (this.#last === null || !this.#last.answer.ok) return;
    const { name, input, answer } = this.#last;
    expect(await this.#perform(name, input)).toEqual(answer);
    const { key } = input as { readonly key: string }; // every change has one
    const other = { account: this.account, amount: '1', key };
    expect(await this.#perform('wallet.grant', other)).toMatchObject({
      ok: false,
      code: 'key_used_with_other_content',
    });
  }

  /** The latest transfers, the latest first. */
  async transfers(): Promise<readonly Transfer[]> {
    const { transfers } = await this.read('wallet.ledger', { limit: 200 });
    return transfers as readonly Transfer[]; // as wallet.ledger answers
  }

  async wallet(): Promise<{ readonly cash: Cents; readonly gift: Cents }> {
    const { cash, gift } = await this.read('wallet.show');
    return { cash: centsOf(String(cash)), gift: centsOf(String(gift)) };
  }

  /** What holds of the rows whatever happened: nothing is made of nothing, nothing is lost. */
  async check(): Promise<void> {
    const [sums] = await this.#ledger.database.query(sql`
      select
        (select coalesce(sum(amount), 0)::text from transfer_entries
          where account_id = ${this.account}) as "allEntries",
        (select count(*)::integer from (
          select book, sum(amount) as amount from transfer_entries
          where account_id = ${this.account} group by book) e
          full join (select book, amount from balances where account_id = ${this.account}) b
            on b.book = e.book
          where coalesce(e.amount, 0) <> coalesce(b.amount, 0)) as "wrongBalances",
        (select count(*)::integer from orders o
          where account_id = ${this.account} and status = 'paid' and kind = 'packs'
            and quantity <> (select count(*) from order_packs p
              where p.account_id = o.account_id and p.order_id = o.order_id)) as "wrongOrders"`);
    expect(sums).toEqual({
      allEntries: expect.stringMatching(/^0(\.00)?$/),
      wrongBalances: 0,
      wrongOrders: 0,
    });
  }

  async #perform(name: string, input: object): Promise<Answer> {
    const operation = OPERATIONS.get(name);
    if (operation === undefined) throw new Error(`there is no operation ${name}`);
    const outcome = await perform(this.#ledger.context, operation, input);
    if (!outcome.ok) return { ok: false, code: outcome.refusal.code };
    return { ok: true, value: outcome.value as Record<string, unknown> }; // all answer objects
  }
}

/** What was answered; what was refused throws. */
export function accepted(answer: Answer): Record<string, unknown> {
  if (!answer.ok) throw new Error(`refused: ${answer.code}`);
  return answer.value;
}

/** Cents as a decimal. */
export function textOf(cents: Cents): string {
  const text = `${cents}`.padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** A decimal with two places as cents. */
export function centsOf(text: string): Cents {
  return BigInt(text.replace('.', ''));
}
