import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** Somebody who signs in. */
export interface PersonRow {
  readonly personId: string;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly emailVerified: boolean;
  /** Whether a second factor is asked for. */
  readonly twoFactor: boolean;
  readonly language: 'zh' | 'en' | null;
  readonly createdAt: Instant;
}

type Reading = Pick<Connection, 'query'>;

const columns = `person_id as "personId", name, email, email_verified as "emailVerified",
  two_factor as "twoFactor", language, created_at as "createdAt"`;

/** Adds a person; false: somebody has the address already. */
export async function insertPerson(connection: Connection, person: PersonRow): Promise<boolean> {
  const createdAt = timestamp(person.createdAt);
  const added = await connection.execute(sql`
    insert into people (person_id, name, email, email_verified, two_factor, language, created_at,
      updated_at)
    values (${person.personId}, ${person.name}, ${person.email}, ${person.emailVerified},
      ${person.twoFactor}, ${person.language}, ${createdAt}::timestamptz,
      ${createdAt}::timestamptz)
    on conflict (email) do nothing`);
  return added === 1;
}

export async function findPerson(reading: Reading, personId: string): Promise<PersonRow | null> {
  const rows = await reading.query<PersonRow>({
    text: `select ${columns} from people where person_id = $1`,
    values: [personId],
  });
  return rows[0] ?? null;
}

/** The person with an address, which is in lower case. */
export async function findPersonByEmail(
  reading: Reading,
  email: string,
): Promise<PersonRow | null> {
  const rows = await reading.query<PersonRow>({
    text: `select ${columns} from people where email = $1`,
    values: [email],
  });
  return rows[0] ?? null;
}

/** Writes what people change of themselves. */
export async function updatePerson(
  connection: Connection,
  { personId, name, language }: Pick<PersonRow, 'personId' | 'name' | 'language'>,
  at: Instant,
): Promise<void> {
  await connection.execute(sql`
    update people set name = ${name}, language = ${language},
      updated_at = ${timestamp(at)}::timestamptz
    where person_id = ${personId}`);
}

/** Somebody who reads the mail of the address turned out to be the person. */
export async function verifyEmail(connection: Connection, personId: string): Promise<void> {
  await connection.execute(sql`
    update people set email_verified = true where person_id = ${personId}`);
}

/** The names of people, by their ids; ids of others are left out. */
export async function namesOfPeople(
  reading: Reading,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await reading.query<{ readonly personId: string; readonly name: string }>(sql`
    select person_id as "personId", name
    from people
    where person_id = any(${ids}::text[])`);
  return new Map(rows.map(({ personId, name }) => [personId, name]));
}

/** A person's password, as better-auth keeps it. */
export async function insertPassword(
  connection: Connection,
  password: {
    readonly signInId: string;
    readonly personId: string;
    readonly hash: string;
    readonly at: Instant;
  },
): Promise<void> {
  const at = timestamp(password.at);
  await connection.execute(sql`
    insert into sign_ins (sign_in_id, person_id, provider, subject, password_hash, created_at,
      updated_at)
    values (${password.signInId}, ${password.personId}, 'credential', ${password.personId},
      ${password.hash}, ${at}::timestamptz, ${at}::timestamptz)`);
}

/** A promise that whoever holds what was hashed may set the person's password. */
export async function insertVerification(
  connection: Connection,
  verification: {
    readonly verificationId: string;
    readonly identifier: string;
    readonly value: string;
    readonly at: Instant;
    readonly expiresAt: Instant;
  },
): Promise<void> {
  const at = timestamp(verification.at);
  await connection.execute(sql`
    insert into verifications (verification_id, identifier, value, created_at, updated_at,
      expires_at)
    values (${verification.verificationId}, ${verification.identifier}, ${verification.value},
      ${at}::timestamptz, ${at}::timestamptz, ${timestamp(verification.expiresAt)}::timestamptz)`);
}

/** Ends the asking for a second factor; false: none was asked for. */
export async function removeSecondFactor(
  connection: Connection,
  personId: string,
): Promise<boolean> {
  const removed = await connection.execute(sql`
    delete from second_factors where person_id = ${personId}`);
  await connection.execute(sql`
    update people set two_factor = false where person_id = ${personId}`);
  return removed > 0;
}
