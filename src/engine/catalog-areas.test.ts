import { describe, expect, test } from 'vitest';
import {
  CATALOG_2022,
  CATALOGS,
  catalogOf,
  documentWith,
  problemsOf,
} from '../../test/support/catalogs.ts';

describe('areas', () => {
  test('live and LEB of one area are switched together, the rest one by one', () => {
    for (const { areas } of CATALOGS) {
      expect([...areas.values()].map(({ id, scopes }) => [id, ...scopes])).toEqual([
        ['mainland', 'live.mainland', 'leb.mainland'],
        ['overseas', 'live.overseas', 'leb.overseas'],
        ['transcode', 'transcode'],
        ['topspeed', 'topspeed'],
        ['mic', 'mic'],
      ]);
    }
  });

  test('an area has the modes of its scopes', () => {
    expect(CATALOG_2022.areas.get('mic')?.modes).toEqual(['daily-duration', 'monthly-duration']);
    expect(CATALOG_2022.areas.get('overseas')?.modes).toContain('monthly-bandwidth');
  });

  test('without areas each scope is one by itself, with its own name', () => {
    const { areas, scopes } = catalogOf(documentWith({ areas: undefined }));
    expect([...areas.keys()]).toEqual([...scopes.keys()]);
    expect(areas.get('mic')?.title).toEqual(scopes.get('mic')?.title);
  });

  test('an area may have the name of the only scope in it', () => {
    const one = { id: 'mic', title: { zh: '连麦', en: 'Mic' }, scopes: ['mic'] };
    expect(catalogOf(documentWith({ areas: [one] })).areas.get('mic')).toMatchObject(one);
  });
});

// One thing is broken at a time; each is told at its place.
describe('what is wrong is told at its place', () => {
  test.each([
    [{ 'areas[1].id': 'mainland' }, 'areas[1].id', 'id_is_used_twice'],
    [{ 'areas[1].id': 'mic' }, 'areas[1].id', 'area_has_the_name_of_another_scope'],
    [{ 'areas[1].scopes[0]': 'live.nowhere' }, 'areas[1].scopes[0]', 'scope_is_unknown'],
    [{ 'areas[1].scopes[0]': 'leb.mainland' }, 'areas[1].scopes[0]', 'scope_is_in_two_areas'],
    [{ 'areas[1].scopes[1]': 'mic' }, 'areas[1].scopes[1]', 'area_scopes_differ_in_modes'],
  ])('%o: %s %s', (changes, path, code) => {
    expect(problemsOf(documentWith(changes))).toContainEqual(
      expect.objectContaining({ path, code }),
    );
  });
});
