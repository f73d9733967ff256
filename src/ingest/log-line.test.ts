import { describe, expect, test } from 'vitest';
import { isWholeCombinedLine, readLogLine } from './log-line.ts';

const AT = '[17/May/2015:10:05:03 +0000]';

function read(line: string): readonly [string, string] | null {
  const found = readLogLine(line);
  return found === null ? null : [new Date(found.time).toISOString(), found.bytes];
}

describe('a line that is read', () => {
  test.each([
    ['combined', `1.2.3.4 - - ${AT} "GET / HTTP/1.1" 200 1234 "http://a/" "Mozilla/5.0 (X)"`],
    ['common', `1.2.3.4 - - ${AT} "GET / HTTP/1.1" 200 1234`],
    ['more than combined', `1.2.3.4 - - ${AT} "GET / HTTP/1.1" 200 1234 "-" "-" "5.6.7.8" 0.003`],
    ['of IPv6', `2001:db8::1 - - ${AT} "GET / HTTP/2.0" 206 1234 "-" "-"`],
    ['after a virtual host', `a.example:443 1.2.3.4 - - ${AT} "GET / HTTP/1.1" 200 1234 "-" "-"`],
    ['of a user with spaces', `1.2.3.4 - Ann Lee ${AT} "GET / HTTP/1.1" 200 1234 "-" "-"`],
    ['of a user in brackets', `1.2.3.4 - [x] "y ${AT} "GET /" 200 1234`.replace('"y', '\\"y')],
    ['of a user like a time', `1.2.3.4 - [16/May/2015:00:00:00 +0000] ${AT} "GET /" 200 1234`],
    ['of an empty request', `1.2.3.4 - - ${AT} "" 400 1234 "-" "-"`],
    ['of no request', `1.2.3.4 - - ${AT} "-" 408 1234 "-" "-"`],
    ['of an odd method', `1.2.3.4 - - ${AT} "PROPFIND /a b c HTTP/1.1" 207 1234 "-" "-"`],
    ['of bytes for a request', `1.2.3.4 - - ${AT} "\\x16\\x03\\x01" 400 1234 "-" "-"`],
    ['with a quote as \\"', `1.2.3.4 - - ${AT} "GET /?q=\\"200 5\\" HTTP/1.1" 200 1234 "-" "\\""`],
    [
      'with a quote as \\x22',
      `1.2.3.4 - - ${AT} "GET /\\x22 200 5 \\x22 HTTP/1.1" 200 1234 "-" "-"`,
    ],
    ['with a backslash before the end', `1.2.3.4 - - ${AT} "GET /\\\\" 200 1234 "-" "-"`],
    ['with what looks like a line in it', `1.2.3.4 - - ${AT} "GET /${AT} HTTP" 200 1234 "-" "- 5"`],
    ['with bytes that are no UTF-8', `1.2.3.4 - - ${AT} "GET /\u{e4}\u{ff}" 200 1234 "-" "-"`],
  ])('%s', (_, line) => {
    expect(read(line)).toEqual(['2015-05-17T10:05:03.000Z', '1234']);
  });

  test.each([
    ['17/May/2015:10:05:03 +0800', '2015-05-17T02:05:03.000Z'],
    ['17/May/2015:10:05:03 -0330', '2015-05-17T13:35:03.000Z'],
    ['01/Jan/2016:00:00:00 +0800', '2015-12-31T16:00:00.000Z'],
    ['29/Feb/2016:23:59:59 +0000', '2016-02-29T23:59:59.000Z'],
    ['31/Dec/2016:23:59:59 -0100', '2017-01-01T00:59:59.000Z'],
  ])('at %s', (time, expected) => {
    expect(read(`1.2.3.4 - - [${time}] "GET /" 200 1`)).toEqual([expected, '1']);
  });

  test('with no bytes', () => {
    expect(read(`1.2.3.4 - - ${AT} "GET /" 304 - "-" "-"`)?.[1]).toBe('-');
    expect(read(`1.2.3.4 - - ${AT} "GET /" 304 0 "-" "-"`)?.[1]).toBe('0');
  });
});

describe('a line that is none', () => {
  test.each([
    '',
    'hello',
    '"',
    `${AT} "GET /" 200 1234`,
    `1.2.3.4 - - ${AT}"GET /" 200 1234`,
    `1.2.3.4 - - ${AT} GET / 200 1234`,
    `1.2.3.4 - - ${AT} "GET / 200 1234`,
    `1.2.3.4 - - ${AT} "GET /\\" 200 1234`,
    `1.2.3.4 - - ${AT} "GET /"200 1234`,
    `1.2.3.4 - - ${AT} "GET /" 20 1234`,
    `1.2.3.4 - - ${AT} "GET /" 2000 1234`,
    `1.2.3.4 - - ${AT} "GET /" 200`,
    `1.2.3.4 - - ${AT} "GET /" 200 `,
    `1.2.3.4 - - ${AT} "GET /" 200 12a4`,
    `1.2.3.4 - - ${AT} "GET /" 200 -5`,
    `1.2.3.4 - - ${AT} "GET /" 200 1234"-"`,
    '1.2.3.4 - - [31/Feb/2015:10:05:03 +0000] "GET /" 200 1234',
    '1.2.3.4 - - [17/may/2015:10:05:03 +0000] "GET /" 200 1234',
    '1.2.3.4 - - [17/anF/2015:10:05:03 +0000] "GET /" 200 1234',
    '1.2.3.4 - - [17/May/2015:24:05:03 +0000] "GET /" 200 1234',
    '1.2.3.4 - - [17/May/2015:10:60:03 +0000] "GET /" 200 1234',
    '1.2.3.4 - - [17/May/2015:10:05:60 +0000] "GET /" 200 1234',
    '1.2.3.4 - - [17/May/2015:10:05:03 +2400] "GET /" 200 1234',
    '1.2.3.4 - - [17/May/2015:10:05:03 00000] "GET /" 200 1234',
    '1.2.3.4 - - [2015-05-17T10:05:03+00:00] "GET /" 200 1234',
  ])('%s', (line) => {
    expect(readLogLine(line)).toBeNull();
  });
});

test('a combined line is whole when its agent is closed', () => {
  const line = `1.2.3.4 - - ${AT} "GET /" 200 1234 "http://a/?\\"" "Mozilla \\"x\\" 5"`;
  for (let length = 0; length <= line.length; length += 1) {
    const found = readLogLine(line.slice(0, length));
    expect(found !== null && isWholeCombinedLine(found)).toBe(length === line.length);
  }
});
