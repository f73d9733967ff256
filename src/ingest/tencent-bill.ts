// What Tencent Cloud answers about usage, as JSON documents. DescribeBillBandwidthAndFluxList: rows
// of a time with the traffic in MB and the peak in Mbps, of 10^6, of one item and one granularity,
// as it was asked for. DescribeLiveTranscodeTotalInfo: rows of a time with minutes (of
// TranscodeTotalInfo), by module, codec and size of the picture.
import { accept, itemOfMeasured, type Outcome, refuse } from '../engine/index.ts';
import type { UsageEvent } from '../operations/usage/usage-event.ts';
import { Batch, type UsageReader } from './adapter.ts';
import { isUsageTime, parseTimestamp } from './timestamp.ts';
import { refuseField, refuseOutOfRange, shown } from './usage-fields.ts';

/** Far more than the 31 days by five minutes that the API answers at most. */
const DOCUMENT_MAX = 16 * 1024 * 1024;
/** All times of the API are Beijing's. */
const ZONE = '+08:00';
const DECIMALS = 6;
const MILLION = 1_000_000n;
const MINUTE = 60n;
/** The modules of ModuleCodec, as kinds of measured usage. */
const MODULES: ReadonlyMap<string, string> = new Map([
  ['liveprocessor', 'transcode'],
  ['topspeed', 'topspeed'],
]);
const NOT_TOLD = { instance: null, domain: null, stream: null };
const DECIMAL = /^(\d{1,15})(?:\.(\d{1,6}))?$/;

/** Traffic: the bytes of each row. */
export const readTencentFlux: UsageReader = (chunks, options) =>
  readRows(chunks, (row) => readFigure(row, { item: '', ...options, field: 'Flux' }));

/** Bandwidth: the peak of each row. */
export const readTencentBandwidth: UsageReader = (chunks, options) =>
  readRows(chunks, (row) => readFigure(row, { item: '', ...options, field: 'Bandwidth' }));

/** Transcoding: the minutes of each row, of the item that its codec and its picture are of. */
export const readTencentTranscode: UsageReader = (chunks, { account }) =>
  readRows(chunks, (row) => readMinutes(row, account));

interface RowOptions {
  readonly account: string;
  readonly item: string;
  readonly field: 'Flux' | 'Bandwidth';
}

async function* readRows(
  chunks: AsyncIterable<Uint8Array>,
  readRow: (row: Row) => Outcome<UsageEvent>,
) {
  const batch = new Batch();
  const rows = rowsIn(await textOf(chunks));
  if (!rows.ok) batch.reject(1, rows.refusal);
  for (const [index, row] of (rows.ok ? rows.value : []).entries()) {
    const event = readRow(Object(row));
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

function readFigure(row: Row, { account, item, field }: RowOptions): Outcome<UsageEvent> {
  const time = timeOf(row);
  if (!time.ok) return time;
  const quantity = scaled(row[field], MILLION);
  if (quantity === null) return refuseFigure(field, row);
  const source = `tencent:${field.toLowerCase()}:${item}`;
  const id = new Date(time.value).toISOString();
  return accept({ account, source, id, time: time.value, item, quantity, ...NOT_TOLD });
}

function readMinutes(row: Row, account: string): Outcome<UsageEvent> {
  const time = timeOf(row);
  if (!time.ok) return time;
  const { ModuleCodec: moduleCodec, Resolution: size } = row;
  if (typeof moduleCodec !== 'string') return refuseField('ModuleCodec', moduleCodec);
  if (typeof size !== 'string') return refuseField('Resolution', size);
  const [module = '', codec = ''] = moduleCodec.split('_');
  const kind = MODULES.get(module) ?? shown(module);
  const item = itemOfMeasured({ kind, codec: shown(codec), size: shown(size), picture: null });
  if (!item.ok) return item;
  const quantity = scaled(row['Duration'], MINUTE);
  if (quantity === null) return refuseFigure('Duration', row);
  const id = [new Date(time.value).toISOString(), moduleCodec, size].join('/');
  const source = 'tencent:transcode';
  return accept({ account, source, id, time: time.value, item: item.value, quantity, ...NOT_TOLD });
}

function timeOf({ Time: time }: Row): Outcome<number> {
  if (typeof time !== 'string') return refuseField('Time', time);
  const instant = parseTimestamp(/[Zz]$|[+-]\d\d:\d\d$/.test(time) ? time : `${time}${ZONE}`);
  if (instant === null) return refuse('time_is_not_rfc3339', { text: shown(time) });
  return isUsageTime(instant) ? accept(instant) : refuseOutOfRange(time);
}

function refuseFigure(field: string, row: Row): Outcome<never> {
  if (row[field] === undefined) return refuse('field_is_missing', { field });
  return refuse('quantity_is_not_a_whole_number', { text: shown(row[field]) });
}

/** A decimal of units of so many, as the whole number that it is; null: none, or with a rest. */
function scaled(value: unknown, unit: bigint): bigint | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const [, whole, part = ''] = DECIMAL.exec(`${value}`) ?? [];
  if (whole === undefined) return null;
  const millionths = BigInt(whole + part.padEnd(DECIMALS, '0')) * unit;
  return millionths % MILLION === 0n ? millionths / MILLION : null;
}
