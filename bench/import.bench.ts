// A million usage events from an ndjson file, deduplicated. See bench/README.md.
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { readNdjson } from '../src/ingest/ndjson.ts';
import { createAccount } from '../src/operations/accounts/create-account.ts';
import { importUsage } from '../src/operations/usage/import-usage.ts';
import { copyEvents } from './copy-events.ts';
import { type Figure, report, seconds } from './measure.ts';
import { openBenchStore, script } from './store.ts';

const EVENTS = 1_000_000;
const EVENTS_SMALL = 100_000;
const CONNECTIONS = 3;
/** What is read at a time: as `usage import` reads files. */
const CHUNK = 1 << 20;

export async function run(options: {
  readonly small: boolean;
  readonly json: boolean;
  readonly url: string | undefined;
}): Promise<void> {
  const events = options.small ? EVENTS_SMALL : EVENTS;
  const folder = await mkdtemp(join(tmpdir(), 'packledger-bench-'));
  const store = await openBenchStore(options.url, CONNECTIONS);
  try {
    const { runtime, url } = store;
    const created = await createAccount.run(runtime, { name: 'Bench' });
    if (!created.ok) throw new Error(created.refusal.code);
    const account = created.value.id;
    const file = join(folder, 'events.ndjson');
    await writeEvents(file, events);
    await script(url, 'vacuum analyze;\ncheckpoint');
    const load = async () => {
      const chunks = createReadStream(file, { highWaterMark: CHUNK });
      const batches = readNdjson(chunks, { account });
      const outcome = await importUsage(runtime, { account, batches });
      if (!outcome.ok) throw new Error(outcome.refusal.code);
      return outcome.value;
    };
    const first = await seconds(load);
    if (first.value.accepted !== events) throw new Error('not every event was accepted');
    const again = await seconds(load);
    if (again.value.duplicates !== events) throw new Error('a repeat was not a duplicate');
    const memory = process.resourceUsage().maxRSS / 1000;
    const copied = await copyEvents(url, events);
    const figures: Figure[] = [
      { name: 'events', value: events, unit: '' },
      { name: 'import_per_second', value: events / first.seconds, unit: 'events/s' },
      { name: 'repeat_per_second', value: events / again.seconds, unit: 'events/s' },
      { name: 'copy_per_second', value: events / copied, unit: 'rows/s' },
      {
        name: 'ratio_to_copy',
        value: copied / first.seconds,
        unit: '',
        target: { least: 0.3 },
      },
      { name: 'memory_mb', value: memory, unit: 'MB' },
    ];
    report('import', figures, options.json);
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
}

async function writeEvents(file: string, events: number): Promise<void> {
  const out = createWriteStream(file);
  const start = Date.UTC(2022, 2, 14, 16);
  for (let at = 0; at < events; at += 1) {
    const event = {
      specversion: '1.0',
      type: 'packledger.usage',
      source: `edge-${at % 16}`,
      id: `session-${at}`,
      time: new Date(start + at * 80).toISOString(),
      data: {
        item: at % 3 === 0 ? 'live.downstream.apac-1' : 'live.downstream.mainland',
        quantity: `${1_000_000 + at}`,
        domain: 'play.example.com',
        stream: `room-${at % 1000}`,
      },
    };
    if (!out.write(`${JSON.stringify(event)}\n`)) {
      await new Promise<void>((resolve) => out.once('drain', () => resolve()));
    }
  }
  out.end();
  await finished(out);
}
