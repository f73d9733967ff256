// CloudEvents 1.0, one JSON object a line.
import { type Outcome, type Refusal, refuse } from '../engine/index.ts';
import type { EventBatch, Subjects, UsageEvent } from '../operations/usage/usage-event.ts';
import { Batch } from './adapter.ts';
import { readLines } from './lines.ts';
import { EVENT_TYPE, readUsageFields, refuseField, SPEC_VERSION, shown } from './usage-fields.ts';

/** Reads usage events written as CloudEvents, one a line. */
export async function* readNdjson(
  chunks: AsyncIterable<Uint8Array>,
  subjects: Subjects,
): AsyncGenerator<EventBatch> {
  const batch = new Batch();
  for await (const lines of readLines(chunks, 'utf8')) {
    for (const { number, text, flaw } of lines) {
      const event = flaw === null ? readLine(text, subjects) : refused(flaw);
      if (event.ok) batch.add(number, event.value);
      else batch.reject(number, event.refusal);
      if (batch.full) yield batch.take();
    }
  }
  if (!batch.empty) yield batch.take();
}

/**
 * Reads one CloudEvent that is already parsed. Attributes and data that are none of ours are let
 * pass: CloudEvents has extensions, and who else reads the event is not our business.
 */
export function readCloudEvent(value: unknown, subjects: Subjects): Outcome<UsageEvent> {
  if (!isObject(value)) return refuse('event_is_not_an_object', { found: shown(value) });
  const { specversion, type, source, id, subject, time, data } = value;
  if (specversion !== SPEC_VERSION) {
    if (typeof specversion !== 'string') return refuseField('specversion', specversion);
    return refuse('specversion_is_not_known', { found: shown(specversion), right: SPEC_VERSION });
  }
  if (type !== EVENT_TYPE) {
    if (typeof type !== 'string') return refuseField('type', type);
    return refuse('type_is_not_packledger_usage', { found: shown(type) });
  }
  if (!isObject(data)) {
    if (data === undefined || data === null) return refuse('field_is_missing', { field: 'data' });
    return refuse('data_is_not_an_object', { found: shown(data) });
  }
  const { item, quantity, instance, domain, stream } = data;
  const { kind, codec, size, width, height } = data;
  const measured = { kind, codec, size, width, height };
  const told = { source, id, subject, time, item, quantity, instance, domain, stream };
  return readUsageFields({ ...told, ...measured }, subjects);
}

function readLine(text: string, subjects: Subjects): Outcome<UsageEvent> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('line_is_not_json', { text: shown(text) });
  }
  return readCloudEvent(value, subjects);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(refusal: Refusal): Outcome<never> {
  return { ok: false, refusal };
}
