import { describe, expect, test } from 'vitest';
import { readDates, readDayOrNull } from './catalog-dates.ts';
import { Place, type Problem } from './place.ts';

function dates(...froms: readonly (string | undefined)[]) {
  const problems: Problem[] = [];
  const entries = froms.map((from) => (from === undefined ? {} : { from }));
  const days = readDates(entries, new Place(problems, 'ratios'), 'two_ratios_on_one_date');
  return { days, found: problems.map(({ path, code }) => [path, code]) };
}

describe('a dated list is written oldest first', () => {
  test.each([
    [[undefined]],
    [['2021-03-01']],
    [[undefined, '2021-03-01', '2022-01-04']],
    [['2021-03-01', '2022-01-04']],
    [[]],
  ])('%j', (froms) => {
    const { days, found } = dates(...froms);
    expect(found).toEqual([]);
    expect(days).toEqual(froms.map((from) => from ?? null));
  });

  test.each([
    [[undefined, undefined], 'ratios[1]', 'later_entry_has_no_date'],
    [['2021-03-01', undefined], 'ratios[1]', 'later_entry_has_no_date'],
    [['2021-03-01', '2021-03-01'], 'ratios[1].from', 'two_ratios_on_one_date'],
    [[undefined, '2022-01-04', '2021-03-01'], 'ratios[2].from', 'dates_are_not_in_order'],
    [['2021-02-29'], 'ratios[0].from', 'date_is_not_a_day'],
  ])('%j is refused at %s: %s', (froms, path, code) => {
    expect(dates(...froms).found).toEqual([[path, code]]);
  });

  test('one that is out of order is compared with the latest before it', () => {
    const { found } = dates('2022-01-04', '2021-03-01', '2021-04-01');
    expect(found).toEqual([
      ['ratios[1].from', 'dates_are_not_in_order'],
      ['ratios[2].from', 'dates_are_not_in_order'],
    ]);
  });
});

test('no day at all is allowed where null is', () => {
  expect(readDayOrNull(null, new Place([]))).toBeNull();
});
