import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Verification } from '../operations/settlement/verify-store.ts';
import { coloursFor } from './terminal/colours.ts';
import { Speaker } from './text/language.ts';
import { PROBLEMS } from './text/verify.ts';
import { verifiedLines } from './verify.ts';

const FOUND: Verification = {
  accounts: 1,
  settlements: 2,
  deductions: 1234,
  bills: 0,
  problems: [],
};

function told(found: Verification, language: 'zh' | 'en' = 'en'): readonly string[] {
  const page = { speaker: new Speaker(language), width: null, colours: coloursFor(false) };
  return verifiedLines(found, page);
}

describe('a verification', () => {
  test('without problems says what was checked', () => {
    expect(told(FOUND)).toEqual([
      'Checked 1 account, 2 settlements, 1,234 deductions, 0 bills',
      '✓ Every figure is what the facts give',
    ]);
  });

  test('says of each row what is recorded and what should be', () => {
    const balance = { pack: 'pk_1', stored: '5', derived: '4' };
    const bill = { bill: 'day', date: '2022-01-04', stored: '0', derived: '1200000000' };
    const problems = [
      { account: 'ac_1', code: 'pack_balance_is_wrong', params: balance },
      { account: 'ac_1', code: 'bill_is_not_the_sum_of_its_lines', params: bill },
    ];
    expect(told({ ...FOUND, problems }).slice(1)).toEqual([
      '✗ 2 rows are not as the facts say',
      '  ac_1  the balance of pk_1 is not what its rows come to (pack_balance_is_wrong)',
      '    recorded: 5',
      '    should be: 4',
      '  ac_1  the bill of 2022-01-04 (day) is not the sum of its lines ' +
        '(bill_is_not_the_sum_of_its_lines)',
      '    recorded: 0.00',
      '    should be: 12.00',
    ]);
    expect(told({ ...FOUND, problems }, 'zh')[2]).toBe(
      '  ac_1  pk_1 的余量与其抵扣明细不符 (pack_balance_is_wrong)',
    );
  });

  test('has a text for every code, and for no other', () => {
    const folder = new URL('../operations/settlement/', import.meta.url);
    const sources = readdirSync(folder)
      .filter((name) => /^verify-.*(?<!\.test)\.ts$/.test(name))
      .map((name) => readFileSync(new URL(name, folder), 'utf8'));
    const codes = [...sources.join('\n').matchAll(/'([a-z]+(?:_[a-z]+)+)'/g)];
    expect(Object.keys(PROBLEMS).sort()).toEqual([...new Set(codes.map(([, c]) => c))].sort());
  });
});
