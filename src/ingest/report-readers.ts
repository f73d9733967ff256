// The forms in which usage is reported over the network, by their media types.
import { isUtf8 } from 'node:buffer';
import { accept, type Outcome, refuse } from '../engine/index.ts';
import type { ReportReader } from '../operations/usage/report-usage.ts';
import type { EventBatch, Subjects } from '../operations/usage/usage-event.ts';
import { Batch } from './adapter.ts';
import { readCloudEvent, readNdjson } from './ndjson.ts';
import { shown } from './usage-fields.ts';

const readOne: ReportReader = (body, subjects) => {
  const parsed = parseJson(body);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('event_is_not_an_object', { found: shown(value) });
  }
  return accept(readEvents([value], subjects));
};

const readMany: ReportReader = (body, subjects) => {
  const parsed = parseJson(body);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  if (!Array.isArray(value)) return refuse('batch_is_not_a_list', { found: shown(value) });
  return accept(readEvents(value, subjects));
};

const readLines: ReportReader = (body, subjects) => accept(readNdjson(onceOf(body), subjects));

/** Readers of reports by the media type of their bodies. */
export const reportReaders: ReadonlyMap<string, ReportReader> = new Map([
  ['application/cloudevents+json', readOne],
  ['application/cloudevents-batch+json', readMany],
  ['application/x-ndjson', readLines],
]);

function* readEvents(values: readonly unknown[], subjects: Subjects): Iterable<EventBatch> {
  const batch = new Batch();
  let index = 0;
  for (const value of values) {
    index += 1;
    const event = readCloudEvent(value, subjects);
    if (event.ok) batch.add(index, event.value);
    else batch.reject(index, event.refusal);
    if (batch.full) yield batch.take();
  }
  if (!batch.empty) yield batch.take();
}

async function* onceOf(body: Uint8Array): AsyncIterable<Uint8Array> {
  yield body;
}

function parseJson(body: Uint8Array): Outcome<unknown> {
  if (!isUtf8(body)) return refuse('body_is_not_utf8');
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();
  try {
    return accept(JSON.parse(text));
  } catch {
    return refuse('body_is_not_json', { text: shown(text) });
  }
}
