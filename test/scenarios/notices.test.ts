import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accept } from '../../src/engine/index.ts';
import { changeAccount } from '../../src/operations/change.ts';
import type { MessageView } from '../../src/operations/notices/list-messages.ts';
import { NOTICE_KINDS } from '../../src/operations/notices/notice-kinds.ts';
import { notify } from '../../src/operations/notices/notify.ts';
import type { Role } from '../../src/operations/operation.ts';
import { sql } from '../../src/store/sql.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type Account, Ledger } from '../support/ledger.ts';

interface Inbox {
  readonly messages: readonly MessageView[];
  readonly unread: number;
  readonly next: string | null;
}

interface Contact {
  readonly id: string;
  readonly kinds: readonly string[];
}

describeOnEachDatabase('messages and contacts', (open) => {
  let ledger: Ledger;
  let account: Account;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
  });

  beforeEach(async () => {
    account = await ledger.account('Acme Live');
  });

  /** Tells of a trial pack; whether people were told. */
  async function tell(pack: string, key = `trial-used-up:${pack}`): Promise<boolean> {
    const call = { account: account.id, operation: 'a-story' };
    const outcome = await changeAccount(ledger.context, call, async (change) => {
      const params = { pack, sku: 'mic-trial-3000m' };
      return accept(await notify(change, { kind: 'trial-used-up', subject: pack, params, key }));
    });
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    return outcome.value;
  }

  const inbox = (input: object = {}) =>
    ledger.call<Inbox>('messages.list', { account: account.id, ...input });
  const read = (input: object) =>
    ledger.call<{ read: readonly string[]; unread: number }>('messages.read', {
      account: account.id,
      ...input,
    });
  const add = (input: object = {}) =>
    ledger.call<Contact>('contacts.add', {
      account: account.id,
      name: 'Ann',
      email: 'ann@live.example',
      ...input,
    });
  const as = (role: Role, of = account.id) =>
    ledger.as({ kind: 'member', id: 'somebody', account: of, role });

  describe('the inbox', () => {
    test('has what people were told, once for a key, and tells programs too', async () => {
      expect(await tell('pk_1')).toBe(true);
      expect(await tell('pk_1')).toBe(false);
      expect(await tell('pk_2')).toBe(true);
      const { messages, unread, next } = await inbox();
      expect(messages.map(({ subject }) => subject)).toEqual(['pk_2', 'pk_1']);
      expect({ unread, next }).toEqual({ unread: 2, next: null });
      expect(messages[0]).toMatchObject({
        kind: 'trial-used-up',
        at: '2023-06-01T12:00:00+08:00',
        readAt: null,
        title: { zh: '体验包已用完', en: 'The trial pack is used up' },
        body: { zh: expect.stringContaining('连麦包 体验版 3,000 分钟（pk_2）已用完') },
      });
      const events = await ledger.database.query<{ data: { message: string } }>(sql`
        select data from events
        where account_id = ${account.id} and type = 'message.created' order by event_id desc`);
      expect(events.map(({ data }) => data.message)).toEqual(messages.map(({ id }) => id));
    });

    test('is read by message or whole, once', async () => {
      for (const pack of ['pk_1', 'pk_2', 'pk_3']) await tell(pack);
      const { messages } = await inbox();
      const [latest] = messages.map(({ id }) => id);
      ledger.itIs('2023-06-01T12:30:00+08:00');
      expect(await read({ messages: [latest] })).toEqual({ read: [latest], unread: 2 });
      ledger.itIs('2023-06-01T13:00:00+08:00');
      expect(await read({ messages: [latest] })).toEqual({ read: [], unread: 2 });
      expect((await inbox()).messages[0]?.readAt).toBe('2023-06-01T12:30:00+08:00');
      expect((await inbox({ unread: true })).messages).toHaveLength(2);
      expect(await read({ all: true })).toMatchObject({ unread: 0 });
      expect((await inbox({ unread: true })).messages).toEqual([]);
      ledger.itIs('2023-06-01T12:00:00+08:00');
    });

    test('comes in pages', async () => {
      for (const pack of ['pk_1', 'pk_2', 'pk_3']) await tell(pack);
      const first = await inbox({ limit: 2 });
      expect(first.messages.map(({ subject }) => subject)).toEqual(['pk_3', 'pk_2']);
      const second = await inbox({ limit: 2, cursor: first.next });
      expect(second.messages.map(({ subject }) => subject)).toEqual(['pk_1']);
      expect(second.next).toBeNull();
    });

    test('has only the messages of its account', async () => {
      await tell('pk_1');
      const [message] = (await inbox()).messages;
      const other = await ledger.account('Another');
      const input = { account: other.id, messages: [message?.id] };
      expect(await ledger.refusal('messages.read', input)).toMatchObject({
        code: 'message_not_found',
        params: { message: message?.id },
      });
      expect(
        await as('viewer', other.id).refusal('messages.list', { account: account.id }),
      ).toEqual(expect.objectContaining({ code: 'not_permitted' }));
    });

    test.for([
      ['messages.read', {}, 'messages_or_all_is_expected'],
      ['messages.read', { messages: [], all: true }, 'messages_or_all_is_expected'],
      ['messages.read', { messages: ['ms_none'] }, 'message_not_found'],
      ['messages.list', { account: 'ac_none' }, 'account_not_found'],
      ['thresholds.show', { account: 'ac_none' }, 'account_not_found'],
      ['contacts.list', { account: 'ac_none' }, 'account_not_found'],
    ] as const)('%s of %j is refused: %s', async ([operation, input, code]) => {
      const refusal = await ledger.refusal(operation, { account: account.id, ...input });
      expect(refusal.code).toBe(code);
    });
  });

  describe('a contact', () => {
    test('gets every kind of message, until some are chosen', async () => {
      const { id, kinds } = await add();
      expect(kinds).toEqual(['all']);
      const call = { account: account.id, contact: id };
      const chosen = ['arrears', 'packs-low', 'arrears'];
      expect(await ledger.call('subscriptions.set', { ...call, kinds: chosen })).toMatchObject({
        id,
        name: 'Ann',
        email: 'ann@live.example',
        language: 'zh',
        kinds: ['packs-low', 'arrears'],
      });
      const none = await ledger.call<Contact>('subscriptions.set', { ...call, kinds: [] });
      expect(none.kinds).toEqual([]);
      const all = await ledger.call<Contact>('subscriptions.set', { ...call, kinds: ['all'] });
      expect(all.kinds).toEqual(['all']);
    });

    test('is changed in what is named, and removed', async () => {
      const { id } = await add({ language: 'en', kinds: ['arrears'] });
      const call = { account: account.id, contact: id };
      expect(await ledger.call('contacts.update', { ...call, name: ' Ann Lee ' })).toMatchObject({
        id,
        name: 'Ann Lee',
        email: 'ann@live.example',
        language: 'en',
        kinds: ['arrears'],
      });
      // Her own address in other letters is no other contact's.
      await ledger.call('contacts.update', { ...call, email: 'Ann@live.example' });
      expect(await ledger.call('contacts.remove', call)).toEqual({ removed: id });
      expect(await ledger.call('contacts.list', { account: account.id })).toMatchObject({
        contacts: [],
      });
      expect((await ledger.refusal('contacts.remove', call)).code).toBe('contact_not_found');
    });

    test('is in the audit log, and not when nothing changed', async () => {
      const { id } = await add();
      await ledger.call('contacts.update', { account: account.id, contact: id, name: 'Ann' });
      await ledger.call('contacts.update', { account: account.id, contact: id, name: 'Bo' });
      const { entries } = await ledger.call<{ entries: readonly object[] }>('audit.list', {
        account: account.id,
        limit: 2,
      });
      expect(entries).toMatchObject([
        {
          operation: 'contacts.update',
          subject: id,
          before: { name: 'Ann' },
          after: { name: 'Bo' },
        },
        { operation: 'contacts.add', subject: id, before: null, after: { name: 'Ann' } },
      ]);
    });

    test('chooses from the kinds that are listed', async () => {
      const { kinds } = await ledger.call<{
        kinds: readonly { kind: string; title: { zh: string; en: string } }[];
      }>('contacts.list', { account: account.id });
      expect(kinds.map(({ kind }) => kind)).toEqual([...NOTICE_KINDS]);
      expect(kinds.flatMap(({ title }) => [title.zh, title.en]).join('')).not.toMatch(/[{}[\]]/);
    });

    test.for([
      [{ name: '  ' }, 'contact_name_length'],
      [{ name: 'x'.repeat(101) }, 'contact_name_length'],
      [{ name: 'Ann\r\nBcc: x' }, 'contact_name_length'],
      [{ email: 'ann' }, 'email_is_not_an_address'],
      [{ email: 'ann@live' }, 'email_is_not_an_address'],
      [{ email: 'ann@live.example, bo@live.example' }, 'email_is_not_an_address'],
      [{ email: 'ann@live.example\r\nBcc: bo@live.example' }, 'email_is_not_an_address'],
      [{ email: `${'a'.repeat(250)}@live.example` }, 'email_is_not_an_address'],
      [{ language: 'fr' }, 'value_is_not_among'],
      [{ kinds: ['everything'] }, 'message_kind_is_unknown'],
      [{ kinds: ['all', 'arrears'] }, 'message_kind_is_unknown'],
    ] as const)('that would be %j is refused: %s', async ([input, code]) => {
      const call = { account: account.id, name: 'Ann', email: 'ann@live.example', ...input };
      expect((await ledger.refusal('contacts.add', call)).code).toBe(code);
    });

    test('has an address of its own, and there are 50 at the most', async () => {
      const { id } = await add();
      const call = { account: account.id, name: 'Bo', email: 'ANN@live.example' };
      expect(await ledger.refusal('contacts.add', call)).toMatchObject({
        code: 'contact_has_this_email',
        params: { contact: id },
      });
      for (let at = 1; at < 50; at += 1) await add({ email: `ann-${at}@live.example` });
      const one = { ...call, email: 'one@live.example' };
      expect((await ledger.refusal('contacts.add', one)).code).toBe(
        'account_has_too_many_contacts',
      );
    });
  });

  test.for([
    ['messages.list', {}, 'viewer'],
    ['messages.read', { all: true }, 'viewer'],
    ['contacts.list', {}, 'viewer'],
    ['thresholds.show', {}, 'viewer'],
    ['thresholds.set', { percent: 20 }, 'finance'],
    ['contacts.add', { name: 'Bo', email: 'bo@live.example' }, 'owner'],
    ['contacts.update', { contact: 'ct_none' }, 'owner'],
    ['contacts.remove', { contact: 'ct_none' }, 'owner'],
    ['subscriptions.set', { contact: 'ct_none', kinds: [] }, 'owner'],
  ] as const)('%s %j is for %s and more', async ([operation, input, least]) => {
    const roles = ['viewer', 'finance', 'owner'] as const;
    for (const role of roles) {
      const permitted = roles.indexOf(role) >= roles.indexOf(least);
      const call = { account: account.id, ...input };
      const found = 'contact' in input || !permitted;
      const code = found ? (await as(role).refusal(operation, call)).code : null;
      if (code === null) await as(role).call(operation, call);
      expect(code === 'not_permitted').toBe(!permitted);
    }
  });
});
