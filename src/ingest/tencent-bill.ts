// What DescribeBillBandwidthAndFluxList of Tencent Cloud answers, as a JSON document: rows of a
// time with the traffic in MB and the peak in Mbps, of 10^6. Of one item and one granularity, as it
// was asked for.
import { accept, type Outcome, type Refusal, refuse } from '../engine/index.ts';
import type { UsageEvent } from '../operations/usage/usage-event.ts';
import { Batch, type UsageReader } from './adapter.ts';
import { isUsageTime, parseTimestamp } from './timestamp.ts';
import { refuseField, refuseOutOfRange, shown } from './usage-fields.ts';

/** Far more than the 31 days by five minutes that the API answers at most. */
const DOCUMENT_MAX = 16 * 1024 * 1024;
/** All times of the API are Beijing's. */
const ZONE = '+08:00';
const MILLION = 6;
const DECIMAL = /^(\d{1,15})(?:\.(\d{1,6}))?$/;

/** Traffic: the bytes of each row. */
export const readTencentFlux: UsageReader = (chunks, options) =>
  readRows(chunks, { ...options, field: 'Flux' });

/** Bandwidth: the peak of each row. */
export const readTencentBandwidth: UsageReader = (chunks, options) =>
  readRows(chunks, { ...options, field: 'Bandwidth' });

interface RowOptions {
  readonly account: string;
  readonly item?: string;
  readonly field: 'Flux' | 'Bandwidth';
}

async function* readRows(
  chunks: AsyncIterable<Uint8Array>,
  { account, item = '', field }: RowOptions,
) {
  const batch = new Batch();
  const rows = rowsIn(await textOf(chunks));
  if (!rows.ok) batch.reject(1, rows.refusal);
  for (const [index, row] of (rows.ok ? rows.value : []).entries()) {
    const event = readRow(Object(row), { account, item, field });
    if (event.ok) batch.add(index + 1, event.value);
    else batch.reject(index + 1, event.refusal);
    if (batch.full) yield batch.take();
  }
  if (!batch.empty) yield batch.take();
}

/** The document; null: it is longer than any. */
async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > DOCUMENT_MAX) return null;
    pieces.push(chunk);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** The rows: of the answer as it came, of its `Response`, or a list alone. */
function rowsIn(text: string | null): Outcome<readonly unknown[]> {
  if (text === null) return refuse('body_is_too_large', { max: `${DOCUMENT_MAX}` });
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return refuse('body_is_not_json', { text: shown(text) });
  }
  const { Response: answer = value }: { Response?: unknown } = Object(value);
  const { DataInfoList: list = answer }: { DataInfoList?: unknown } = Object(answer);
  if (!Array.isArray(list)) return refuse('batch_is_not_a_list', { found: shown(list) });
  return accept(list);
}

type Row = Readonly<Record<string, unknown>>;

function readRow(
  row: Row,
  { account, item, field }: Required<RowOptions>,
): Outcome<UsageEvent> | { readonly ok: false; readonly refusal: Refusal } {
  const time = row['Time'];
  if (typeof time !== 'string') return refuseField('Time', time);
  const instant = parseTimestamp(/[Zz]$|[+-]\d\d:\d\d$/.test(time) ? time : `${time}${ZONE}`);
  if (instant === null) return refuse('time_is_not_rfc3339', { text: shown(time) });
  if (!isUsageTime(instant)) return refuseOutOfRange(time);
  const quantity = millions(row[field]);
  if (quantity === null) {
    if (row[field] === undefined) return refuse('field_is_missing', { field });
    return refuse('quantity_is_not_a_whole_number', { text: shown(row[field]) });
  }
  return accept({
    account,
    source: `tencent:${field.toLowerCase()}:${item}`,
    id: new Date(instant).toISOString(),
    time: instant,
    item,
    quantity,
    instance: null,
    domain: null,
    stream: null,
  });
}

/** A decimal of millions, as the whole number that it is; null: it is none, or has a rest. */
function millions(value: unknown): bigint | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const [, whole, part = ''] = DECIMAL.exec(`${value}`) ?? [];
  return whole === undefined ? null : BigInt(whole + part.padEnd(MILLION, '0'));
}
