import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Server } from '../../src/http/platform.ts';
import { mailSender } from '../../src/mail.ts';
import { SIGN_IN_STEPS } from '../../src/operations/people/step-list.ts';
import { openSignIn } from '../../src/sign-in.ts';
import { raw, sql } from '../../src/store/sql.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { serverOn } from '../support/http-platform.ts';
import { Ledger } from '../support/ledger.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { Browser, codeOf, joined, PASSWORD, tokenIn } from '../support/people.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describeOnEachDatabase('signing in', (open) => {
  let ledger: Ledger;
  let server: Server;
  let account: string;
  let ahead = 0;
  let addresses = 0;

  const started = (on: Ledger) =>
    serverOn(on, {
      signIn: openSignIn(on.context, { oidc: null }),
      settings: { publicUrl: on.context.publicUrl },
    });
  /** A browser somewhere else than all before. */
  const browser = (on = server) => {
    addresses += 1;
    return new Browser(on, `198.51.100.${addresses}`);
  };

  beforeAll(async () => {
    const plain = await Ledger.on(await open());
    ledger = plain.with({ wallClock: { now: () => Date.now() + ahead } });
    server = started(ledger);
    account = (await ledger.account('Acme')).id;
  });
  afterAll(() => server.close());

  const member = async (name: string) => {
    const email = `${name}@live.example`;
    const person = await joined(ledger, { account, role: 'owner', email });
    return { email, person };
  };

  test('a password begins a session, and signing out ends it', async () => {
    const { email, person } = await member('ann');
    const ann = browser();
    expect(await ann.call('GET /api/v1/me')).toMatchObject({ status: 401 });
    expect(await ann.signIn(' Ann@Live.example ')).toMatchObject({
      status: 200,
      json: { state: 'signed-in' },
    });
    expect(ann.lastCookies).toHaveLength(1);
    const [cookie = ''] = ann.lastCookies;
    expect(cookie).toMatch(/^packledger\.session_token=[^;]+; /);
    for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=2592000']) {
      expect(cookie).toContain(attribute);
    }
    expect(await ann.call('GET /api/v1/me')).toMatchObject({ json: { id: person, email } });
    expect(await ann.call(`GET /api/v1/accounts/${account}/keys`)).toMatchObject({ status: 200 });
    const copy = cookie.split(';')[0] ?? '';
    expect(await ann.call('POST /api/auth/sign-out')).toMatchObject({ status: 200 });
    expect(await ann.call('GET /api/v1/me')).toMatchObject({ status: 401 });
    const kept = await server.inject({ url: '/api/v1/me', headers: { cookie: copy } });
    expect(kept.statusCode).toBe(401);
  });

  test('is told by https alone when people come by https', async () => {
    await member('abe');
    const secure = started(ledger.with({ publicUrl: 'https://live.example' }));
    const abe = browser(secure);
    expect(await abe.signIn('abe@live.example')).toMatchObject({ status: 200 });
    expect(abe.lastCookies[0]).toMatch(/^__Secure-packledger\.session_token=.*; Secure/);
    expect(await abe.call('GET /api/v1/me')).toMatchObject({ status: 200 });
    await secure.close();
  });

  test('a wrong password and an unknown address are refused alike', async () => {
    await member('bo');
    const refused = { status: 401, json: { code: 'email_or_password_is_wrong' } };
    expect(await browser().signIn('bo@live.example', 'wrong password')).toMatchObject(refused);
    expect(await browser().signIn('nobody@live.example', PASSWORD)).toMatchObject(refused);
    expect(await browser().signIn('no address at all', PASSWORD)).toMatchObject(refused);
    expect(await browser().signIn('bo@live.example', 'x'.repeat(500))).toMatchObject(refused);
    const { json } = await browser().call('POST /api/auth/sign-in', { email: 'bo@live.example' });
    expect(json).toMatchObject({ code: 'field_is_missing', path: 'password' });
  });

  test('is locked after five wrong passwords, for longer each time, wherever from', async () => {
    await member('cy');
    const attempt = async (password: string, at = 0) => {
      ahead = at;
      const { status, json, headers } = await browser().signIn('cy@live.example', password);
      ahead = 0;
      return { status, code: json['code'], seconds: Number(headers['retry-after'] ?? 0) };
    };
    for (let count = 1; count <= 5; count += 1) {
      expect(await attempt('wrong password'), `${count}`).toMatchObject({ status: 401 });
    }
    const locked = await attempt(PASSWORD);
    expect(locked).toMatchObject({ status: 429, code: 'too_many_attempts' });
    expect(locked.seconds).toBeGreaterThan(50);
    expect(await attempt('wrong password', MINUTE_MS)).toMatchObject({ status: 401 });
    const longer = await attempt(PASSWORD, 2 * MINUTE_MS);
    expect(longer.status).toBe(429);
    expect(longer.seconds).toBeGreaterThan(50);
    expect(await attempt(PASSWORD, 4 * MINUTE_MS)).toMatchObject({ status: 200 });
    expect(await attempt('wrong password')).toMatchObject({ status: 401 });
    expect(await attempt(PASSWORD)).toMatchObject({ status: 200 });
  });

  test('is locked for an address that nobody has just as for one that somebody has', async () => {
    for (let count = 1; count <= 5; count += 1) await browser().signIn('who@live.example', 'wrong');
    expect(await browser().signIn('who@live.example')).toMatchObject({ status: 429 });
    const kept = await ledger.database.query<{ subject: string }>(
      raw('select subject from sign_in_attempts'),
    );
    expect(kept.filter(({ subject }) => subject.includes('who@'))).toEqual([]);
  });

  test('many attempts at once are no way around the lock', async () => {
    await member('dee');
    const tries = Array.from({ length: 12 }, () =>
      browser().signIn('dee@live.example', 'wrong password'),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });

  test('one network that tries many people is locked out, and nobody else', async () => {
    await member('ed');
    const somewhere = (host: number) => new Browser(server, `2001:db8:1:2::${host.toString(16)}`);
    for (let host = 1; host <= 30; host += 1) {
      await somewhere(host).signIn(`person-${host}@live.example`, 'x'.repeat(200));
    }
    expect(await somewhere(77).signIn('ed@live.example')).toMatchObject({ status: 429 });
    expect(await browser().signIn('ed@live.example')).toMatchObject({ status: 200 });
  });

  describe('a second factor', () => {
    const enabled = async (name: string) => {
      const { email } = await member(name);
      const own = browser();
      await own.signIn(email);
      const begun = await own.call('POST /api/auth/two-factor/begin', { password: PASSWORD });
      const { uri, backupCodes } = begun.json as { uri: string; backupCodes: string[] };
      const code = { code: codeOf(uri) };
      const confirmed = await own.call('POST /api/auth/two-factor/confirm', code);
      expect(confirmed.status).toBe(200);
      return { own, email, uri, backupCodes };
    };

    test('is asked for after the password, and counts from the first right code on', async () => {
      const { email } = await member('fay');
      const own = browser();
      await own.signIn(email);
      const wrong = await own.call('POST /api/auth/two-factor/begin', { password: 'not it, no' });
      expect(wrong).toMatchObject({ status: 422, json: { code: 'password_is_wrong' } });
      const begun = await own.call('POST /api/auth/two-factor/begin', { password: PASSWORD });
      const { uri, backupCodes } = begun.json as { uri: string; backupCodes: string[] };
      expect(uri).toContain('otpauth://totp/packledger.example:fay%40live.example?secret=');
      expect(backupCodes).toHaveLength(10);
      expect(await browser().signIn(email)).toMatchObject({ json: { state: 'signed-in' } });
      const confirm = 'POST /api/auth/two-factor/confirm';
      const later = { code: codeOf(uri, 20) };
      expect(await own.call(confirm, later)).toMatchObject({ json: { code: 'code_is_wrong' } });
      expect(await own.call(confirm, { code: codeOf(uri) })).toMatchObject({ status: 200 });
      expect(await own.call('GET /api/v1/me')).toMatchObject({ json: { twoFactor: true } });

      const other = browser();
      expect(await other.signIn(email)).toMatchObject({ json: { state: 'second-factor' } });
      expect(await other.call('GET /api/v1/me')).toMatchObject({ status: 401 });
      const go = 'POST /api/auth/second-factor';
      expect(await other.call(go, later)).toMatchObject({ json: { code: 'code_is_wrong' } });
      expect(await other.call(go, { code: codeOf(uri) })).toMatchObject({
        json: { state: 'signed-in' },
      });
      expect(await other.call('GET /api/v1/me')).toMatchObject({ json: { email } });
      expect(await browser().call(go, { code: codeOf(uri) })).toMatchObject({
        status: 401,
        json: { code: 'sign_in_begins_anew' },
      });
    });

    test('has backup codes, each of which works once', async () => {
      const { email, backupCodes, own } = await enabled('gus');
      const [code = ''] = backupCodes;
      const go = 'POST /api/auth/second-factor';
      for (const status of [200, 422]) {
        const other = browser();
        await other.signIn(email);
        expect(await other.call(go, { code })).toMatchObject({ status });
      }
      const again = { password: PASSWORD };
      const renewed = await own.call('POST /api/auth/two-factor/backup-codes', again);
      const [fresh = ''] = renewed.json['backupCodes'] as string[];
      const other = browser();
      await other.signIn(email);
      expect(await other.call(go, { code: backupCodes[1] ?? '' })).toMatchObject({ status: 422 });
      expect(await other.call(go, { code: fresh })).toMatchObject({ status: 200 });
    });

    test('is locked when code after code is wrong', async () => {
      const { email, uri } = await enabled('hal');
      const codes: unknown[] = [];
      for (let round = 0; round < 3; round += 1) {
        const other = browser();
        await other.signIn(email);
        for (let count = 0; count < 6; count += 1) {
          const wrong = { code: codeOf(uri, 50 + count) };
          codes.push((await other.call('POST /api/auth/second-factor', wrong)).json['code']);
        }
      }
      expect(codes.slice(0, 6)).toEqual([
        ...Array.from({ length: 5 }, () => 'code_is_wrong'),
        'sign_in_begins_anew',
      ]);
      expect(codes.at(-1)).toBe('second_factor_is_locked');
      const last = browser();
      await last.signIn(email);
      const right = { code: codeOf(uri) };
      const refused = await last.call('POST /api/auth/second-factor', right);
      expect(refused).toMatchObject({ status: 429, json: { code: 'second_factor_is_locked' } });
    });

    test('ends by the password, or by an operator when it is lost', async () => {
      const { email, own } = await enabled('ivy');
      expect(await own.call('POST /api/auth/two-factor/end', { password: PASSWORD })).toMatchObject(
        {
          status: 200,
        },
      );
      expect(await browser().signIn(email)).toMatchObject({ json: { state: 'signed-in' } });
      const jo = await enabled('jo');
      await ledger.call('people.remove-second-factor', { email: 'jo@live.example' });
      expect(await browser().signIn(jo.email)).toMatchObject({ json: { state: 'signed-in' } });
    });

    test('is kept encrypted', async () => {
      const { uri, backupCodes } = await enabled('kit');
      const rows = await ledger.database.query<{ text: string }>(
        raw('select f::text as text from second_factors f'),
      );
      const secret = new URL(uri).searchParams.get('secret') ?? '';
      const plain = [secret, ...backupCodes];
      expect(rows.length).toBeGreaterThan(0);
      for (const { text } of rows) {
        expect(plain.filter((one) => text.includes(one))).toEqual([]);
      }
    });
  });

  describe('a password', () => {
    test('is changed by who knows it; all other sessions end', async () => {
      const { email, person } = await member('lee');
      const [own, other] = [browser(), browser()];
      await own.signIn(email);
      await other.signIn(email);
      const change = 'POST /api/auth/password/change';
      const wish = { password: PASSWORD, newPassword: 'another long one' };
      const wrong = await own.call(change, { ...wish, password: 'not the one' });
      expect(wrong).toMatchObject({ json: { code: 'password_is_wrong' } });
      expect(await own.call(change, { ...wish, newPassword: 'short' })).toMatchObject({
        status: 400,
        json: { code: 'password_length', path: 'newPassword' },
      });
      expect(await own.call(change, wish)).toMatchObject({ status: 200 });
      expect(await own.call('GET /api/v1/me')).toMatchObject({ status: 200 });
      expect(await other.call('GET /api/v1/me')).toMatchObject({ status: 401 });
      expect(await browser().signIn(email)).toMatchObject({ status: 401 });
      expect(await browser().signIn(email, wish.newPassword)).toMatchObject({ status: 200 });
      const changes = await ledger.database.query<object>(sql`
        select actor_kind as kind, actor_id as id from audit_entries
        where account_id = '' and operation = 'people.change-password'`);
      expect(changes).toEqual([{ kind: 'person', id: person }]);
    });

    test('cannot be guessed by who holds a session', async () => {
      const { email } = await member('max');
      const own = browser();
      await own.signIn(email);
      const statuses: number[] = [];
      for (let count = 0; count < 7; count += 1) {
        const wish = { password: 'not the one', newPassword: 'another long one' };
        statuses.push((await own.call('POST /api/auth/password/change', wish)).status);
      }
      expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429]);
    });

    test('is set anew by a link of an operator, once', async () => {
      const { email } = await member('nia');
      const before = browser();
      await before.signIn(email);
      const { link } = await ledger.call<{ link: string }>('people.make-reset-link', { email });
      expect(link).toMatch(/^http:\/\/packledger\.example\/reset-password\/[\w-]{32}$/);
      const reset = { token: tokenIn(link), password: 'the next long one' };
      const own = browser();
      expect(await own.call('POST /api/auth/password/reset', reset)).toMatchObject({ status: 200 });
      expect(await before.call('GET /api/v1/me')).toMatchObject({ status: 401 });
      expect(await own.call('POST /api/auth/password/reset', reset)).toMatchObject({
        status: 410,
        json: { code: 'reset_link_is_over' },
      });
      expect(await own.signIn(email, reset.password)).toMatchObject({ status: 200 });
      const asked = await own.call('POST /api/auth/password/forgotten', { email });
      expect(asked.json).toMatchObject({ code: 'platform_mails_no_links' });
    });

    test('is set anew by mail, if somebody has the address; the answer does not tell', async () => {
      const { email } = await member('oz');
      const mails: MailServer = await startMailServer();
      const mail = mailSender({ url: mails.url, from: 'people@live.example' });
      const mailing = started(ledger.with({ mail }));
      const forgotten = 'POST /api/auth/password/forgotten';
      const answers = [
        await browser(mailing).call(forgotten, { email: 'Oz@live.example' }),
        await browser(mailing).call(forgotten, { email: 'nobody@live.example' }),
      ];
      expect(answers.map(({ status, json }) => ({ status, json }))).toEqual([
        { status: 200, json: {} },
        { status: 200, json: {} },
      ]);
      // A server that stops sends first what it promised.
      await mailing.close();
      await mails.close();
      expect(mails.mails.map(({ to }) => to)).toEqual([[email]]);
      const [link = ''] = /http:\S+\/reset-password\/\S+/.exec(mails.mails[0]?.text ?? '') ?? [];
      const stored = await ledger.database.query<{ text: string }>(
        raw('select v::text as text from verifications v'),
      );
      expect(stored.filter(({ text }) => text.includes(tokenIn(link)))).toEqual([]);
      const reset = { token: tokenIn(link), password: 'the next long one' };
      const own = browser();
      expect(await own.call('POST /api/auth/password/reset', reset)).toMatchObject({ status: 200 });
      expect(await own.signIn(email, reset.password)).toMatchObject({ status: 200 });
    });
  });

  test('sessions are listed, and ended one by one or all but one', async () => {
    const { email } = await member('pam');
    const browsers = [browser(), browser(), browser()] as const;
    for (const each of browsers) await each.signIn(email);
    const [first, second, third] = browsers;
    const { json } = await third.call('GET /api/auth/sessions');
    const sessions = json['sessions'] as { id: string; current: boolean }[];
    expect(sessions.map(({ current }) => current)).toEqual([true, false, false]);
    expect(sessions[0]).toMatchObject({
      address: `198.51.100.${addresses}`,
      userAgent: 'a browser',
    });
    const ended = await third.call(`DELETE /api/auth/sessions/${sessions[1]?.id}`);
    expect(ended).toMatchObject({ status: 200, json: { ended: 1 } });
    expect(await second.call('GET /api/v1/me')).toMatchObject({ status: 401 });
    await member('quin');
    const other = browser();
    await other.signIn('quin@live.example');
    const foreign = await other.call(`DELETE /api/auth/sessions/${sessions[0]?.id}`);
    expect(foreign).toMatchObject({ status: 404, json: { code: 'session_not_found' } });
    expect(await third.call('DELETE /api/auth/sessions')).toMatchObject({ json: { ended: 1 } });
    expect(await first.call('GET /api/v1/me')).toMatchObject({ status: 401 });
    expect(await third.call('GET /api/v1/me')).toMatchObject({ status: 200 });
  });

  test('needs a master key; without one, keys of programs still work', async () => {
    const { secrets } = ledger.context;
    const closed = started(ledger.with({ secrets: { ...secrets, ready: false } }));
    expect(await browser(closed).signIn('ann@live.example')).toMatchObject({
      status: 503,
      json: { code: 'sign_in_needs_master_key' },
    });
    const { secretKey } = await ledger.call<{ secretKey: string }>('operator-keys.create');
    const headers = { authorization: `Bearer ${secretKey}` };
    const answer = await closed.inject({ url: '/api/v1/accounts', headers });
    expect(answer.statusCode).toBe(200);
    await closed.close();
  });

  test('nobody, and no key of a program, looks after a sign-in', async () => {
    const { secretKey } = await ledger.call<{ secretKey: string }>('operator-keys.create');
    const own = SIGN_IN_STEPS.filter(({ signedIn }) => signedIn).map(({ route }) => route);
    expect(own.length).toBeGreaterThan(5);
    for (const route of own) {
      const [method = '', path = ''] = route.split(' ');
      for (const headers of [{}, { authorization: `Bearer ${secretKey}` }]) {
        const url = `/api/auth${path.replace('{session}', 'sn_x')}`;
        // As the step has it.
        const answer = await server.inject({ method: method as 'GET', url, headers });
        expect({ route, status: answer.statusCode }).toEqual({ route, status: 401 });
      }
    }
  });

  test('what is over is swept out', async () => {
    ahead = 31 * 24 * HOUR_MS;
    await browser().signIn('ann@live.example');
    ahead = 0;
    const [left] = await ledger.database.query<{ attempts: number; sessions: number }>(
      raw(`
      select (select count(*)::integer from sign_in_attempts) as attempts,
        (select count(*)::integer from sessions) as sessions`),
    );
    expect(left).toEqual({ attempts: 1, sessions: 0 });
  });
});
