import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { describeOnPostgres } from '../support/databases.ts';
import { dumpSchema, SCHEMA_FILE } from '../support/schema-dump.ts';

describeOnPostgres('the committed schema', (stores) => {
  test('is what the migrations come to', async () => {
    const advice = 'src/store/schema.sql is not current: run npx tsx tools/write-schema.ts';
    const dumped = await dumpSchema(await stores.freshUrl());
    expect(await readFile(SCHEMA_FILE, 'utf8'), advice).toBe(dumped);
  });
});
