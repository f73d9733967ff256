// DescribeLiveTranscodeDetailInfo: transcoding by stream. See docs/reference/tencent-api.md.
import {
  accept,
  addDays,
  type Day,
  type Outcome,
  present,
  refuse,
  timesRoundedUp,
} from '../../engine/index.ts';
import { perform } from '../../operations/perform.ts';
import { usageStreams } from '../../operations/usage/usage-streams.ts';
import { type ActionCall, action } from './action.ts';
import { beijingTime, parseDayNumber } from './beijing-time.ts';
import { outOfRange, type Parameters } from './parameters.ts';

const TYPES = {
  PushDomain: 'String',
  StreamName: 'String',
  DayTime: 'String',
  PageNum: 'Integer',
  PageSize: 'Integer',
  StartDayTime: 'String',
  EndDayTime: 'String',
} as const;

const DAYS_BACK = 31;
const PAGE_NUM_MAX = 100;
const PAGE_SIZE_MIN = 10;
const PAGE_SIZE_MAX = 1000;
const PAGE_SIZE_USUAL = 20;
const MINUTE = { num: 1n, den: 60n };

export const describeTranscodeDetail = action(
  'DescribeLiveTranscodeDetailInfo',
  TYPES,
  async (call, given) => {
    const days = readDays(call, given);
    if (!days.ok) return days;
    const { PageNum: page = null, PageSize: pageSize = null } = given;
    const [num, size] = [page ?? 1, pageSize ?? PAGE_SIZE_USUAL];
    const outside =
      outOfRange('PageNum', num, [1, PAGE_NUM_MAX]) ??
      outOfRange('PageSize', size, [PAGE_SIZE_MIN, PAGE_SIZE_MAX]);
    if (outside !== null) return outside;
    const { transcoding } = call.names;
    const read = await perform(call.context, usageStreams, {
      account: call.account,
      items: Object.keys(transcoding),
      ...(given.PushDomain === null ? {} : { domain: given.PushDomain }),
      ...(given.StreamName === null ? {} : { stream: given.StreamName }),
      ...days.value,
      page: num,
      pageSize: size,
    });
    if (!read.ok) return read;
    const { total, streams } = read.value;
    return accept({
      DataInfoList: streams.map(({ item, domain, stream, quantity, firstAt, lastAt }) => {
        const names = present(transcoding[item], 'only named items are asked for');
        return {
          StreamName: stream ?? '',
          StartTime: minuteOf(firstAt),
          EndTime: minuteOf(lastAt),
          Duration: timesRoundedUp(BigInt(quantity), MINUTE),
          ModuleCodec: names.moduleCodec,
          // What events do not tell is left as empty as it may be.
          Bitrate: 0,
          Type: 'Transcode',
          PushDomain: domain ?? '',
          Resolution: names.resolution,
          MainlandOrOversea: '',
        };
      }),
      PageNum: num,
      PageSize: size,
      TotalNum: total,
      TotalPage: Math.ceil(total / size),
    });
  },
);

/** `2022-01-04 10:00`, in Beijing. */
function minuteOf(time: string): string {
  return beijingTime(Date.parse(time)).slice(0, 16);
}

/** One day, or from one to another; none before a month ago, and none that is not over. */
function readDays(
  { context: { catalogs, clock } }: ActionCall,
  { DayTime, StartDayTime, EndDayTime }: Parameters<typeof TYPES>,
): Outcome<{ readonly from: Day; readonly to: Day }> {
  const today = catalogs.latest.calendar.dayOf(clock.now());
  const [first, last] = [addDays(today, -DAYS_BACK), addDays(today, -1)];
  const ofDay = DayTime !== null;
  if (!ofDay && StartDayTime === null && EndDayTime === null) {
    return refuse('parameter_is_missing', { name: 'DayTime' });
  }
  const from = ofDay ? readDay('DayTime', DayTime) : readDay('StartDayTime', StartDayTime);
  if (!from.ok) return from;
  const to = ofDay ? from : readDay('EndDayTime', EndDayTime);
  if (!to.ok) return to;
  const names = ofDay
    ? (['DayTime', 'DayTime'] as const)
    : (['StartDayTime', 'EndDayTime'] as const);
  if (from.value < first || from.value > last)
    return notBetween(names[0], from.value, [first, last]);
  if (to.value < from.value || to.value > last) {
    return notBetween(names[1], to.value, [from.value, last]);
  }
  return accept({ from: from.value, to: to.value });
}

function readDay(name: string, value: string | null): Outcome<Day> {
  if (value === null) return refuse('parameter_is_missing', { name });
  const day = parseDayNumber(value);
  return day === null
    ? refuse('parameter_is_not_a_time', { name, value, form: 'yyyymmdd' })
    : accept(day);
}

function notBetween(
  name: string,
  value: Day,
  [first, last]: readonly [Day, Day],
): ReturnType<typeof refuse> {
  const [shown, range] = [digitsOf(value), `${digitsOf(first)}-${digitsOf(last)}`];
  return refuse('parameter_is_out_of_range', { name, value: shown, range });
}

function digitsOf(day: Day): string {
  return day.replaceAll('-', '');
}
