import type { Connection } from './database.ts';
import { raw, sql } from './sql.ts';

/** Addresses of one place, both ends included, each as 32 hexadecimal digits. */
export interface AddressRangeRow {
  readonly first: string;
  readonly last: string;
  /** A country (`CN`) or a zone of the catalogue. */
  readonly place: string;
}

/** Replaces the table. */
export async function replaceAddressRanges(
  connection: Connection,
  rows: readonly AddressRangeRow[],
): Promise<void> {
  await connection.execute(raw('delete from address_ranges'));
  await connection.execute(sql`
    insert into address_ranges (first_address, last_address, place)
    select r.first_address, r.last_address, r.place
    from unnest(
      ${rows.map(({ first }) => first)}::text[],
      ${rows.map(({ last }) => last)}::text[],
      ${rows.map(({ place }) => place)}::text[]
    ) r(first_address, last_address, place)`);
}

export async function countAddressRanges(connection: Pick<Connection, 'query'>): Promise<number> {
  const rows = await connection.query<{ count: bigint }>(
    raw('select count(*) as count from address_ranges'),
  );
  return Number(rows[0]?.count ?? 0n);
}

/** The places of addresses; those that no range holds are left out. */
export async function findPlaces(
  connection: Pick<Connection, 'query'>,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await connection.query<{ address: string; place: string }>(sql`
    select a.address, r.place
    from unnest(${[...addresses]}::text[]) a(address)
    cross join lateral (
      select last_address, place
      from address_ranges
      where first_address <= a.address collate "C"
      order by first_address desc
      limit 1
    ) r
    where r.last_address >= a.address collate "C"`);
  return new Map(rows.map(({ address, place }) => [address, place]));
}
