import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Server } from '../../src/http/platform.ts';
import { mailSender } from '../../src/mail.ts';
import type { Role } from '../../src/operations/operation.ts';
import { inviteFirstOperator } from '../../src/operations/operators/first-operator.ts';
import { raw, sql } from '../../src/store/sql.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { serverOn } from '../support/http-platform.ts';
import { Ledger } from '../support/ledger.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { joined, PASSWORD, sessionOf, tokenIn } from '../support/people.ts';

interface Invitation {
  readonly id: string;
  readonly link: string | null;
  readonly state: string;
}

const DAY_MS = 24 * 60 * 60_000;

describeOnEachDatabase('people', (open) => {
  let ledger: Ledger;
  let server: Server;
  let account: string;
  let ahead = 0;

  beforeAll(async () => {
    const plain = await Ledger.on(await open());
    ledger = plain.with({ wallClock: { now: () => Date.now() + ahead } });
    server = serverOn(ledger, { settings: { publicUrl: ledger.context.publicUrl } });
    account = (await ledger.account('Acme')).id;
  });
  afterAll(() => server.close());

  const nobody = () => ledger.as({ kind: 'nobody', id: '' });
  const invite = (email: string, role: Role = 'viewer', of = account) =>
    ledger.call<Invitation>('invitations.create', { account: of, role, email });
  const accepting = (link: string | null, name = 'Somebody') => ({
    token: tokenIn(link),
    name,
    password: PASSWORD,
  });
  /** How the server answers a call of somebody with this cookie. */
  const calling = async (cookie: string, method: 'GET' | 'PUT', url: string, payload?: object) => {
    const headers = { cookie, origin: 'http://packledger.example' };
    const request = { method, url: `/api/v1${url}`, headers };
    const answer = await server.inject({
      ...request,
      ...(payload === undefined ? {} : { payload }),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  /** Time goes by, while `work` is done. */
  const later = async <T>(ms: number, work: () => Promise<T>): Promise<T> => {
    ahead = ms;
    try {
      return await work();
    } finally {
      ahead = 0;
    }
  };

  describe('an invitation', () => {
    test('is shown to whoever holds its link, and taken once', async () => {
      const { link, state } = await invite('Ann@Live.example', 'owner');
      expect(state).toBe('open');
      expect(link).toMatch(/^http:\/\/packledger\.example\/invite\/[\w-]{32}$/);
      const shown = await nobody().call('invitations.show', { token: tokenIn(link) });
      const as = { account: { id: account, name: 'Acme' }, role: 'owner', operator: null };
      expect(shown).toMatchObject({ ...as, email: 'ann@live.example', known: false });
      const taken = await nobody().call('invitations.accept', accepting(link, ' Ann '));
      expect(taken).toMatchObject({ ...as, email: 'ann@live.example' });
      for (const name of ['invitations.show', 'invitations.accept']) {
        const input = name === 'invitations.show' ? { token: tokenIn(link) } : accepting(link);
        expect(await nobody().refusal(name, input)).toMatchObject({ code: 'invitation_was_used' });
      }
      const { members } = await ledger.call<{ members: object[] }>('members.list', { account });
      expect(members).toMatchObject([{ name: 'Ann', email: 'ann@live.example', role: 'owner' }]);
    });

    test('is taken once, even by two at the same time', async () => {
      const { link } = await invite('twice@live.example');
      const both = await Promise.allSettled(
        [1, 2].map(() => nobody().call('invitations.accept', accepting(link))),
      );
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const refused = both.find(({ status }) => status === 'rejected');
      expect(`${Object(refused).reason}`).toContain('invitation_was_used');
    });

    test('is over after a week, when it is revoked, and when another one is made', async () => {
      const first = await invite('bo@live.example');
      const { link, id } = await invite('bo@live.example');
      const refusal = (of: string | null) =>
        nobody().refusal('invitations.show', { token: tokenIn(of) });
      expect((await refusal(first.link)).code).toBe('invitation_was_revoked');
      const afterAWeek = await later(7 * DAY_MS, () => refusal(link));
      expect(afterAWeek.code).toBe('invitation_is_expired');
      const lateTaking = later(7 * DAY_MS, () =>
        nobody().refusal('invitations.accept', accepting(link)),
      );
      expect((await lateTaking).code).toBe('invitation_is_expired');
      const revoked = { account, invitation: id };
      expect(await ledger.call('invitations.revoke', revoked)).toMatchObject({ state: 'revoked' });
      expect((await refusal(link)).code).toBe('invitation_was_revoked');
      expect((await refusal('https://x/invite/nothing')).code).toBe('invitation_of_link_not_found');
    });

    test('is for one address, whoever holds the link', async () => {
      const { link } = await invite('cy@live.example');
      const other = { ...accepting(link), email: 'dee@live.example' };
      const code = 'invitation_is_for_another_address';
      expect(await nobody().refusal('invitations.accept', other)).toMatchObject({ code });
      const dee = await joined(ledger, { account, role: 'viewer', email: 'dee@live.example' });
      const asDee = ledger.as({ kind: 'person', id: dee });
      const taking = { token: tokenIn(link) };
      expect(await asDee.refusal('invitations.accept', taking)).toMatchObject({ code });
    });

    test('asks somebody new for a name and a password that is long enough', async () => {
      const { link } = await invite('ed@live.example');
      const refusal = (change: object) =>
        nobody().refusal('invitations.accept', { ...accepting(link), ...change });
      expect(await refusal({ name: ' ' })).toMatchObject({ code: 'person_name_length' });
      expect(await refusal({ password: 'too short' })).toMatchObject({ code: 'password_length' });
      expect(await refusal({ password: 'ED@live.example' })).toMatchObject({
        code: 'password_is_the_email',
      });
    });

    test('lets a person who is known join another account when signed in', async () => {
      const fay = await joined(ledger, { account, role: 'viewer', email: 'fay@live.example' });
      const second = await ledger.account('Bravo');
      const { link } = await invite('fay@live.example', 'finance', second.id);
      expect(await nobody().refusal('invitations.accept', accepting(link))).toMatchObject({
        code: 'person_exists_already',
      });
      const asFay = ledger.as({ kind: 'person', id: fay });
      await asFay.call('invitations.accept', { token: tokenIn(link) });
      expect(await asFay.call('me.show')).toMatchObject({
        name: 'fay',
        operator: null,
        accounts: [
          { id: account, name: 'Acme', role: 'viewer' },
          { id: second.id, name: 'Bravo', role: 'finance' },
        ],
      });
      const again = await ledger.refusal('invitations.create', {
        account: second.id,
        role: 'owner',
        email: 'fay@live.example',
      });
      expect(again.code).toBe('person_is_a_member');
    });

    test('cannot be read in the store, nor in the audit log', async () => {
      const { link } = await invite('gil@live.example');
      const rows = await ledger.database.query<{ text: string }>(
        raw(`
        select i::text as text from invitations i
        union all select a::text from audit_entries a`),
      );
      expect(rows.length).toBeGreaterThan(2);
      expect(rows.filter(({ text }) => text.includes(tokenIn(link)))).toEqual([]);
    });
  });

  describe('an invitation by mail', () => {
    let mails: MailServer;
    let mailing: Ledger;

    beforeAll(async () => {
      mails = await startMailServer();
      const mail = mailSender({ url: mails.url, from: 'Live <people@live.example>' });
      mailing = ledger.with({ mail });
    });
    afterAll(() => mails.close());

    test('brings the link to the address alone, in the language of the wish', async () => {
      const hal = await joined(ledger, { account, role: 'owner', email: 'hal@live.example' });
      const owner = { kind: 'member' as const, id: hal, account, role: 'owner' as const };
      const wish = { account, role: 'finance', email: 'ivy@live.example', language: 'en' };
      const made = await mailing.as(owner).call<Invitation>('invitations.create', wish);
      expect(made).toMatchObject({ link: null, mailed: true });
      const [mail] = mails.mails;
      expect(mail?.to).toEqual(['ivy@live.example']);
      expect(mail?.headers.get('subject')).toBe('You are invited to the account "Acme"');
      expect(mail?.text).toContain('hal invites you to the account "Acme" as finance.');
      const [link = ''] = /http:\/\/packledger\.example\/invite\/\S+/.exec(mail?.text ?? '') ?? [];
      expect(mail?.html).toContain(`<a href="${link}">`);
      await nobody().call('invitations.accept', accepting(link, 'Ivy'));
      const verified = await ledger.database.query<{ email: string }>(
        raw('select email from people where email_verified'),
      );
      expect(verified).toEqual([{ email: 'ivy@live.example' }]);
    });

    test('that the mail server refuses is not there, and may be made again', async () => {
      mails.refuse('jo@live.example', 550);
      const wish = { account, role: 'viewer', email: 'jo@live.example' };
      expect(await mailing.refusal('invitations.create', wish)).toMatchObject({
        code: 'mail_was_not_sent',
        path: 'email',
      });
      const { invitations } = await ledger.call<{ invitations: Invitation[] }>('invitations.list', {
        account,
      });
      expect(invitations[0]).toMatchObject({ email: 'jo@live.example', state: 'revoked' });
      const byMail = { ...wish, send: 'mail' };
      const refusal = await ledger.refusal('invitations.create', byMail);
      expect(refusal.code).toBe('platform_sends_no_mail');
    });
  });

  describe('a member', () => {
    test('may what its role says, from the next call on', async () => {
      const { id } = await ledger.account('Charlie');
      const kit = await joined(ledger, { account: id, role: 'owner', email: 'kit@live.example' });
      const lee = await joined(ledger, { account: id, role: 'viewer', email: 'lee@live.example' });
      const [asKit, asLee] = [await sessionOf(ledger, kit), await sessionOf(ledger, lee)];
      const members = `/accounts/${id}/members`;
      expect(await calling(asLee, 'GET', members)).toMatchObject({ status: 200 });
      const kitsRole = `${members}/${kit}/role`;
      const refused = await calling(asLee, 'PUT', kitsRole, { role: 'viewer' });
      expect(refused).toMatchObject({ status: 403, body: { code: 'not_permitted' } });
      await calling(asKit, 'PUT', `${members}/${lee}/role`, { role: 'owner' });
      expect(await calling(asLee, 'PUT', kitsRole, { role: 'viewer' })).toMatchObject({
        status: 200,
        body: { role: 'viewer' },
      });
      const kitAgain = await calling(asKit, 'PUT', `${members}/${lee}/role`, { role: 'viewer' });
      expect(kitAgain.status).toBe(403);
      const { entries } = await ledger.call<{ entries: object[] }>('audit.list', { account: id });
      expect(entries[0]).toMatchObject({
        actor: { kind: 'member', id: lee },
        operation: 'members.set-role',
        subject: kit,
      });
    });

    test('who is removed sees nothing of the account anymore, though signed in', async () => {
      const { id } = await ledger.account('Delta');
      await joined(ledger, { account: id, role: 'owner', email: 'max@live.example' });
      const nia = await joined(ledger, { account: id, role: 'finance', email: 'nia@live.example' });
      const asNia = await sessionOf(ledger, nia);
      expect(await calling(asNia, 'GET', `/accounts/${id}`)).toMatchObject({ status: 200 });
      await ledger.call('members.remove', { account: id, person: nia });
      expect(await calling(asNia, 'GET', `/accounts/${id}`)).toMatchObject({ status: 403 });
      expect(await calling(asNia, 'GET', '/me')).toMatchObject({ body: { accounts: [] } });
    });

    test('who is the only owner stays one, unless an operator says otherwise', async () => {
      const { id } = await ledger.account('Echo');
      const oz = await joined(ledger, { account: id, role: 'owner', email: 'oz@live.example' });
      const owner = { kind: 'member' as const, id: oz, account: id, role: 'owner' as const };
      const asOz = ledger.as(owner);
      const code = 'account_needs_an_owner';
      const down = { account: id, person: oz, role: 'finance' };
      expect(await asOz.refusal('members.set-role', down)).toMatchObject({ code });
      const own = { account: id, person: oz };
      expect(await asOz.refusal('members.remove', own)).toMatchObject({ code });
      await ledger.call('members.remove', own);
      expect(await ledger.call('members.list', { account: id })).toEqual({ members: [] });
    });
  });

  describe('a session', () => {
    test('is over after a week without use, and after a month however it is used', async () => {
      const pam = await joined(ledger, { account, role: 'viewer', email: 'pam@live.example' });
      const cookie = await sessionOf(ledger, pam);
      const me = () => calling(cookie, 'GET', '/me').then(({ status }) => status);
      for (const days of [0, 6, 12, 18, 24, 29]) {
        expect(await later(days * DAY_MS, me), `${days} days`).toBe(200);
      }
      expect(await later(31 * DAY_MS, me)).toBe(401);
      const other = await sessionOf(ledger, pam);
      expect(await later(7 * DAY_MS, () => calling(other, 'GET', '/me'))).toMatchObject({
        status: 401,
        body: { code: 'credentials_are_missing' },
      });
    });

    test('is nobody’s when its cookie is not signed by the platform', async () => {
      const quin = await joined(ledger, { account, role: 'viewer', email: 'quin@live.example' });
      const cookie = await sessionOf(ledger, quin);
      expect((await calling(cookie, 'GET', '/me')).status).toBe(200);
      for (const forged of [cookie.slice(0, -8), cookie.replace(/%3D$/, 'x'), 'x', '']) {
        expect((await calling(forged, 'GET', '/me')).status, forged).toBe(401);
      }
    });

    test('changes nothing for the pages of other sites', async () => {
      const rae = await joined(ledger, { account, role: 'viewer', email: 'rae@live.example' });
      const cookie = await sessionOf(ledger, rae);
      const rename = async (headers: Readonly<Record<string, string>>) => {
        const request = { method: 'PATCH', url: '/api/v1/me', payload: { name: 'Rae' } } as const;
        const answer = await server.inject({ ...request, headers: { cookie, ...headers } });
        return answer.statusCode;
      };
      expect(await rename({ origin: 'https://evil.example' })).toBe(403);
      expect(await rename({})).toBe(403);
      expect(await rename({ origin: 'http://packledger.example' })).toBe(200);
    });
  });

  describe('an operator', () => {
    test('is invited by the first start; a later one makes another link', async () => {
      const first = await inviteFirstOperator(ledger.context);
      const second = await inviteFirstOperator(ledger.context);
      const taking = (link: string | undefined) => ({
        ...accepting(link ?? ''),
        email: 'root@live.example',
      });
      const late = later(DAY_MS, () =>
        nobody().refusal('invitations.accept', taking(second?.link)),
      );
      expect((await late).code).toBe('invitation_is_expired');
      const old = await nobody().refusal('invitations.accept', taking(first?.link));
      expect(old.code).toBe('invitation_was_revoked');
      const { person } = await nobody().call<{ person: string }>(
        'invitations.accept',
        taking(second?.link),
      );
      expect(await inviteFirstOperator(ledger.context)).toBeNull();
      const cookie = await sessionOf(ledger, person);
      expect(await calling(cookie, 'GET', '/accounts')).toMatchObject({ status: 200 });
      expect(await calling(cookie, 'GET', '/me')).toMatchObject({ body: { operator: 'full' } });
    });

    test('who may only read changes nothing but what is its own', async () => {
      const wish = { email: 'sam@live.example', access: 'read' };
      const { link } = await ledger.call<Invitation>('operators.invite', wish);
      const { person } = await nobody().call<{ person: string }>(
        'invitations.accept',
        accepting(link),
      );
      const asSam = ledger.as({ kind: 'operator', id: person, readOnly: true });
      expect(await asSam.call('me.update', { name: 'Sam', language: 'en' })).toMatchObject({
        name: 'Sam',
        language: 'en',
        operator: 'read',
      });
      const refusal = await asSam.refusal('operators.remove', { person });
      expect(refusal.code).toBe('not_permitted');
    });

    test('who is the last one that may change anything stays', async () => {
      const { operators } = await ledger.call<{ operators: { person: string; access: string }[] }>(
        'operators.list',
      );
      const full = operators.find(({ access }) => access === 'full')?.person;
      expect(await ledger.refusal('operators.remove', { person: full })).toMatchObject({
        code: 'platform_needs_an_operator',
      });
      const tia = await joined(ledger, { email: 'tia@live.example' });
      await ledger.call('operators.remove', { person: full });
      const asOld = await sessionOf(ledger, full ?? '');
      expect(await calling(asOld, 'GET', '/accounts')).toMatchObject({ status: 403 });
      const left = await ledger.database.query(sql`
        select person_id as person from operators where not read_only`);
      expect(left).toEqual([{ person: tia }]);
    });

    test('what a person prefers is kept for that person, so many things and no more', async () => {
      const ida = await joined(ledger, { email: 'ida@live.example' });
      const asIda = ledger.as({ kind: 'person', id: ida });
      const kept = { name: 'columns.orders', value: '["paidAt"]' };
      await asIda.call('me.prefer', { ...kept, value: '[]' });
      expect(await asIda.call('me.prefer', kept)).toMatchObject({ preferences: [kept] });
      const wrong = { name: 'Columns', value: '' };
      expect(await asIda.refusal('me.prefer', wrong)).toMatchObject({ path: 'name' });
      for (let one = 1; one < 100; one += 1) {
        await asIda.call('me.prefer', { name: `columns.list-${one}`, value: '[]' });
      }
      expect(await asIda.refusal('me.prefer', { name: 'theme', value: 'dark' })).toMatchObject({
        code: 'too_many_preferences',
      });
      await asIda.call('me.prefer', { name: 'columns.list-1', value: null });
      await asIda.call('me.prefer', { name: 'theme', value: 'dark' });
      const other = ledger.as({
        kind: 'person',
        id: await joined(ledger, { email: 'o@x.example' }),
      });
      expect(await other.call('me.show')).toMatchObject({ preferences: [] });
      expect((await ledger.refusal('me.prefer', kept)).code).toBe('caller_is_no_person');
    });
  });
});
