import { describe, expect, test } from 'vitest';
import { CATALOG_2022 } from '../../test/support/catalogs.ts';
import { Place, type Problem } from './place.ts';
import { readBillingMode } from './scenario-modes.ts';

function read(entry: unknown) {
  const problems: Problem[] = [];
  const change = readBillingMode(entry, new Place(problems, 'billingModes[0]'), CATALOG_2022);
  return { change, problem: problems[0] };
}

const ENTRY = { scope: 'live.mainland', mode: 'daily-bandwidth', from: '2022-01-04' };

test('a change of mode is read as it is', () => {
  expect(read(ENTRY)).toEqual({ change: ENTRY, problem: undefined });
});

describe('what is wrong with it is told with what would be right', () => {
  test.each([
    [{ ...ENTRY, scope: 'live' }, 'scope', 'scope_is_unknown', { scope: 'live' }],
    [
      { ...ENTRY, mode: 'daily-duration' },
      'mode',
      'scope_has_no_such_mode',
      {
        known: 'daily-traffic, daily-bandwidth, monthly-traffic, monthly-bandwidth',
      },
    ],
    [{ ...ENTRY, mode: 'daily' }, 'mode', 'scope_has_no_such_mode', { mode: 'daily' }],
    [{ ...ENTRY, from: '2022-13-01' }, 'from', 'date_is_not_a_day', { text: '2022-13-01' }],
    [{ scope: 'mic', mode: 'daily-duration' }, 'from', 'field_is_missing', { field: 'from' }],
    [{ ...ENTRY, to: '2022-02-01' }, 'to', 'field_is_unknown', { known: 'scope, mode, from' }],
  ])('%j', (...[entry, field, code, params]) => {
    expect(read(entry).problem).toEqual({
      path: `billingModes[0].${field}`,
      code,
      params: expect.objectContaining(params),
    });
  });
});
