import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { accepted } from '../../test/support/accepted.ts';
import { type Page, PositionDay, PositionInteger, pageOf, readPage } from './cursor.ts';

const POSITION = Type.Object({ day: PositionDay, revision: PositionInteger });
const DAYS = { sort: '-date', position: POSITION };

type Row = { readonly day: string; readonly revision: number };

function cursorAt(row: Row, sort = DAYS.sort): string {
  const page: Page<Row> = { sort, descending: true, limit: 1, take: 2, after: null };
  return pageOf(page, [row, row], (position) => position).next ?? '';
}

test('a cursor leads on behind the last row that was shown', () => {
  const row = { day: '2022-03-02', revision: 2 };
  const page = accepted(readPage({ limit: 1, cursor: cursorAt(row) }, DAYS));
  expect(page).toMatchObject({ after: row, descending: true, limit: 1, take: 2 });
});

test('a page that has all rows that are left tells no cursor', () => {
  const page = accepted(readPage({ limit: 2 }, DAYS));
  expect(pageOf(page, [], () => ({ day: '2022-03-02', revision: 1 })).next).toBeNull();
});

test.each([
  ['no cursor at all', 'next'],
  ['nothing', ''],
  ['of another order', cursorAt({ day: '2022-03-02', revision: 2 }, 'date')],
  ['of another list', Buffer.from('["-date",{"id":"od_1"}]').toString('base64url')],
  ['with a day that is none', cursorAt({ day: '2022-02-30', revision: 1 })],
  ['with a day that PostgreSQL does not know', cursorAt({ day: '0000-01-01', revision: 1 })],
  ['with a number that is too large', cursorAt({ day: '2022-03-02', revision: 2 ** 31 })],
  ['with a character that no text has', cursorAt({ day: '\u0000', revision: 1 })],
])('a cursor %s is refused', (_, cursor) => {
  expect(readPage({ cursor }, DAYS)).toMatchObject({
    ok: false,
    refusal: { code: 'cursor_is_not_readable', path: 'cursor' },
  });
});
