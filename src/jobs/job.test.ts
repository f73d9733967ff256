import { describe, expect, test } from 'vitest';
import { CATALOGS } from '../../test/support/catalogs.ts';
import { instant } from '../../test/support/packs.ts';
import { present } from '../engine/index.ts';
import { latestDue, nextDue, type Schedule, shownSchedule } from './job.ts';

const CATALOG = present(CATALOGS.at(-1), 'there are shipped catalogues');
const AT_SETTLEMENT: Schedule = { kind: 'daily', at: 'settleAt' };
const EVERY_TEN: Schedule = { kind: 'every', minutes: 10 };

describe('a job', () => {
  test.for([
    ['09:59:59', '2022-03-01T10:00:00', '2022-03-02T10:00:00'],
    ['10:00:00', '2022-03-02T10:00:00', '2022-03-03T10:00:00'],
    ['10:00:01', '2022-03-02T10:00:00', '2022-03-03T10:00:00'],
  ] as const)(
    'of each settlement, at %s, was due at %s and is next due at %s',
    ([at, last, next]) => {
      const now = instant(`2022-03-02T${at}+08:00`);
      expect(latestDue(AT_SETTLEMENT, CATALOG, now)).toBe(instant(`${last}+08:00`));
      expect(nextDue(AT_SETTLEMENT, CATALOG, now)).toBe(instant(`${next}+08:00`));
    },
  );

  test.for([
    ['09:59:59', '09:50:00', '10:00:00'],
    ['10:00:00', '10:00:00', '10:10:00'],
  ] as const)(
    'of every ten minutes, at %s, was due at %s and is next due at %s',
    ([at, last, next]) => {
      const now = instant(`2022-03-02T${at}+08:00`);
      expect(latestDue(EVERY_TEN, CATALOG, now)).toBe(instant(`2022-03-02T${last}+08:00`));
      expect(nextDue(EVERY_TEN, CATALOG, now)).toBe(instant(`2022-03-02T${next}+08:00`));
    },
  );

  test('shows the wall-clock time at which the catalogue settles', () => {
    expect(shownSchedule(AT_SETTLEMENT, CATALOG)).toEqual({ kind: 'daily', at: '10:00' });
    expect(shownSchedule(EVERY_TEN, CATALOG)).toEqual(EVERY_TEN);
  });
});
