import { type Static, Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { countAddressRanges } from '../../store/address-ranges.ts';
import { readSourceHealth } from '../../store/media-health.ts';
import { described, listOf, orNull, QuantityField, TimeField } from '../answer-fields.ts';
import type { Operation } from '../operation.ts';
import { SourceField } from './source-view.ts';

const NoInput = Type.Object({});
const SourceHealth = Type.Object(
  {
    source: SourceField,
    lastReportAt: orNull(TimeField, {
      description: 'When it said something last, to the minute; null: it never did.',
    }),
    waiting: Type.Integer({ description: 'Reports that have come in and were not read yet.' }),
    unreadable: Type.Integer({
      description: 'Reports of the last 30 days that could not be read.',
    }),
    openSessions: Type.Integer({ description: 'Sessions that have not ended, as far as known.' }),
    unclassified: described(QuantityField, 'Bytes that wait for a zone: nobody knows the address.'),
    unmatched: described(QuantityField, 'Bytes that wait for a rule: none fits the stream.'),
    rejected: described(QuantityField, 'Bytes that were not charged for another reason.'),
  },
  { title: 'SourceHealth' },
);
const Output = Type.Object({
  sources: listOf(SourceHealth, { description: 'In the order of their making.' }),
  now: described(TimeField, 'What time it is for the platform.'),
  addressRanges: Type.Integer({ description: 'How many ranges of addresses have a place.' }),
});

/** Tells of every source when it reported last, what waits, and what nobody was charged for. */
export const sourceHealth: Operation<typeof NoInput, Static<typeof Output>> = {
  name: 'sources.health',
  access: 'operator',
  kind: 'read',
  summary: 'Tell of every media server when it reported last, what waits and what was left over.',
  input: NoInput,
  output: Output,
  run: async ({ database, catalogs, clock }) => {
    const { calendar } = catalogs.latest;
    const rows = await readSourceHealth(database);
    const sources = rows.map((row) => ({
      source: row.sourceId,
      lastReportAt: row.lastReportAt === null ? null : calendar.format(row.lastReportAt),
      waiting: Number(row.waiting),
      unreadable: Number(row.unreadable),
      openSessions: Number(row.open),
      unclassified: row.unclassified,
      unmatched: row.unmatched,
      rejected: row.rejected,
    }));
    const now = calendar.format(clock.now());
    return accept({ sources, now, addressRanges: await countAddressRanges(database) });
  },
};
