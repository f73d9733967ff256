// How long the demo takes from its start to a list of packs that somebody sees who signed in: where
// there is none yet, and the next time. See bench/README.md.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ServerProcess, type Told } from '../test/support/server-process.ts';
import { report } from './measure.ts';

/** What `npm start` starts. */
const BUILT = fileURLToPath(new URL('../dist/cli/start.js', import.meta.url));

export async function run({ json }: { readonly json: boolean }): Promise<void> {
  if (!existsSync(BUILT)) throw new Error('npm run build makes what this starts');
  const folder = await mkdtemp(join(tmpdir(), 'packledger-bench-demo-'));
  try {
    const first = await startAndLook(folder);
    const second = await startAndLook(folder);
    report(
      'demo',
      [
        { name: 'packs', value: second.packs, unit: '' },
        { name: 'first_start', value: first.seconds, unit: 's', target: { most: 60 } },
        { name: 'second_start', value: second.seconds, unit: 's', target: { most: 5 } },
        { name: 'memory_mb', value: first.memory, unit: 'MB' },
      ],
      json,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Look {
  readonly seconds: number;
  readonly packs: number;
  readonly memory: number;
}

/** Starts the demo, signs in as a viewer, reads packs; stops it, which is not measured. */
async function startAndLook(folder: string): Promise<Look> {
  const began = performance.now();
  const server = await ServerProcess.startDemo(folder, [BUILT]);
  try {
    const packs = await readPacks(server.told);
    const taken = (performance.now() - began) / 1000;
    const { peak } = await server.memory();
    return { seconds: taken, packs, memory: peak };
  } finally {
    await server.stop();
  }
}

async function readPacks({ url, accounts, password }: Told): Promise<number> {
  const page = await fetch(`${url}/live/resources/package?type=traffic`);
  const signedIn = await fetch(`${url}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: 'viewer@example.com', password }),
  });
  const [first] = accounts as readonly { readonly id: string }[]; // as the demo tells them
  const cookie = signedIn.headers.getSetCookie().map((line) => line.split(';')[0]);
  const list = await fetch(`${url}/api/v1/accounts/${first?.id}/packs`, {
    headers: { cookie: cookie.join('; ') },
  });
  if (!page.ok || !list.ok) throw new Error(`page ${page.status}, packs ${list.status}`);
  const { packs } = (await list.json()) as { readonly packs: readonly unknown[] }; // as described
  return packs.length;
}
