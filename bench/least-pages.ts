// What a page is read by at the least: statements that know where its rows are, and a day's inputs.
import type { Statement } from '../src/store/sql.ts';
import { LAST_DAY, PAGE } from './filled-pages.ts';

/** What of a row tells where the next page begins. */
export interface LastRow {
  readonly date: string;
  readonly revision: number;
  readonly item: string;
  readonly pack: string;
}

const PACK_COLUMNS = `pack_id, family, sku, total, remaining, purchased_at, expires_at, gift,
  catalog, recorded, refunded_at, refund_recorded, reclaimed_at`;
const DEDUCTION_COLUMNS = `d.usage_date, d.revision, d.seq, d.pack_id, p.family, p.sku, d.item,
  d.instance, d.usage, d.ratio, d.deducted, d.left_before, d.settled_at`;

/** The rows of a page by the statement that finds them quickest: it names the days to look at. */
export const LEAST = {
  packs: (account: string): Statement => ({
    text: `select ${PACK_COLUMNS} from packs where account_id = $1
      order by expires_at, purchased_at, pack_id limit 50`,
    values: [account],
  }),
  first: (account: string): Statement => ({
    text: `select ${DEDUCTION_COLUMNS}
      from deductions d
      join packs p on p.account_id = d.account_id and p.pack_id = d.pack_id
      where d.account_id = $1 and d.usage_date between '2022-01-01' and '2022-01-07'
      order by d.usage_date, d.revision, d.seq limit ${PAGE}`,
    values: [account],
  }),
  after: (account: string, { date }: LastRow): Statement => ({
    text: `select ${DEDUCTION_COLUMNS}
      from deductions d
      join packs p on p.account_id = d.account_id and p.pack_id = d.pack_id
      where d.account_id = $1 and d.usage_date between '${date}'::date and '${date}'::date + 6
        and (d.usage_date, d.revision, d.seq) > ('${date}'::date, 1, 2)
      order by d.usage_date, d.revision, d.seq limit ${PAGE}`,
    values: [account],
  }),
  /** What a day is explained by: its usage, and the packs that may be charged. */
  day: (account: string): Statement => ({
    text: `select u.item, u.instance, u.quantity, p.pack_id, p.family, p.total, p.remaining,
        p.purchased_at, p.expires_at
      from usage_days u
      join packs p on p.account_id = u.account_id
      where u.account_id = $1 and u.usage_date = '${LAST_DAY}'
      order by u.item, p.expires_at, p.purchased_at, p.pack_id`,
    values: [account],
  }),
};
