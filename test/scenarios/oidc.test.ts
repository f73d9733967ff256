import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Server } from '../../src/http/platform.ts';
import { openSignIn } from '../../src/sign-in.ts';
import { sql } from '../../src/store/sql.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { serverOn } from '../support/http-platform.ts';
import { Ledger } from '../support/ledger.ts';
import { type Claims, OIDC_CLIENT, OidcProvider } from '../support/oidc-provider.ts';
import { Browser, joined } from '../support/people.ts';

const OIDC = '/api/auth/oidc';

describeOnEachDatabase('signing in by OpenID Connect', (open) => {
  let ledger: Ledger;
  let provider: OidcProvider;
  let server: Server;
  let account: string;

  const started = (issuer: string) => {
    const { context } = ledger;
    const signIn = openSignIn(context, { oidc: { ...OIDC_CLIENT, issuer, name: 'Example SSO' } });
    return serverOn(ledger, { signIn, settings: { publicUrl: context.publicUrl } });
  };

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
    provider = await OidcProvider.open();
    server = started(provider.issuer);
    account = (await ledger.account('Acme')).id;
  });
  afterAll(async () => {
    await server.close();
    await provider.close();
  });

  const claims = (name: string, change: Partial<Claims> = {}): Claims => ({
    sub: `subject-${name}`,
    email: `${name}@live.example`,
    email_verified: true,
    name: `${name} of SSO`,
    ...change,
  });
  /** A browser goes to the provider and comes back; where it ends up. */
  const comes = async (browser: Browser, who: Claims, to = '/live/resources/package') => {
    const sent = await browser.call(`GET ${OIDC}?to=${encodeURIComponent(to)}`);
    expect(sent.location).toMatch(`${provider.issuer}/authorize?`);
    const back = provider.consent(sent.location, who);
    return (await browser.call(`GET ${back}`)).location;
  };
  const problem = (code: string) => `http://packledger.example/sign-in?problem=${code}`;
  const invite = (email: string, role: string) =>
    ledger.call('invitations.create', { account, role, email, send: 'link' });
  const peopleWith = (email: string) =>
    ledger.database.query<{ id: string }>(
      sql`select person_id as id from people where email = ${email}`,
    );

  test('who was invited joins without opening the link, and comes again as the same', async () => {
    await invite('ann@live.example', 'finance');
    const ann = new Browser(server);
    expect(await ann.call('GET /api/auth/methods')).toMatchObject({
      json: { oidc: { name: 'Example SSO' } },
    });
    expect(await comes(ann, claims('ann'))).toBe(
      'http://packledger.example/live/resources/package',
    );
    const { json: me } = await ann.call('GET /api/v1/me');
    expect(me).toMatchObject({
      name: 'ann of SSO',
      email: 'ann@live.example',
      accounts: [{ id: account, role: 'finance' }],
    });
    // The subject is who it is, not the address.
    const again = new Browser(server);
    await comes(again, claims('ann', { email: 'ann.lee@live.example' }));
    expect(await again.call('GET /api/v1/me')).toMatchObject({ json: { id: me['id'] } });
  });

  test('who was not invited does not get in, nor is there such a person then', async () => {
    const bo = new Browser(server);
    expect(await comes(bo, claims('bo'))).toBe(problem('person_is_not_invited'));
    expect(await bo.call('GET /api/v1/me')).toMatchObject({ status: 401 });
    expect(await peopleWith('bo@live.example')).toEqual([]);
  });

  test('an address that the provider did not verify is nobody’s', async () => {
    await invite('cy@live.example', 'owner');
    const unverified = claims('cy', { email_verified: false });
    expect(await comes(new Browser(server), unverified)).toBe(problem('email_is_not_verified'));
    expect(await peopleWith('cy@live.example')).toEqual([]);
  });

  test('a person with a password is the same when both sides proved the address', async () => {
    const dee = await joined(ledger, { account, role: 'owner', email: 'dee@live.example' });
    const first = new Browser(server);
    expect(await comes(first, claims('dee'))).toBe(problem('sign_in_is_not_linked'));
    expect(await first.call('GET /api/v1/me')).toMatchObject({ status: 401 });
    await ledger.database.query(sql`
      update people set email_verified = true where person_id = ${dee}`);
    const second = new Browser(server);
    await comes(second, claims('dee'));
    expect(await second.call('GET /api/v1/me')).toMatchObject({ json: { id: dee, name: 'dee' } });
  });

  test('what comes back counts in the browser that went, once, and with its nonce', async () => {
    await invite('ed@live.example', 'viewer');
    const failed = problem('sign_in_elsewhere_failed');
    const sent = await new Browser(server).call(`GET ${OIDC}`);
    const back = provider.consent(sent.location, claims('ed'));
    expect(await new Browser(server).call(`GET ${back}`)).toMatchObject({ location: failed });
    const other = claims('ed', { nonce: 'of another sign-in' });
    expect(await comes(new Browser(server), other)).toBe(failed);
    const ed = new Browser(server);
    const own = await ed.call(`GET ${OIDC}`);
    const once = provider.consent(own.location, claims('ed'));
    expect(await ed.call(`GET ${once}`)).toMatchObject({ location: 'http://packledger.example/' });
    expect(await ed.call(`GET ${once}`)).toMatchObject({ location: failed });
  });

  test('a browser comes back to pages of this server alone', async () => {
    for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', 'x']) {
      const answer = await new Browser(server).call(`GET ${OIDC}?to=${encodeURIComponent(to)}`);
      expect(answer, to).toMatchObject({ status: 400, location: null });
    }
  });

  test('somebody who says no is told so', async () => {
    const fay = new Browser(server);
    const { location } = await fay.call(`GET ${OIDC}`);
    const state = new URL(location ?? '').searchParams.get('state');
    const no = `/api/auth/callback/oidc?error=access_denied&state=${state}`;
    expect(await fay.call(`GET ${no}`)).toMatchObject({
      location: problem('sign_in_was_cancelled'),
    });
  });

  test('a token that is signed by somebody else says nothing', async () => {
    await invite('gus@live.example', 'viewer');
    const honest = await OidcProvider.open();
    const other = started(honest.issuer);
    honest.loseKey();
    const gus = new Browser(other);
    const sent = await gus.call(`GET ${OIDC}`);
    const back = honest.consent(sent.location, claims('gus'));
    expect(await gus.call(`GET ${back}`)).toMatchObject({
      location: problem('sign_in_elsewhere_failed'),
    });
    await other.close();
    await honest.close();
  });

  test('a provider that cannot be reached keeps nobody from the password', async () => {
    const gone = await OidcProvider.open();
    const { issuer } = gone;
    await gone.close();
    const alone = started(issuer);
    await joined(ledger, { account, role: 'viewer', email: 'hal@live.example' });
    const hal = new Browser(alone);
    expect(await hal.call(`GET ${OIDC}`)).toMatchObject({
      location: problem('oidc_provider_is_not_reachable'),
    });
    expect(await hal.signIn('hal@live.example')).toMatchObject({ json: { state: 'signed-in' } });
    await alone.close();
  });
});
