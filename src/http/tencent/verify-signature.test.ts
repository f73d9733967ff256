import { expect, test } from 'vitest';
import { accepted } from '../../../test/support/accepted.ts';
import { instant } from '../../../test/support/packs.ts';
import {
  dayKeyOf,
  fingerprintsOf,
  isSignedBy,
  readClaim,
  signedTexts,
} from './verify-signature.ts';

// The example of Tencent's own page on this signature; its secret is printed with the asterisks.
const SECRET = 'Gu5t9xGARNpq86cd98joQYCN3*******';
const AT = 1_551_113_065_000;
const PAYLOAD =
  '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}';
const SIGNATURE = '2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c';

function request(headers: Readonly<Record<string, string>> = {}, payload = PAYLOAD) {
  const credential = 'Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request';
  const signed = 'SignedHeaders=content-type;host';
  return {
    method: 'POST',
    query: '',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      host: 'cvm.tencentcloudapi.com',
      'x-tc-timestamp': '1551113065',
      authorization: `TC3-HMAC-SHA256 ${[credential, signed, `Signature=${SIGNATURE}`].join(', ')}`,
      ...headers,
    },
    body: Buffer.from(payload),
  };
}

function isValid(sent: ReturnType<typeof request>, secret = SECRET): boolean {
  const claim = accepted(readClaim(sent, AT));
  return isSignedBy(dayKeyOf(secret, claim), claim, signedTexts(claim, sent));
}

test('the example of the documentation is signed by its key, and by no other', () => {
  const claim = accepted(readClaim(request(), AT));
  expect(signedTexts(claim, request())).toEqual([
    [
      'TC3-HMAC-SHA256',
      '1551113065',
      '2019-02-25/cvm/tc3_request',
      '5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031',
    ].join('\n'),
  ]);
  expect(isValid(request())).toBe(true);
  expect(isValid(request(), `${SECRET}x`)).toBe(false);
  expect(isValid(request({}, `${PAYLOAD} `))).toBe(false);
});

test('further headers that are signed count in lower case, as in the later example', () => {
  const sent = request({ 'x-tc-action': ' DescribeInstances' });
  const claim = {
    ...accepted(readClaim(sent, AT)),
    signedHeaders: ['content-type', 'host', 'x-tc-action'],
  };
  expect(signedTexts(claim, sent)[0]).toContain(
    '\n7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84',
  );
});

test('a host counts with its port and without, and a copy is known through either', () => {
  const ported = request({ host: 'CVM.tencentcloudapi.com:8080' });
  expect(isValid(ported)).toBe(true);
  const [plain = [], other = []] = [request(), ported].map((sent) => {
    const claim = accepted(readClaim(sent, AT));
    return fingerprintsOf(claim, signedTexts(claim, sent));
  });
  expect(other).toEqual(expect.arrayContaining([...plain]));
});

test.each([
  ['no signature', { authorization: '' }, 'signature_is_not_readable'],
  ['a bearer', { authorization: 'Bearer plk_x' }, 'signature_is_not_readable'],
  ['no time', { 'x-tc-timestamp': '' }, 'parameter_is_missing'],
  ['a time that is none', { 'x-tc-timestamp': '1.5e9' }, 'parameter_is_of_another_type'],
  ['a time of five minutes ago', { 'x-tc-timestamp': '1551112764' }, 'signature_is_expired'],
] as const)('%s is refused', (_, headers, code) => {
  expect(readClaim(request(headers), AT)).toMatchObject({ ok: false, refusal: { code } });
});

test('the day of the scope is the one of the time, in UTC', () => {
  const nextDay = instant('2019-02-26T08:00:00+08:00') / 1000;
  const sent = request({ 'x-tc-timestamp': `${nextDay}` });
  expect(readClaim(sent, nextDay * 1000)).toMatchObject({
    refusal: { code: 'signature_is_of_another_day' },
  });
});
