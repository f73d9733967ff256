import { describe, expect, test } from 'vitest';
import { REFUSAL_TEXTS } from '../operations/refusals.ts';
import { RULE_CODES } from './rule-codes.ts';
import { meantStatus } from './statuses.ts';

describe('the status of a refusal', () => {
  const codes = Object.keys(REFUSAL_TEXTS);

  test('was thought of for every code (src/http/statuses.ts, rule-codes.ts)', () => {
    expect(codes.filter((code) => meantStatus(code) === null)).toEqual([]);
  });

  test('is that of a rule for codes that there are, once', () => {
    expect([...RULE_CODES].filter((code) => !codes.includes(code))).toEqual([]);
    expect([...RULE_CODES].filter((code) => meantStatus(code) !== 422)).toEqual([]);
  });

  test.for([
    ['account_not_found', 404],
    ['json_is_not_readable', 400],
    ['value_is_of_another_kind', 400],
    ['refund_window_closed', 422],
    ['key_used_with_other_content', 409],
    ['changed_by_somebody_else', 412],
    ['too_many_calls', 429],
    ['master_key_is_not_set', 503],
    ['not_permitted', 403],
  ] as const)('of %s is %i', ([code, status]) => {
    expect(meantStatus(code)).toBe(status);
  });
});
