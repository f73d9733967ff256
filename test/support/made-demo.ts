// A demo for tests: made by the first file of a run that wants one, copied by all.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { prepareDemo, type ReadyDemo } from '../../src/demo/demo-folder.ts';
import { accepted } from './accepted.ts';

/** As few days as the beginning and the end of its story have. */
export const DEMO_DAYS = 80;

/** Copies the demo of this run into a folder that does not exist yet. */
export async function demoIn(folder: string): Promise<ReadyDemo> {
  const { demo } = inject('storeTemplates');
  accepted(await prepareDemo(demo, { days: DEMO_DAYS }));
  await cp(join(demo, 'ledger'), join(folder, 'ledger'), { recursive: true });
  return accepted(await prepareDemo(folder));
}
