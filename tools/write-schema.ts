// Writes src/store/schema.sql from a database that the migrations have just made:
//   npm run schema
import { writeFile } from 'node:fs/promises';
import { freshSchema, SCHEMA_FILE } from '../test/support/schema-dump.ts';

await writeFile(SCHEMA_FILE, await freshSchema());
