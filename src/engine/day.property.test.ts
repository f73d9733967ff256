// The law of printed times: they are what the time zone itself says, on every day. A failing seed
// is printed.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { Calendar } from './day.ts';

const HOUR = 3_600_000;

/** Zones with and without summer time, with half hours, and with days of 23.5, 24 and 25 hours. */
const ZONES = [
  ...['Asia/Shanghai', 'UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'America/New_York'],
  ...['Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Casablanca', 'Pacific/Apia', 'Asia/Gaza'],
];

test('a time is printed as its zone has it', () => {
  const calendars = ZONES.map((zone) => new Calendar(zone));
  const moment = fc.oneof(
    fc.integer({ min: 0, max: Date.UTC(2199, 11, 30) }),
    // Hours, at which clocks change.
    fc.integer({ min: 0, max: Date.UTC(2060, 0, 1) / HOUR }).map((hours) => hours * HOUR),
  );
  fc.assert(
    fc.property(fc.constantFrom(...calendars), moment, (calendar, at) => {
      const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(
        calendar.timeZone,
      );
      const digits = at % 1000 === 0 ? 0 : 3;
      expect(calendar.format(at)).toBe(
        zoned.toString({ timeZoneName: 'never', fractionalSecondDigits: digits }),
      );
    }),
    { numRuns: 3000 },
  );
});
