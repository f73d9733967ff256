import { describe, expect, test } from 'vitest';
import { CATALOG_2022 } from '../../test/support/catalogs.ts';
import { day } from './day.ts';
import { Place, type Problem } from './place.ts';
import { mergeUsage, readUsage, usageKey } from './scenario-usage.ts';

function read(entry: unknown) {
  const problems: Problem[] = [];
  const usage = readUsage(entry, new Place(problems, 'usage[0]'), CATALOG_2022);
  return { usage, problem: problems[0] };
}

const TRAFFIC = { date: '2022-01-04', item: 'live.downstream.mainland', quantity: '11 TB' };
const PEAK = { date: '2022-01-04', item: 'live.bandwidth.mainland', peak: '50 Mbps' };
const OUTPUT = {
  date: '2022-01-04',
  item: 'director.general.720p',
  quantity: '90 min',
  instance: 'a',
};

describe('a usage line', () => {
  test.each([
    [TRAFFIC, 11_000_000_000_000n, null],
    [PEAK, 50_000_000n, null],
    [OUTPUT, 5400n, 'a'],
    [{ ...TRAFFIC, quantity: '0 B' }, 0n, null],
  ])('%j', (entry, quantity, instance) => {
    const { date, item } = entry;
    expect(read(entry)).toEqual({
      usage: { day: date, item, instance, quantity },
      problem: undefined,
    });
  });
});

describe('what is wrong with it is told with what would be right', () => {
  const { instance: _, ...WITHOUT_INSTANCE } = OUTPUT;
  test.each([
    [{ ...TRAFFIC, date: '2022-02-29' }, 'date', 'date_is_not_a_day'],
    [{ ...TRAFFIC, item: 'live.downstream.main' }, 'item', 'item_is_unknown'],
    [{ ...TRAFFIC, quantity: '11' }, 'quantity', 'quantity_is_not_readable'],
    [{ ...TRAFFIC, quantity: 11 }, 'quantity', 'text_is_expected'],
    [{ ...TRAFFIC, quantity: '11 min' }, 'quantity', 'quantity_is_in_another_unit'],
    [{ ...TRAFFIC, quantity: '-11 TB' }, 'quantity', 'quantity_is_not_readable'],
    [{ ...TRAFFIC, peak: '1 Mbps' }, 'peak', 'item_is_measured_otherwise'],
    [{ ...TRAFFIC, instance: 'a' }, 'instance', 'item_has_no_instances'],
    [{ date: '2022-01-04', item: TRAFFIC.item }, 'quantity', 'field_is_missing'],
    [{ ...PEAK, quantity: '1 GB' }, 'quantity', 'item_is_measured_otherwise'],
    [{ ...PEAK, peak: '50 MB' }, 'peak', 'quantity_is_in_another_unit'],
    [WITHOUT_INSTANCE, 'instance', 'instance_is_missing'],
    [{ ...OUTPUT, instance: '' }, 'instance', 'text_is_empty_or_too_long'],
    [{ ...TRAFFIC, day: '2022-01-04' }, 'day', 'field_is_unknown'],
  ])('%j: %s %s', (entry, field, code) => {
    expect(read(entry).problem).toMatchObject({ path: `usage[0].${field}`, code });
  });

  test('an item that is nearly right is answered with the nearest', () => {
    const { problem } = read({ ...TRAFFIC, item: 'live.downstream.main-land' });
    expect(problem?.params['known']?.split(', ')[0]).toBe('live.downstream.mainland');
  });
});

describe('several lines about one day, item and instance', () => {
  const line = (item: string, quantity: bigint, instance: string | null = null) => ({
    day: day('2022-01-04'),
    item,
    instance,
    quantity,
  });

  test('are added up, in the order in which they are first named', () => {
    const merged = mergeUsage(
      [
        line('live.downstream.mainland', 1n),
        line('rtc.sd', 5n),
        line('live.downstream.mainland', 2n),
        line('director.general.720p', 1n, 'a'),
        line('director.general.720p', 2n, 'b'),
        line('director.general.720p', 4n, 'a'),
      ],
      CATALOG_2022,
    );
    expect(merged).toEqual([
      line('live.downstream.mainland', 3n),
      line('rtc.sd', 5n),
      line('director.general.720p', 5n, 'a'),
      line('director.general.720p', 2n, 'b'),
    ]);
  });

  test('of peaks the highest counts', () => {
    const peak = (quantity: bigint) => line('live.bandwidth.mainland', quantity);
    expect(mergeUsage([peak(2n), peak(7n), peak(3n)], CATALOG_2022)).toEqual([peak(7n)]);
  });

  test('an instance may be named as it likes', () => {
    expect(usageKey(day('2022-01-04'), 'x', 'a","b')).not.toBe(
      usageKey(day('2022-01-04'), 'x', 'a'),
    );
  });
});
