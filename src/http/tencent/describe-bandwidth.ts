// DescribeBillBandwidthAndFluxList: what viewers pulled. See docs/reference/tencent-api.md.
import { accept, formatScaled, type Instant, type Outcome, refuse } from '../../engine/index.ts';
import { perform } from '../../operations/perform.ts';
import { STEP_SECONDS, usageSeries } from '../../operations/usage/usage-series.ts';
import { type ActionCall, action } from './action.ts';
import type { ApiNames } from './api-names.ts';
import { bandwidthOf, peak95Of, peakOf, type Step } from './bandwidth.ts';
import {
  BEIJING_MS,
  beijingTime,
  parseTime,
  TIME_FORMS,
  type TimeForm,
  timeIn,
  utcTime,
} from './beijing-time.ts';
import { type ActionAnswer, Decimal } from './envelope.ts';
import type { Parameters } from './parameters.ts';

const TYPES = {
  StartTime: 'String',
  EndTime: 'String',
  PlayDomains: 'Array of String',
  MainlandOrOversea: 'String',
  Granularity: 'Integer',
  ServiceName: 'String',
  RegionNames: 'Array of String',
} as const;

const MINUTE_MS = 60_000;
const STEP_MS = STEP_SECONDS * 1000;
const DAY_MS = 86_400_000;
/** By the granularity in minutes, how many days may be asked for. */
const DAYS_MAX: Readonly<Record<number, number>> = { 5: 1, 60: 31, 1440: 31 };
const USUAL_GRANULARITY = 5;
const YEARS_BACK = 3;

export const describeBillBandwidth = action(
  'DescribeBillBandwidthAndFluxList',
  TYPES,
  async (call, given) => {
    const span = readSpan(call, given);
    if (!span.ok) return span;
    const items = readItems(call.names, given);
    if (!items.ok) return items;
    const { from, before, granularityMs, form } = span.value;
    const inOne = granularityMs / STEP_MS;
    const read = await perform(call.context, usageSeries, {
      account: call.account,
      items: items.value,
      ...(given.PlayDomains === null ? {} : { domains: given.PlayDomains }),
      from: utcTime(from),
      before: utcTime(before),
    });
    if (!read.ok) return read;
    const sent = new Map(
      read.value.steps.map(({ at, quantity }) => [Date.parse(at), BigInt(quantity)]),
    );
    const steps = range(from, before, STEP_MS).map((at) => ({ at, bytes: sent.get(at) ?? 0n }));
    const all = steps.map((step) => bandwidthOf(step, STEP_SECONDS));
    const [peak, peak95] = [peakOf(all), peak95Of(all)];
    return accept({
      PeakBandwidthTime: peak === null ? '' : timeIn(form, peak.at),
      PeakBandwidth: millionths(peak?.bits ?? 0n),
      P95PeakBandwidthTime: peak95 === null ? '' : timeIn(form, peak95.at),
      P95PeakBandwidth: millionths(peak95?.bits ?? 0n),
      SumFlux: millionths(sumOf(steps)),
      DataInfoList: range(from, before, granularityMs).map((at, index) =>
        billData(at, steps.slice(index * inOne, (index + 1) * inOne)),
      ),
    });
  },
);

/** What was sent in an interval, and the peak of the steps in it. */
function billData(at: Instant, steps: readonly Step[]): ActionAnswer {
  const peak = peakOf(steps.map((step) => bandwidthOf(step, STEP_SECONDS)));
  return {
    Time: utcTime(at),
    Bandwidth: millionths(peak?.bits ?? 0n),
    Flux: millionths(sumOf(steps)),
    PeakTime: utcTime(peak?.at ?? at),
  };
}

interface Span {
  /** Where the first interval begins, and the last one ends. */
  readonly from: Instant;
  readonly before: Instant;
  readonly granularityMs: number;
  readonly form: TimeForm;
}

/** The intervals that begin before EndTime, whole, and none that is still to come. */
function readSpan(
  { context: { clock } }: ActionCall,
  { StartTime, EndTime, Granularity }: Parameters<typeof TYPES>,
): Outcome<Span> {
  const granularity = Granularity ?? USUAL_GRANULARITY;
  const days = DAYS_MAX[granularity];
  if (days === undefined) {
    const known = Object.keys(DAYS_MAX).join(', ');
    return refuse('parameter_is_none_of', { name: 'Granularity', value: `${granularity}`, known });
  }
  const start = readTime('StartTime', StartTime);
  if (!start.ok) return start;
  const end = readTime('EndTime', EndTime);
  if (!end.ok) return end;
  const now = clock.now();
  const { at, form } = start.value;
  const length = end.value.at - at;
  if (length < 0 || length > days * DAY_MS) {
    const range = `StartTime … StartTime + ${days} d`;
    return refuse('parameter_is_out_of_range', { name: 'EndTime', value: EndTime ?? '', range });
  }
  if (at < yearsBefore(now, YEARS_BACK)) {
    const range = `≥ ${beijingTime(yearsBefore(now, YEARS_BACK))}`;
    return refuse('parameter_is_out_of_range', {
      name: 'StartTime',
      value: StartTime ?? '',
      range,
    });
  }
  const granularityMs = granularity * MINUTE_MS;
  const before = Math.min(
    // An end that is the start means the interval that has it.
    roundedUp(Math.max(end.value.at, at + 1), granularityMs),
    roundedUp(now, STEP_MS),
  );
  return accept({ from: roundedDown(at, granularityMs), before, granularityMs, form });
}

function readTime(
  name: string,
  value: string | null,
): Outcome<{ readonly at: Instant; readonly form: TimeForm }> {
  if (value === null) return refuse('parameter_is_missing', { name });
  const time = parseTime(value);
  return time === null
    ? refuse('parameter_is_not_a_time', { name, value, form: TIME_FORMS })
    : accept(time);
}

/** The items that are asked for, by service, area and region. */
function readItems(
  { playback }: ApiNames,
  { ServiceName, MainlandOrOversea, RegionNames }: Parameters<typeof TYPES>,
): Outcome<readonly string[]> {
  const all = Object.entries(playback);
  const wishes = [
    ['ServiceName', ServiceName === null ? null : [ServiceName], 'service'],
    ['MainlandOrOversea', MainlandOrOversea === null ? null : [MainlandOrOversea], 'area'],
    ['RegionNames', RegionNames, 'region'],
  ] as const;
  for (const [name, wanted, field] of wishes) {
    const known = new Set<string>(all.map(([, names]) => names[field]));
    const value = wanted?.find((each) => !known.has(each));
    if (value !== undefined) {
      return refuse('parameter_is_none_of', { name, value, known: [...known].join(', ') });
    }
  }
  const fits = all.filter(([, names]) =>
    wishes.every(([, wanted, field]) => wanted === null || wanted.includes(names[field])),
  );
  return accept(fits.map(([item]) => item));
}

/** Intervals of days begin at midnight in Beijing; those of hours and minutes do so anyway. */
function roundedDown(at: Instant, ms: number): Instant {
  return Math.floor((at + BEIJING_MS) / ms) * ms - BEIJING_MS;
}

function roundedUp(at: Instant, ms: number): Instant {
  const down = roundedDown(at, ms);
  return down === at ? at : down + ms;
}

function range(from: Instant, before: Instant, step: number): readonly Instant[] {
  const count = Math.max(0, Math.ceil((before - from) / step));
  return Array.from({ length: count }, (_, index) => from + index * step);
}

function yearsBefore(at: Instant, years: number): Instant {
  const date = new Date(at);
  return date.setUTCFullYear(date.getUTCFullYear() - years);
}

function sumOf(steps: readonly Step[]): bigint {
  return steps.reduce((sum, { bytes }) => sum + bytes, 0n);
}

/** Bytes as MB, bit/s as Mbps: exact. */
function millionths(value: bigint): Decimal {
  return new Decimal(formatScaled(value, 6, 0));
}
