// Writes src/store/schema.sql from a database that the migrations have just made:
//   npx tsx tools/write-schema.ts
import { writeFile } from 'node:fs/promises';
import { freshSchema, SCHEMA_FILE } from '../test/support/schema-dump.ts';

await writeFile(SCHEMA_FILE, await freshSchema());
