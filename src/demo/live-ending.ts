// The last weeks of the large account: what is open when somebody looks at the demo for the first
// time. Days are counted from the last one.
import { createKey } from '../operations/keys/create-key.ts';
import { revokeKey } from '../operations/keys/revoke-key.ts';
import { listLicensesOperation } from '../operations/licenses/list-licenses.ts';
import { renewLicense } from '../operations/licenses/renew-license.ts';
import { upgradeLicense } from '../operations/licenses/upgrade-license.ts';
import { readMessages } from '../operations/notices/read-messages.ts';
import { cancelOrder } from '../operations/orders/cancel-order.ts';
import { placeOrderOperation } from '../operations/orders/place-order.ts';
import { grantVoucher } from '../operations/vouchers/grant-voucher.ts';
import { createWebhook } from '../operations/webhooks/create-webhook.ts';
import { testWebhook } from '../operations/webhooks/test-webhook.ts';
import { updateWebhook } from '../operations/webhooks/update-webhook.ts';
import { bindNew, buy, buyOne, grant, topUp } from './acts.ts';
import type { DemoSpan } from './demo-span.ts';
import type { Cast, Scene } from './stage.ts';

/** Where webhooks of the demo go: one program that answers, one port at which nobody listens. */
export interface DemoReceivers {
  readonly answering: string;
  readonly silent: string;
}

export function liveEnding(cast: Cast, span: DemoSpan, receivers: DemoReceivers): readonly Scene[] {
  const scene = (before: number, time: string, play: () => Promise<unknown>): Scene => ({
    at: span.instant(span.days - before, time),
    play: async () => void (await play()),
  });
  const { account, viewer } = cast;
  let given = '';
  return [
    scene(30, '11:10', () => upgradeLicences(cast)),
    scene(20, '10:30', async () => {
      given = await listen(cast, receivers);
    }),
    scene(15, '17:30', () => {
      const input = { account, webhook: given, enabled: false };
      return cast.owner.call(updateWebhook, input);
    }),
    scene(9, '18:00', () => viewer.call(readMessages, { account, all: true })),
    scene(8, '14:00', () => topUp(cast, '30000', 'bank last')),
    scene(6, '09:40', () => giveVouchers(cast, span)),
    scene(5, '09:10', () => useStudioAgain(cast)),
    scene(3, '11:20', () => stockUp(cast)),
    scene(2, '11:20', () => makeKeys(cast, span)),
    scene(0, '09:35', () => leaveOrders(cast)),
  ];
}

/** Both licences go on with the gifts of new packs, one as a better one. */
async function upgradeLicences(cast: Cast): Promise<void> {
  const { account, finance } = cast;
  const { licenses } = await finance.call(listLicensesOperation, { account });
  const packs = await buy(cast, 'traffic-10tb', { quantity: 2 });
  for (const { id, kind } of licenses) {
    const pack = packs[kind === 'live' ? 0 : 1] ?? '';
    const operation = kind === 'live' ? renewLicense : upgradeLicense;
    await finance.call(operation, { account, license: id, pack });
  }
}

/** Three programs: one that answers, one that is away, and one that is given up later: its id. */
async function listen(
  { account, owner }: Cast,
  { answering, silent }: DemoReceivers,
): Promise<string> {
  const good = { account, url: answering, description: '账务系统 Accounting' };
  const { webhook } = await owner.call(createWebhook, good);
  await owner.call(testWebhook, { account, webhook: webhook.id });
  const packs = { types: ['pack.used-up', 'pack.granted'], description: '大屏 Wallboard' };
  await owner.call(createWebhook, { account, url: silent, ...packs });
  const days = { types: ['day.settled'], description: '旧系统 The former system' };
  const former = await owner.call(createWebhook, { account, url: silent, ...days });
  return former.webhook.id;
}

async function giveVouchers({ account, operator }: Cast, span: DemoSpan): Promise<void> {
  const packs = { account, scope: 'live-packs' } as const;
  await operator.call(grantVoucher, {
    ...packs,
    amount: '300',
    singleUse: false,
    validTo: span.time(span.days + 60, '00:00'),
    note: '周年活动 Anniversary',
  });
  await operator.call(grantVoucher, {
    ...packs,
    amount: '120',
    validFrom: span.time(span.days + 10, '00:00'),
    validTo: span.time(span.days + 40, '00:00'),
  });
}

/** One pack runs on the second studio, another waits for it to end. */
async function useStudioAgain(cast: Cast): Promise<void> {
  await bindNew(cast, 'director-7d', 'studio-b');
  await bindNew(cast, 'director-7d', 'studio-b');
}

/** Packs that are still whole on the last day, and may still be given back. */
async function stockUp(cast: Cast): Promise<void> {
  await buy(cast, 'traffic-10tb', { quantity: 2 });
  for (const sku of ['transcode-1000h', 'topspeed-100h', 'mic-50000m', 'director-30d']) {
    await buyOne(cast, sku);
  }
  await grant(cast, 'rtc-25k');
}

async function makeKeys({ account, owner }: Cast, span: DemoSpan): Promise<void> {
  const servers = { account, name: '媒体服务器 Media servers', access: 'full' } as const;
  await owner.call(createKey, servers);
  const expiresAt = span.time(span.days - 1, '00:00');
  await owner.call(createKey, { account, name: '试用 Trial', access: 'read', expiresAt });
  const lost = await owner.call(createKey, { account, name: '遗失 Lost', access: 'full' });
  await owner.call(revokeKey, { account, key: lost.id });
}

/** One order was thought better of, one still waits to be paid. */
async function leaveOrders({ account, finance }: Cast): Promise<void> {
  const wanted = { account, sku: 'transcode-100h' };
  const { order } = await finance.call(placeOrderOperation, wanted);
  await finance.call(cancelOrder, { account, order: order.id });
  await finance.call(placeOrderOperation, { account, sku: 'traffic-50tb', quantity: 2 });
}
