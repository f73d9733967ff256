import { expect, test } from 'vitest';
import { day } from '../engine/index.ts';
import { BinaryRows, dateField, instantField, integerField, textField } from './copy-binary.ts';

test('a field is its length and its bytes, in network order', () => {
  expect([...textField('h264')]).toEqual([0, 0, 0, 4, ...Buffer.from('h264')]);
  expect([...textField('类')]).toEqual([0, 0, 0, 3, ...Buffer.from('类')]);
  expect([...integerField(-2)]).toEqual([0, 0, 0, 4, 255, 255, 255, 254]);
});

test('days and moments are counted from 2000, in days and in microseconds', () => {
  expect([...dateField(day('2000-01-02'))]).toEqual([0, 0, 0, 4, 0, 0, 0, 1]);
  expect([...dateField(day('1999-12-31'))]).toEqual([0, 0, 0, 4, 255, 255, 255, 255]);
  expect(Buffer.from(instantField(Date.UTC(2000, 0, 1) + 1)).readBigInt64BE(4)).toBe(1000n);
  expect(Buffer.from(instantField(Date.UTC(1999, 11, 31))).readBigInt64BE(4)).toBe(
    -86_400_000_000n,
  );
});

test('rows stand between a signature and a trailer', () => {
  const rows = new BinaryRows();
  rows.row(3);
  rows.id('pk_1');
  rows.bigint(2n ** 62n);
  rows.integer(7);
  const bytes = Buffer.concat(rows.end());
  expect(bytes.subarray(0, 11).toString('latin1')).toBe('PGCOPY\n\xff\r\n\0');
  expect(bytes.readInt16BE(19)).toBe(3);
  expect(bytes.subarray(25, 29).toString()).toBe('pk_1');
  expect(bytes.readBigInt64BE(33)).toBe(2n ** 62n);
  expect(bytes.readInt32BE(45)).toBe(7);
  expect([...bytes.subarray(49)]).toEqual([255, 255]);
});

test('more rows than a piece holds come in several pieces, none cut', () => {
  const rows = new BinaryRows();
  const count = 20_000;
  for (let at = 0; at < count; at += 1) {
    rows.row(2);
    rows.id(`pk_${at}`);
    rows.integer(at);
  }
  const pieces = rows.end();
  expect(pieces.length).toBeGreaterThan(1);
  const bytes = Buffer.concat(pieces);
  let at = 19;
  for (let row = 0; row < count; row += 1) {
    const length = bytes.readInt32BE(at + 2);
    expect(bytes.readInt32BE(at + 2 + 4 + length + 4)).toBe(row);
    at += 2 + 4 + length + 8;
  }
  expect(bytes.length).toBe(at + 2);
});
