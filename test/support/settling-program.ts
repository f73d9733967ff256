// A program that settles days of stores, to be killed at it (see program.ts):
//   node --import tsx settling-program.ts DAY RANGE_ACCOUNTS
// Told the address of a store it says "ready"; told to begin it settles the day and says "done".
import { createInterface } from 'node:readline';
import { settleWholeDay } from '../../src/operations/settlement/settle-day.ts';
import { openRuntime } from '../../src/runtime.ts';
import { accepted } from './accepted.ts';

const [day = '', rangeAccounts = ''] = process.argv.slice(2);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

for (let told = await lines.next(); told.done !== true; told = await lines.next()) {
  const runtime = await openRuntime({ databaseUrl: told.value, catalogFiles: [] });
  console.log('ready');
  await lines.next();
  accepted(await settleWholeDay(runtime, day, '', { rangeAccounts: Number(rangeAccounts) }));
  console.log('done');
  await runtime.close();
}
