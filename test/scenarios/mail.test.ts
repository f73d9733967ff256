import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mailSender } from '../../src/mail.ts';
import { remind } from '../../src/operations/notices/remind.ts';
import { sendMail } from '../../src/operations/notices/send-mail.ts';
import type { Context } from '../../src/operations/operation.ts';
import { sql } from '../../src/store/sql.ts';
import { describeOnEachDatabase, describeOnPostgres } from '../support/databases.ts';
import { type Account, Ledger } from '../support/ledger.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';

const FROM = 'Live <billing@live.example>';
const MORNING = '2022-03-03T10:30:00+08:00';

function mailing(ledger: Ledger, server: Pick<MailServer, 'url'>): Context {
  return { ...ledger.context, mail: mailSender({ url: server.url, from: FROM }) };
}

/** People are told that a pack is low; the mail is on its way. */
async function tellLow(ledger: Ledger, account: Account): Promise<string> {
  const pack = await account.pack('traffic-100gb', '2022-03-01T08:00:00+08:00');
  ledger.itIs(MORNING);
  await account.use({ day: '2022-03-02', quantity: '90 GB' });
  await account.settle('2022-03-02');
  await remind(ledger.context);
  return pack;
}

async function addContact(ledger: Ledger, account: Account, details: object): Promise<string> {
  const { id } = await ledger.call<{ id: string }>('contacts.add', {
    account: account.id,
    ...details,
  });
  return id;
}

/** What became of the mails of an account, in the order of its contacts. */
async function states(ledger: Ledger, account: Account) {
  return ledger.database.query<{ state: string; attempts: number; error: string | null }>(sql`
    select state, attempts, error from mail_queue
    where account_id = ${account.id} order by contact_id`);
}

describeOnEachDatabase('mail', (open) => {
  let ledger: Ledger;
  let account: Account;
  let server: MailServer;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
  });

  beforeEach(async () => {
    server = await startMailServer();
    ledger.itIs('2022-03-01T07:00:00+08:00');
    account = await ledger.account('Acme <Live>');
  });

  afterEach(() => server.close());

  test('goes to each contact in its language', async () => {
    await addContact(ledger, account, { name: '王芳', email: 'wang@live.example' });
    await addContact(ledger, account, {
      name: 'Ann & "Bo"',
      email: 'ann@live.example',
      language: 'en',
    });
    const pack = await tellLow(ledger, account);
    expect(await sendMail(mailing(ledger, server))).toEqual({ sent: 2, postponed: 0, failed: 0 });

    const [zh, en] = server.mails;
    expect(zh).toMatchObject({ from: 'billing@live.example', to: ['wang@live.example'] });
    expect(zh?.headers.get('subject')).toBe('资源包余量不足');
    expect(zh?.headers.get('from')).toBe(FROM);
    expect(zh?.headers.get('to')).toBe('王芳 <wang@live.example>');
    expect(zh?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(zh?.text).toContain('王芳，您好：');
    expect(zh?.text).toContain(`流量包 100 GB（${pack}）剩余 10 GB，总量 100 GB，已低于 15%。`);
    expect(zh?.text).toContain(`账号：Acme <Live>（${account.id}）`);
    expect(zh?.html).toContain('<html lang="zh-CN">');
    expect(zh?.html).toContain('Acme &lt;Live&gt;');

    expect(en?.headers.get('subject')).toBe('A pack is low');
    expect(en?.headers.get('to')).toContain('<ann@live.example>');
    expect(en?.text).toContain('Dear Ann & "Bo",');
    expect(en?.text).toContain('10 GB of 100 GB are left, less than 15%.');
    expect(en?.text).toContain('Time: 2022-03-03T10:30:00+08:00');
    expect(en?.html).toContain('<p>Dear Ann &amp; &quot;Bo&quot;,</p>');
    const id = en?.headers.get('message-id');
    expect(id).toMatch(/^<ms_\w+\.ct_\w+@live\.example>$/);
    expect(id).not.toBe(zh?.headers.get('message-id'));
  });

  test('is sent once', async () => {
    await addContact(ledger, account, { name: 'Ann', email: 'ann@live.example' });
    await tellLow(ledger, account);
    const context = mailing(ledger, server);
    expect(await sendMail(context)).toMatchObject({ sent: 1 });
    ledger.itIs('2022-03-05T10:30:00+08:00');
    expect(await sendMail(context)).toEqual({ sent: 0, postponed: 0, failed: 0 });
    expect(server.mails).toHaveLength(1);
    expect(await states(ledger, account)).toEqual([{ state: 'sent', attempts: 1, error: null }]);
  });

  test('goes only to who chose its kind', async () => {
    const chosen = { email: 'bills@live.example', kinds: ['arrears', 'stopped'] };
    await addContact(ledger, account, { name: 'Bills', ...chosen });
    const packs = { email: 'packs@live.example', kinds: ['packs-low'] };
    await addContact(ledger, account, { name: 'Packs', ...packs });
    const all = await addContact(ledger, account, { name: 'All', email: 'all@live.example' });
    await ledger.call('subscriptions.set', { account: account.id, contact: all, kinds: [] });
    await tellLow(ledger, account);
    await sendMail(mailing(ledger, server));
    expect(server.mails.map(({ to }) => to)).toEqual([['packs@live.example']]);
  });

  test('is tried again when the server could not be reached, with the same id', async () => {
    await addContact(ledger, account, { name: 'Ann', email: 'ann@live.example' });
    await addContact(ledger, account, { name: 'Bo', email: 'bo@live.example' });
    await tellLow(ledger, account);
    const context = mailing(ledger, server);
    const port = Number(new URL(server.url).port);
    await server.close();
    // One finds out that nobody is there; the other is not even tried.
    expect(await sendMail(context)).toEqual({ sent: 0, postponed: 1, failed: 0 });
    const [first, second] = await states(ledger, account);
    expect(first).toMatchObject({ state: 'pending', attempts: 1 });
    expect(first?.error).toContain('ECONNREFUSED');
    expect(second).toEqual({ state: 'pending', attempts: 0, error: null });

    server = await startMailServer(port);
    expect(await sendMail(context)).toMatchObject({ sent: 1 });
    ledger.itIs('2022-03-03T10:31:00+08:00');
    expect(await sendMail(context)).toMatchObject({ sent: 1 });
    expect(server.mails.map(({ to }) => to)).toEqual([['bo@live.example'], ['ann@live.example']]);
  });

  test('is tried for a day and then given up', async () => {
    await addContact(ledger, account, { name: 'Ann', email: 'ann@live.example' });
    await tellLow(ledger, account);
    server.refuse('ann@live.example', 451);
    const context = mailing(ledger, server);
    const sendAfter = async (minutes: number) => {
      ledger.itIs(new Date(Date.parse(MORNING) + minutes * 60_000).toISOString());
      return sendMail(context);
    };
    const waits = [0, 1, 6, 21, 81, 261, 621, 1341];
    for (const minutes of waits) {
      if (minutes > 0) expect(await sendAfter(minutes - 1)).toMatchObject({ postponed: 0 });
      const last = minutes === waits.at(-1);
      const ended = { postponed: last ? 0 : 1, failed: last ? 1 : 0 };
      expect(await sendAfter(minutes)).toEqual({ sent: 0, ...ended });
    }
    expect(await states(ledger, account)).toMatchObject([{ state: 'failed', attempts: 8 }]);
  });

  test('is given up at once when there is no such mailbox, and others get theirs', async () => {
    await addContact(ledger, account, { name: 'Ann', email: 'nobody@live.example' });
    await addContact(ledger, account, { name: 'Bo', email: 'bo@live.example' });
    await tellLow(ledger, account);
    server.refuse('nobody@live.example', 550);
    expect(await sendMail(mailing(ledger, server))).toEqual({ sent: 1, postponed: 0, failed: 1 });
    expect(await states(ledger, account)).toMatchObject([
      { state: 'failed', error: expect.stringContaining('550') },
      { state: 'sent' },
    ]);
  });

  test('goes to the address that the contact has now, and to none that was removed', async () => {
    const ann = await addContact(ledger, account, { name: 'Ann', email: 'ann@live.example' });
    const bo = await addContact(ledger, account, { name: 'Bo', email: 'bo@live.example' });
    await tellLow(ledger, account);
    const call = { account: account.id };
    await ledger.call('contacts.update', { ...call, contact: ann, email: 'new@live.example' });
    await ledger.call('contacts.remove', { ...call, contact: bo });
    expect(await sendMail(mailing(ledger, server))).toEqual({ sent: 1, postponed: 0, failed: 1 });
    expect(server.mails.map(({ to }) => to)).toEqual([['new@live.example']]);
  });

  test('waits a day for a platform to have a server', async () => {
    await addContact(ledger, account, { name: 'Ann', email: 'ann@live.example' });
    await tellLow(ledger, account);
    const nothing = { sent: 0, postponed: 0, failed: 0 };
    expect(await sendMail(ledger.context)).toEqual(nothing);
    ledger.itIs('2022-03-04T10:29:59+08:00');
    expect(await sendMail(ledger.context)).toEqual(nothing);
    ledger.itIs('2022-03-04T10:30:00+08:00');
    expect(await sendMail(ledger.context)).toEqual({ ...nothing, failed: 1 });
    expect(await sendMail(mailing(ledger, server))).toEqual(nothing);
  });

  test('that a sender took and did not finish is taken over, with the same id', async () => {
    await addContact(ledger, account, { name: 'Ann', email: 'ann@live.example' });
    await tellLow(ledger, account);
    const context = mailing(ledger, server);
    // The mail arrives, and the sender dies before it can say so.
    const dying = { send: async () => Promise.reject(new Error('the process died')) };
    await expect(sendMail({ ...context, mail: dying })).rejects.toThrow('the process died');
    expect(await sendMail(context)).toMatchObject({ sent: 0 });
    ledger.itIs('2022-03-03T10:40:00+08:00');
    expect(await sendMail(context)).toMatchObject({ sent: 1 });
    expect(await states(ledger, account)).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });
});

describeOnPostgres('mail of several senders', (stores) => {
  let server: MailServer;

  beforeEach(async () => {
    server = await startMailServer();
  });

  afterEach(() => server.close());

  describe('at once', () => {
    test('goes out once', async () => {
      const url = await stores.freshUrl();
      const ledgers = [await Ledger.at(url), await Ledger.at(url)] as const;
      const [first] = ledgers;
      const account = await first.account('Acme Live');
      const people = Array.from({ length: 20 }, (_, at) => `person-${at}@live.example`);
      for (const email of people) await addContact(first, account, { name: email, email });
      await tellLow(first, account);
      for (const ledger of ledgers) ledger.itIs(MORNING);
      const counts = await Promise.all(
        [...ledgers, ...ledgers].map((ledger) => sendMail(mailing(ledger, server))),
      );
      expect(counts.reduce((sum, { sent }) => sum + sent, 0)).toBe(people.length);
      expect(server.mails.flatMap(({ to }) => to).sort()).toEqual([...people].sort());
      for (const ledger of ledgers) await ledger.close();
    });
  });
});
