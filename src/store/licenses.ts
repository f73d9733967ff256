import type { Instant, LicenseKind, LicenseUse } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { inOrder, sql, timestamp } from './sql.ts';

/** A licence (License) of an app. */
export interface LicenseRow {
  readonly accountId: string;
  readonly licenseId: string;
  readonly kind: LicenseKind;
  /** The app for iOS; '' for none. */
  readonly bundleId: string;
  /** The app for Android; '' for none. */
  readonly packageName: string;
  readonly begunAt: Instant;
  /** Exclusive. */
  readonly endsAt: Instant;
}

/** What a gift was used for. */
export interface LicenseUseRow {
  readonly accountId: string;
  readonly giftId: string;
  readonly licenseId: string;
  readonly packId: string;
  readonly what: LicenseUse;
  /** The kind of the licence from then on. */
  readonly kind: LicenseKind;
  readonly at: Instant;
  /** Null for a licence that was added. */
  readonly endsBefore: Instant | null;
  readonly endsAfter: Instant;
}

/** The licences of an account in the order in which they were added. */
export async function listLicenses(
  connection: Connection,
  accountId: string,
): Promise<LicenseRow[]> {
  return connection.query<LicenseRow>(sql`
    select account_id as "accountId", license_id as "licenseId", kind, bundle_id as "bundleId",
      package_name as "packageName", begun_at as "begunAt", ends_at as "endsAt"
    from licenses
    where account_id = ${accountId}
    order by license_id`);
}

/** Which licences to list, in the order in which they were added; null: no matter. */
export interface LicenseFilter {
  readonly kind: LicenseRow['kind'] | null;
  /** Whether it holds at an instant. */
  readonly valid: boolean | null;
  readonly at: Instant;
  readonly descending: boolean;
  /** The id of the licence that the list goes on from. */
  readonly after: string | null;
  readonly take: number;
}

export async function listLicensePage(
  connection: Connection,
  accountId: string,
  { kind, valid, at, descending, after, take }: LicenseFilter,
): Promise<LicenseRow[]> {
  const { sorted, beyond } = inOrder(descending);
  return connection.query<LicenseRow>(sql`
    select account_id as "accountId", license_id as "licenseId", kind, bundle_id as "bundleId",
      package_name as "packageName", begun_at as "begunAt", ends_at as "endsAt"
    from licenses
    where account_id = ${accountId}
      and (${kind}::text is null or kind = ${kind})
      and (${valid}::boolean is null or (ends_at > ${timestamp(at)}::timestamptz) = ${valid})
      and (${after}::text is null or license_id ${beyond} ${after})
    order by license_id ${sorted}
    limit ${take}`);
}

export async function insertLicense(connection: Connection, license: LicenseRow): Promise<void> {
  await connection.execute(sql`
    insert into licenses (account_id, license_id, kind, bundle_id, package_name, begun_at, ends_at)
    values (${license.accountId}, ${license.licenseId}, ${license.kind}, ${license.bundleId},
      ${license.packageName}, ${timestamp(license.begunAt)}::timestamptz,
      ${timestamp(license.endsAt)}::timestamptz)`);
}

/** Renews or upgrades a licence of an account that is locked. */
export async function updateLicense(
  connection: Connection,
  license: Pick<LicenseRow, 'accountId' | 'licenseId' | 'kind' | 'endsAt'>,
): Promise<void> {
  await connection.execute(sql`
    update licenses set kind = ${license.kind}, ends_at = ${timestamp(license.endsAt)}::timestamptz
    where account_id = ${license.accountId} and license_id = ${license.licenseId}`);
}

export async function insertLicenseUse(connection: Connection, use: LicenseUseRow): Promise<void> {
  const before = use.endsBefore === null ? null : timestamp(use.endsBefore);
  await connection.execute(sql`
    insert into license_uses (account_id, gift_id, license_id, pack_id, what, kind, at, ends_before,
      ends_after)
    values (${use.accountId}, ${use.giftId}, ${use.licenseId}, ${use.packId}, ${use.what},
      ${use.kind}, ${timestamp(use.at)}::timestamptz, ${before}::timestamptz,
      ${timestamp(use.endsAfter)}::timestamptz)`);
}

/** What the licences of an account were added, renewed and upgraded with, the first first. */
export async function listLicenseUses(
  connection: Connection,
  accountId: string,
  licenseIds: readonly string[],
): Promise<LicenseUseRow[]> {
  return connection.query<LicenseUseRow>(sql`
    select account_id as "accountId", gift_id as "giftId", license_id as "licenseId",
      pack_id as "packId", what, kind, at, ends_before as "endsBefore", ends_after as "endsAfter"
    from license_uses
    where account_id = ${accountId} and license_id = any(${[...licenseIds]}::text[])
    order by license_id, at, gift_id`);
}
