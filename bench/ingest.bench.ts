// Usage over HTTP into a real server process, against COPY of the same rows. See bench/README.md.
import { Agent } from 'node:http';
import { createAccount } from '../src/operations/accounts/create-account.ts';
import { createKey } from '../src/operations/keys/create-key.ts';
import type { Runtime } from '../src/runtime.ts';
import { ServerProcess } from '../test/support/server-process.ts';
import { cloudEvent, type ReportAnswer, sendReport } from '../test/support/usage-reports.ts';
import { copyEvents } from './copy-events.ts';
import { type Figure, quantile, report, seconds } from './measure.ts';
import { openBenchStore, script } from './store.ts';

const EVENTS = 1_000_000;
const EVENTS_SMALL = 150_000;
const BATCH = 1000;
const CLIENTS = 32;

/** A batch as it is sent, and whose it is. */
interface Batch {
  readonly secret: string;
  readonly body: Buffer;
}

export async function run(options: {
  readonly small: boolean;
  readonly json: boolean;
  readonly url: string | undefined;
}): Promise<void> {
  const events = options.small ? EVENTS_SMALL : EVENTS;
  const store = await openBenchStore(options.url, 2);
  const server = await ServerProcess.start(store.url, { built: true });
  try {
    const secrets = await makeKeys(store.runtime);
    // Into another account, so that what is measured is compiled code, as in a server.
    await sendAll(server.url, batchesOf(await makeKeys(store.runtime), events / 10));
    const batches = batchesOf(secrets, events);
    await script(store.url, 'vacuum analyze;\ncheckpoint');
    const sent = await seconds(() => sendAll(server.url, batches));
    const again = await seconds(() => sendAll(server.url, batches.slice(0, batches.length / 10)));
    if (sent.value.accepted !== events) throw new Error('not every event was accepted');
    if (again.value.duplicates !== events / 10) throw new Error('a repeat was not a duplicate');
    const { peak } = await server.memory();
    await server.stop();
    const copied = await copyEvents(store.url, events);
    const { latencies } = sent.value;
    const figures: Figure[] = [
      { name: 'events', value: events, unit: '' },
      {
        name: 'events_per_second',
        value: events / sent.seconds,
        unit: 'events/s',
        target: { least: 30_000 },
      },
      { name: 'copy_per_second', value: events / copied, unit: 'rows/s' },
      {
        name: 'ratio_to_copy',
        value: copied / sent.seconds,
        unit: '',
        target: { least: 0.25 },
      },
      { name: 'p50_ms', value: quantile(latencies, 0.5), unit: 'ms' },
      { name: 'p99_ms', value: quantile(latencies, 0.99), unit: 'ms' },
      { name: 'repeat_per_second', value: events / 10 / again.seconds, unit: 'events/s' },
      { name: 'server_memory_mb', value: peak, unit: 'MB' },
    ];
    report('ingest', figures, options.json);
  } finally {
    await server.stop();
    await store.close();
  }
}

async function makeKeys(runtime: Runtime): Promise<readonly string[]> {
  const secrets: string[] = [];
  for (let at = 0; at < CLIENTS; at += 1) {
    const created = await createAccount.run(runtime, { name: `Bench ${at}` });
    if (!created.ok) throw new Error(created.refusal.code);
    const key = await createKey.run(runtime, { account: created.value.id });
    if (!key.ok) throw new Error(key.refusal.code);
    secrets.push(key.value.secretKey);
  }
  return secrets;
}

function batchesOf(secrets: readonly string[], events: number): readonly Batch[] {
  return Array.from({ length: events / BATCH }, (_, batch) => ({
    secret: secrets[batch % secrets.length] ?? '',
    body: Buffer.from(
      JSON.stringify(Array.from({ length: BATCH }, (_, at) => eventOf(batch * BATCH + at))),
    ),
  }));
}

function eventOf(at: number): object {
  return cloudEvent(
    {
      source: `edge-${at % 16}`,
      id: `session-${at}`,
      time: new Date(Date.UTC(2022, 2, 14, 16) + at * 80).toISOString(),
    },
    {
      item: at % 3 === 0 ? 'live.downstream.apac-1' : 'live.downstream.mainland',
      quantity: `${1_000_000 + at}`,
      domain: 'play.example.com',
      stream: `room-${at % 1000}`,
    },
  );
}

interface Sent {
  readonly accepted: number;
  readonly duplicates: number;
  /** Of each call, in milliseconds. */
  readonly latencies: readonly number[];
}

/** Sends all batches by clients that keep their connection and send one after another. */
async function sendAll(url: string, batches: readonly Batch[]): Promise<Sent> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const waiting = batches.values();
  const latencies: number[] = [];
  let accepted = 0;
  let duplicates = 0;
  const client = async () => {
    for (const batch of waiting) {
      const start = performance.now();
      const { status, text } = await sendReport(url, { agent, ...batch });
      latencies.push(performance.now() - start);
      if (status !== 200) throw new Error(`${status} ${text}`);
      const answer: ReportAnswer = JSON.parse(text);
      accepted += answer.accepted;
      duplicates += answer.duplicates;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  agent.destroy();
  return { accepted, duplicates, latencies };
}
