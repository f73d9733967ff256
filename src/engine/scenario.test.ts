import { describe, expect, test } from 'vitest';
import { CATALOGS } from '../../test/support/catalogs.ts';
import { parseScenario } from './scenario.ts';

function refusal(document: unknown) {
  const read = parseScenario(document, CATALOGS);
  return read.ok ? null : [read.refusal.path, read.refusal.code];
}

describe('every field is optional', () => {
  test('of nothing an empty scenario with the default catalogue is made', () => {
    expect(parseScenario({}, CATALOGS)).toEqual({
      ok: true,
      value: {
        catalog: CATALOGS[1],
        scenario: {
          modes: [],
          packs: [],
          usage: [],
          bindings: [],
          licenses: [],
          refunds: [],
          asOf: null,
        },
      },
    });
  });

  test('the catalogue is the one that is named, whatever the dates', () => {
    const read = parseScenario(
      {
        catalog: 'tencent-css-2021',
        usage: [{ date: '2030-01-01', item: 'rtc.sd', quantity: '1 s' }],
      },
      CATALOGS,
    );
    expect(read).toMatchObject({ ok: true, value: { catalog: { id: 'tencent-css-2021' } } });
  });
});

describe('a story', () => {
  const story = {
    title: 't',
    source: 's',
    scenario: { asOf: '2022-01-05T12:00:00+08:00' },
    expect: {},
  };

  test('has its scenario inside', () => {
    const read = parseScenario(story, CATALOGS);
    expect(read.ok && read.value.scenario.asOf).toBe(Date.parse('2022-01-05T04:00:00Z'));
  });

  test('is checked as strictly, its paths begin with the scenario', () => {
    expect(refusal({ ...story, other: 1 })).toEqual(['other', 'field_is_unknown']);
    expect(refusal({ scenario: { usag: [] } })).toEqual(['scenario.usag', 'field_is_unknown']);
    expect(refusal({ scenario: [] })).toEqual(['scenario', 'object_is_expected']);
  });
});

describe('what is wrong is told with its path', () => {
  test.each([
    ['a text', 'x', ['', 'object_is_expected']],
    ['null', null, ['', 'object_is_expected']],
    ['a list', [], ['', 'object_is_expected']],
    ['an unknown field', { pack: [] }, ['pack', 'field_is_unknown']],
    ['an unknown catalogue', { catalog: 'tencent' }, ['catalog', 'catalog_is_unknown']],
    ['a catalogue that is no text', { catalog: 3 }, ['catalog', 'text_is_expected']],
    ['packs that are no list', { packs: {} }, ['packs', 'list_is_expected']],
    ['a pack that is no object', { packs: ['P1'] }, ['packs[0]', 'object_is_expected']],
    ['a time without offset', { asOf: '2022-01-05T12:00:00' }, ['asOf', 'time_is_not_readable']],
  ])('%s', (_, document, expected) => {
    expect(refusal(document)).toEqual(expected);
  });

  test('an unknown catalogue is answered with those there are', () => {
    const read = parseScenario({ catalog: 'tencent' }, CATALOGS);
    expect(read).toMatchObject({
      refusal: { params: { catalog: 'tencent', known: 'tencent-css-2021, tencent-css-2022' } },
    });
  });
});
