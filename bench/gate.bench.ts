// How long a player waits until a hook is answered whether it may play. See bench/README.md.
import { randomUUID } from 'node:crypto';
import { setRules } from '../src/operations/media/change-source.ts';
import { createSource } from '../src/operations/media/create-source.ts';
import type { Runtime } from '../src/runtime.ts';
import { srsHook } from '../test/support/media-payloads.ts';
import { ServerProcess } from '../test/support/server-process.ts';
import { quantile, report } from './measure.ts';
import { seed } from './settled-days.ts';
import { openBenchStore, script } from './store.ts';

const PLAYERS = 2000;
const PLAYERS_SMALL = 300;
/** Players that go before, so that what is measured is compiled code, as in a server. */
const WARM_UP = 200;

type Gate = 'open' | 'off';

export async function run(options: {
  readonly small: boolean;
  readonly json: boolean;
  readonly url: string | undefined;
}): Promise<void> {
  const players = options.small ? PLAYERS_SMALL : PLAYERS;
  const store = await openBenchStore(options.url, 2);
  await script(store.url, seed(players + WARM_UP));
  const sources = {
    open: await addressOf(store.runtime, 'open', players + WARM_UP),
    off: await addressOf(store.runtime, 'off', players + WARM_UP),
  };
  const server = await ServerProcess.start(store.url, { built: true });
  try {
    const waits = { fresh: [] as number[], kept: [] as number[], off: [] as number[] };
    for (let player = 0; player < players + WARM_UP; player += 1) {
      // By turns: whatever else the machine does, it does to all of them alike.
      const fresh = await waitOf(`${server.url}${sources.open}`, player);
      const kept = await waitOf(`${server.url}${sources.open}`, player);
      const off = await waitOf(`${server.url}${sources.off}`, player);
      if (player < WARM_UP) continue;
      waits.fresh.push(fresh);
      waits.kept.push(kept);
      waits.off.push(off);
    }
    const figures = (['fresh', 'kept', 'off'] as const).flatMap((name) => [
      { name: `${name}_p50_ms`, value: quantile(waits[name], 0.5), unit: 'ms' },
      { name: `${name}_p99_ms`, value: quantile(waits[name], 0.99), unit: 'ms' },
    ]);
    const ratio = quantile(waits.fresh, 0.5) / quantile(waits.off, 0.5);
    report(
      'gate',
      [
        { name: 'players', value: players, unit: '' },
        ...figures,
        { name: 'fresh_takes', value: ratio, unit: 'times off' },
      ],
      options.json,
    );
  } finally {
    await server.stop();
    await store.close();
  }
}

/** The path of a source whose streams are those of accounts, one each. */
async function addressOf(runtime: Runtime, gate: Gate, accounts: number): Promise<string> {
  const made = await createSource.run(runtime, { kind: 'srs', name: gate, gate });
  if (!made.ok) throw new Error(made.refusal.code);
  const { source, token } = made.value;
  const rules = Array.from({ length: accounts }, (_, at) => ({
    app: 'live',
    stream: streamOf(at),
    account: `ac_${`${at + 1}`.padStart(20, '0')}`,
    play: 'live.downstream.mainland',
  }));
  const set = await setRules.run(runtime, { source: source.id, rules });
  if (!set.ok) throw new Error(set.refusal.code);
  return `/ingest/srs/${token}`;
}

/** None begins as another does: rules hold the beginning of a name to a stream. */
function streamOf(player: number): string {
  return `room-${`${player}`.padStart(6, '0')}`;
}

async function waitOf(url: string, player: number): Promise<number> {
  const hook = srsHook('on_play', { stream: streamOf(player), client_id: randomUUID() });
  const start = performance.now();
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(hook),
  });
  const text = await answer.text();
  const waited = performance.now() - start;
  if (answer.status !== 200) throw new Error(`${answer.status} ${text}`);
  return waited;
}
