import { describe, expect, test } from 'vitest';
import { day } from '../engine/index.ts';
import { XLSX_ROWS_MAX } from '../operations/exports/table-file.ts';
import type { DeductionView } from '../operations/settlement/deduction-view.ts';
import { exportDeductions } from './export-deductions.ts';

const row: DeductionView = {
  date: day('2022-01-04'),
  item: 'live.downstream.mainland',
  pack: 'pk_1',
  family: 'traffic',
  sku: 'traffic-5gb',
  type: 'deduction',
  usage: '1200000000',
  ratio: '1',
  deducted: '1200000000',
  leftBefore: '5000000000',
  leftAfter: '3800000000',
  unit: 'byte',
  revision: 1,
  settledAt: '2022-01-05T10:00:00+08:00',
};

async function* pagesOf(...pages: readonly (readonly DeductionView[])[]) {
  yield* pages;
}

async function exported(
  format: 'json' | 'csv' | 'xlsx',
  ...pages: readonly (readonly DeductionView[])[]
) {
  const pieces: Buffer[] = [];
  const outcome = await exportDeductions(pagesOf(...pages), format, async (piece) => {
    pieces.push(Buffer.from(piece));
  });
  return { outcome, bytes: Buffer.concat(pieces), pieces: pieces.length };
}

describe('deductions as JSON', () => {
  test('are one document on one line, page by page', async () => {
    const { outcome, bytes, pieces } = await exported('json', [row], [row, row]);
    expect(outcome).toEqual({ ok: true, value: 3 });
    expect(bytes.toString()).toMatch(/^[^\n]+\n$/);
    expect(JSON.parse(bytes.toString())).toEqual({ deductions: [row, row, row] });
    expect(pieces).toBeGreaterThan(3);
  });

  test('may be none', async () => {
    const { bytes } = await exported('json');
    expect(JSON.parse(bytes.toString())).toEqual({ deductions: [] });
  });
});

describe('deductions as CSV', () => {
  test('have a header row, and figures as they are', async () => {
    const returned = { ...row, usage: '-1200000000', deducted: '-1200000000', revision: 2 };
    const { bytes } = await exported('csv', [row], [returned]);
    expect(bytes.toString().split('\n')).toEqual([
      'date,item,instance,pack,family,usage,ratio,deducted,leftBefore,leftAfter,unit,' +
        'settledAt,revision',
      '2022-01-04,live.downstream.mainland,,pk_1,traffic,1200000000,1,1200000000,5000000000,' +
        '3800000000,byte,2022-01-05T10:00:00+08:00,1',
      '2022-01-04,live.downstream.mainland,,pk_1,traffic,-1200000000,1,-1200000000,5000000000,' +
        '3800000000,byte,2022-01-05T10:00:00+08:00,2',
      '',
    ]);
  });

  test.for(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\n=1', '＝1+1', '＋1', '－1', '＠A1'])(
    'quote the text %j, which a spreadsheet would compute',
    async (instance) => {
      const { bytes } = await exported('csv', [{ ...row, instance }]);
      expect(bytes.toString()).toContain(`'${instance}`);
    },
  );

  test('quote what CSV itself needs quoted', async () => {
    const { bytes } = await exported('csv', [{ ...row, instance: 'a "b", c' }]);
    expect(bytes.toString()).toContain('"a ""b"", c"');
  });
});

describe('deductions as a workbook', () => {
  test('are a zip archive with all rows', async () => {
    const { outcome, bytes } = await exported('xlsx', [row], [row]);
    expect(outcome).toEqual({ ok: true, value: 2 });
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  });

  test('are refused when there are too many, before anything is written', async () => {
    const page = Array.from({ length: 10_000 }, () => row);
    const pages = Array.from({ length: XLSX_ROWS_MAX / page.length }, () => page);
    const { outcome, bytes } = await exported('xlsx', ...pages, [row]);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'too_many_rows_for_xlsx' } });
    expect(bytes).toHaveLength(0);
  });
});
