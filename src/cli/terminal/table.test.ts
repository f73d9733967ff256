import { describe, expect, test } from 'vitest';
import { coloursFor } from './colours.ts';
import { type Column, tableLines } from './table.ts';

interface Row {
  readonly name: string;
  readonly left: string;
  readonly status: string;
}

const COLUMNS: readonly Column<Row>[] = [
  { title: 'NAME', cell: ({ name }) => name },
  { title: 'LEFT', cell: ({ left }) => left, figure: true },
  { title: 'STATUS', cell: ({ status }) => status },
];

const ROWS: readonly Row[] = [
  { name: '流量包', left: '5 GB', status: 'in use' },
  { name: 'pack', left: '12.5 GB', status: '' },
];

const plain = { width: null, colours: coloursFor(false) };

describe('a table', () => {
  test('is as wide as its widest cells, figures at the right, Chinese counted double', () => {
    expect(tableLines(COLUMNS, ROWS, plain)).toEqual([
      'NAME       LEFT  STATUS',
      '流量包     5 GB  in use',
      'pack    12.5 GB',
    ]);
  });

  test('that is wider than the terminal has its rows on several lines, and nothing is cut', () => {
    expect(tableLines(COLUMNS, ROWS, { ...plain, width: 20 })).toEqual(
      [
        'NAME       LEFT',
        '    STATUS',
        '流量包     5 GB',
        '    in use',
        'pack    12.5 GB',
        '    ',
      ].map((line) => line.trimEnd()),
    );
  });

  test('of one column that is too wide still shows it whole', () => {
    const [column] = COLUMNS;
    const lines = tableLines(column === undefined ? [] : [column], ROWS, { ...plain, width: 3 });
    expect(lines).toEqual(['NAME', '流量包', 'pack']);
  });

  test('shows no control characters of its cells', () => {
    const rows = [{ name: 'a\u001b[2Jb', left: '', status: '' }];
    expect(tableLines(COLUMNS, rows, plain)[1]).toBe('a\ufffd[2Jb');
  });

  test('is coloured without moving its columns', () => {
    const green = (text: string) => `<${text}>`;
    const columns = COLUMNS.map((column) =>
      column.title === 'LEFT' ? { ...column, colour: () => green } : column,
    );
    expect(tableLines(columns, ROWS, plain)[1]).toBe('流量包     <5 GB>  in use');
  });
});

describe('colours', () => {
  test('are there on a terminal only', () => {
    expect(coloursFor(true).bad('x')).toBe('\u001b[31mx\u001b[39m');
    expect(coloursFor(false).bad('x')).toBe('x');
    expect(coloursFor(true).bad('')).toBe('');
  });
});
