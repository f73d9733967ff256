// What people prefer in the console, by its name.
import type { Connection } from './database.ts';
import { sql } from './sql.ts';

/** What a person prefers about something, as the console wrote it. */
export interface PreferenceRow {
  readonly name: string;
  readonly value: string;
}

export async function listPreferences(
  connection: Connection,
  personId: string,
): Promise<PreferenceRow[]> {
  return connection.query<PreferenceRow>(sql`
    select name, value
    from person_preferences
    where person_id = ${personId}
    order by name`);
}

export async function keepPreference(
  connection: Connection,
  personId: string,
  { name, value }: PreferenceRow,
): Promise<void> {
  await connection.execute(sql`
    insert into person_preferences (person_id, name, value)
    values (${personId}, ${name}, ${value})
    on conflict (person_id, name) do update set value = excluded.value`);
}

export async function dropPreference(
  connection: Connection,
  personId: string,
  name: string,
): Promise<void> {
  await connection.execute(sql`
    delete from person_preferences
    where person_id = ${personId} and name = ${name}`);
}
