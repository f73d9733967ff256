// Director instances and the packs bound to them. See docs/concepts/director-binding.md.
import {
  type Catalog,
  type Coverage,
  coverageUntil,
  type Day,
  type Instant,
} from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

export interface InstanceRow {
  readonly accountId: string;
  /** As usage events name it. */
  readonly instance: string;
  /** As people call it. */
  readonly name: string;
  readonly registeredAt: Instant;
}

/** A pack bound to an instance, on the days that were agreed then. */
export interface BindingRow {
  readonly accountId: string;
  readonly packId: string;
  readonly instance: string;
  readonly from: Day;
  readonly to: Day;
  readonly boundAt: Instant;
  readonly recorded: bigint;
  /** When the pack was reclaimed: it covers nothing from then on. */
  readonly reclaimedAt: Instant | null;
}

/** What a bound pack covers: of one that was reclaimed, the days that were over by then. */
export function coverageOfRow(
  catalog: Catalog,
  row: Pick<BindingRow, 'instance' | 'packId' | 'from' | 'to' | 'reclaimedAt'>,
): Coverage {
  const { instance, packId: pack, from, to, reclaimedAt } = row;
  return coverageUntil(catalog, { instance, pack, from, to }, reclaimedAt);
}

/** Registers an instance; one that was deleted is there again. */
export async function putInstance(connection: Connection, instance: InstanceRow): Promise<void> {
  await connection.execute(sql`
    insert into director_instances (account_id, instance, name, registered_at)
    values (${instance.accountId}, ${instance.instance}, ${instance.name},
      ${timestamp(instance.registeredAt)}::timestamptz)
    on conflict (account_id, instance) do update
    set name = excluded.name, registered_at = excluded.registered_at, deleted_at = null`);
}

/** The instances of an account that are not deleted, in the order of their registration. */
export async function listInstances(
  connection: Connection,
  accountId: string,
): Promise<InstanceRow[]> {
  return connection.query<InstanceRow>(sql`
    select account_id as "accountId", instance, name, registered_at as "registeredAt"
    from director_instances
    where account_id = ${accountId} and deleted_at is null
    order by registered_at, instance`);
}

export async function deleteInstance(
  connection: Connection,
  accountId: string,
  instance: string,
  at: Instant,
): Promise<void> {
  await connection.execute(sql`
    update director_instances set deleted_at = ${timestamp(at)}::timestamptz
    where account_id = ${accountId} and instance = ${instance}`);
}

export async function insertBinding(
  connection: Connection,
  binding: Omit<BindingRow, 'reclaimedAt'>,
): Promise<void> {
  await connection.execute(sql`
    insert into bindings (account_id, pack_id, instance, from_day, to_day, bound_at, recorded)
    values (${binding.accountId}, ${binding.packId}, ${binding.instance}, ${binding.from}::date,
      ${binding.to}::date, ${timestamp(binding.boundAt)}::timestamptz, ${binding.recorded})`);
}

/** All bindings of some accounts, in the order in which they were made. */
export async function listBindings(
  connection: Connection,
  accountIds: readonly string[],
): Promise<BindingRow[]> {
  return connection.query<BindingRow>(sql`
    select b.account_id as "accountId", b.pack_id as "packId", b.instance, b.from_day as "from",
      b.to_day as "to", b.bound_at as "boundAt", b.recorded, p.reclaimed_at as "reclaimedAt"
    from bindings b
    left join packs p on p.account_id = b.account_id and p.pack_id = b.pack_id
    where b.account_id = any(${[...accountIds]}::text[])
    order by b.account_id, b.recorded, b.from_day, b.pack_id`);
}
