// An account that has one of everything, each thing named by a word of its own: whoever finds the
// word where it does not belong has found a leak.
import { type Account, type Ledger, LIVE } from './ledger.ts';
import { joined } from './people.ts';
import { JPEG, PNG } from './pictures.ts';

const BOUGHT = '2022-06-01T10:00:00+08:00';
const DAY = '2022-06-02';
const LATER = '2022-06-03T12:00:00+08:00';

interface Made {
  readonly id: string;
}

/** Makes the account; `word` is in all its names, and in no other account's. */
export async function furnishedAccount(ledger: Ledger, word: string): Promise<Account> {
  ledger.itIs(BOUGHT);
  const account = await ledger.account(`${word} Live`);
  const call = <T = unknown>(name: string, input: object = {}) =>
    ledger.call<T>(name, { account: account.id, ...input });
  await call('webhooks.create', {
    url: `http://127.0.0.1:9/${word}`,
    description: `${word} hook`,
  });
  await giveMoney(call, word);
  await buyPacks(call, word);
  const pack = await account.pack('traffic-1tb', BOUGHT);
  await call('auto-renewals.set', { pack, on: true, monthlyCap: '500.00' });
  await call('thresholds.set', { pack, percent: 30 });
  const [used = ''] = await account.grant('traffic-10tb', BOUGHT);
  const app = { bundleId: `com.${word}.app`, packageName: `com.${word}.app` };
  await call('licenses.add', { pack: used, ...app });
  await account.grant('traffic-10tb', BOUGHT);
  // What accounts may name alike has the word in another form: to send it is no leak.
  const instance = `studio-${word.toUpperCase()}`;
  await call('director.register', { instance, name: `${word} studio` });
  await call('director.bind', { pack: await account.pack('director-7d', BOUGHT), instance });
  await account.pack('director-7d', BOUGHT);
  await applyForPlugins(call, word);
  const contact = await call<Made>('contacts.add', {
    name: `${word} person`,
    email: `${word}@example.com`,
  });
  await call('subscriptions.set', { contact: contact.id, kinds: [] });
  await call('keys.create', { name: `${word} key` });
  await call('invitations.create', { role: 'viewer', email: `${word}-guest@example.com` });
  await joined(ledger, {
    account: account.id,
    role: 'viewer',
    email: `${word}-reader@example.com`,
  });
  const wish = { area: 'mainland', mode: 'monthly-traffic', note: `${word} wishes` };
  await call('billing-modes.request-monthly', wish);
  await account.use(
    { day: DAY, item: LIVE, quantity: '3 GB', source: `${word}-log` },
    { day: DAY, item: 'transcode.h264.480p', quantity: '900 min', source: `${word}-log` },
  );
  ledger.itIs(LATER);
  await account.settle(DAY);
  return account;
}

type Call = <T = unknown>(name: string, input?: object) => Promise<T>;

async function giveMoney(call: Call, word: string): Promise<void> {
  await call('wallet.top-up', { amount: '9000.00', reference: `${word}-payment`, note: word });
  await call('wallet.grant', { amount: '10.00', note: `a gift to ${word}` });
  const validTo = '2023-06-01T00:00:00+08:00';
  const granted = { amount: '5.00', scope: 'live-packs', validTo, note: `for ${word}` };
  await call('vouchers.grant', granted);
}

/** A price that was promised, an order that waits, one that is paid. */
async function buyPacks(call: Call, word: string): Promise<void> {
  await call('orders.quote', { sku: 'traffic-100gb' });
  await call('orders.place', { sku: 'traffic-100gb', key: `${word}-order` });
  await call('orders.place', { sku: 'traffic-500gb', pay: true });
}

/** An application that waits, and one that was rejected. */
async function applyForPlugins(call: Call, word: string): Promise<void> {
  const form = {
    type: 'formal',
    category: 'e-commerce',
    basicSettings: { name: `${word}.png`, data: PNG },
    pluginSettings: { data: JPEG },
  };
  const appIds = [0, 1].map((index) => `wx${Buffer.from(`${word}${index}`).toString('hex')}`);
  const made: string[] = [];
  for (const appId of appIds) {
    const input = { ...form, name: `${word} shop`, appId: appId.slice(0, 18).padEnd(18, '0') };
    made.push((await call<Made>('plugins.apply', input)).id);
  }
  await call('plugins.review', { application: made[0], approve: false, reason: `not ${word}` });
}
