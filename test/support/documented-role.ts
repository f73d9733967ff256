// The role that docs/operating/postgresql.md makes for a server, as its page says it to the letter.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { present } from '../../src/engine/index.ts';
import { withServer } from './postgres-server.ts';

const PAGE = new URL('../../docs/operating/postgresql.md', import.meta.url);
const PASSWORD = 'of-a-test';

/** A role of a database, and how to be rid of it. */
export interface DocumentedRole {
  readonly name: string;
  /** The address of the database for who logs in as the role. */
  readonly url: string;
  drop(): Promise<void>;
}

/** Makes the role in a database, whose owner `url` logs in as. */
export async function documentedRole(url: string): Promise<DocumentedRole> {
  const page = await readFile(PAGE, 'utf8');
  const [, statements] = /```sql\n(create role packledger_app[^`]*)```/.exec(page) ?? [];
  const name = `app_${randomBytes(6).toString('hex')}`;
  const database = new URL(url).pathname.slice(1);
  const script = present(statements, 'the page has the statements')
    .replaceAll('packledger_app', name)
    .replaceAll('database packledger', `database ${database}`);
  await withServer(url, async (run) => {
    await run(script);
    await run(`alter role ${name} password '${PASSWORD}'`);
  });
  const own = new URL(url);
  own.username = name;
  own.password = PASSWORD;
  const drop = () =>
    withServer(url, async (run) => {
      await run(`drop owned by ${name}`);
      await run(`drop role ${name}`);
    });
  return { name, url: own.href, drop };
}
