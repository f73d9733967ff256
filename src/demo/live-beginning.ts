// The first weeks of the large account: packs that were brought along, first orders, what was given
// back, a licence, a change of the billing mode and back, and how the money ran out meanwhile.
import { cancelSwitch } from '../operations/billing-modes/cancel-switch.ts';
import { switchMode } from '../operations/billing-modes/switch-mode.ts';
import { removeContact } from '../operations/contacts/remove-contact.ts';
import { registerInstance } from '../operations/director/register-instance.ts';
import { addLicense } from '../operations/licenses/add-license.ts';
import { cancelOrder } from '../operations/orders/cancel-order.ts';
import { placeOrderOperation } from '../operations/orders/place-order.ts';
import { quoteOrder } from '../operations/orders/quote-order.ts';
import { setAutoRenewal } from '../operations/renewals/set-auto-renewal.ts';
import { setThreshold } from '../operations/thresholds/set-threshold.ts';
import { grantVoucher } from '../operations/vouchers/grant-voucher.ts';
import { grantBalance } from '../operations/wallet/grant-balance.ts';
import { bindNew, buy, buyAndReturn, buyOne, grant, tell, topUp } from './acts.ts';
import type { DemoSpan } from './demo-span.ts';
import type { Cast, Scene } from './stage.ts';

/** When the packs that were brought along end, in days from the beginning. */
const ENDS = { usedUp: 9, others: 10, frozen: 16, mic: 12, director: 20 } as const;

export function liveBeginning(cast: Cast, span: DemoSpan): readonly Scene[] {
  let renewed = '';
  const scene = (day: number, time: string, play: () => Promise<unknown>): Scene => ({
    at: span.instant(day, time),
    play: async () => void (await play()),
  });
  return [
    scene(0, '09:10', () => bringPacks(cast, span)),
    scene(0, '09:30', () => fillWallet(cast, span)),
    scene(0, '11:00', async () => {
      renewed = await firstOrders(cast);
    }),
    scene(0, '14:00', () => tellPeople(cast)),
    scene(1, '15:00', () => giveBack(cast)),
    scene(2, '16:20', () => changeMind(cast)),
    scene(3, '10:40', () => useLicences(cast)),
    scene(8, '09:15', () => openStudios(cast)),
    scene(9, '11:30', () => buyForLater(cast)),
    scene(11, '17:00', () => hesitate(cast)),
    scene(12, '17:00', () => switchBoth(cast, 'daily-bandwidth')),
    scene(16, '15:00', () => topUp(cast, '70000', 'bank 2')),
    scene(18, '11:00', () => switchBoth(cast, 'daily-traffic')),
    scene(21, '10:30', () => liftCap(cast, renewed)),
  ];
}

/** Packs of another platform, bought there nearly a year ago: most end before they are used. */
async function bringPacks(cast: Cast, span: DemoSpan): Promise<void> {
  const yearBefore = (day: number) => span.yearsBefore(day, '12:00');
  await grant(cast, 'traffic-5tb', yearBefore(ENDS.usedUp));
  await grant(cast, 'traffic-10tb', yearBefore(ENDS.frozen));
  await grant(cast, 'traffic-10tb', yearBefore(ENDS.frozen));
  await grant(cast, 'transcode-10000h', yearBefore(ENDS.others));
  await grant(cast, 'topspeed-1000h', yearBefore(ENDS.others));
  await grant(cast, 'mic-50000m', yearBefore(ENDS.mic));
  await grant(cast, 'director-7d', yearBefore(ENDS.director));
  // It ends with the month.
  await grant(cast, 'rtc-250k', yearBefore(1));
  await grant(cast, 'rtc-25k');
}

async function fillWallet(cast: Cast, span: DemoSpan): Promise<void> {
  const { account, operator } = cast;
  await topUp(cast, '18000', 'bank 1');
  await operator.call(grantBalance, { account, amount: '500', note: '开户赠送 Welcome' });
  const validTo = span.time(30, '00:00');
  await operator.call(grantVoucher, { account, amount: '50', scope: 'live-packs', validTo });
}

/** Tells the traffic pack that is to renew itself. */
async function firstOrders(cast: Cast): Promise<string> {
  const { account, finance, operator, owner } = cast;
  const voucher = await operator.call(grantVoucher, {
    account,
    amount: '200',
    scope: 'live-packs',
    validTo: '2099-01-01T00:00:00+08:00',
  });
  const quote = await finance.call(quoteOrder, { account, sku: 'traffic-50tb' });
  const { order } = await finance.call(placeOrderOperation, {
    account,
    quote: quote.id,
    voucher: voucher.id,
    pay: true,
  });
  const pack = order.packs[0]?.id ?? '';
  await owner.call(setAutoRenewal, { account, pack, on: true, monthlyCap: '100' });
  const transcode = await buyOne(cast, 'transcode-1000h');
  await owner.call(setAutoRenewal, { account, pack: transcode, on: true });
  await buyOne(cast, 'topspeed-100h');
  await buyOne(cast, 'mic-trial-3000m');
  return pack;
}

async function tellPeople(cast: Cast): Promise<void> {
  const { account, finance, owner } = cast;
  await tell(cast, '陈晨', { email: 'owner@example.com', language: 'zh' });
  const kinds = ['arrears', 'stopped', 'restored', 'packs-low', 'pack-expiring'];
  await tell(cast, 'Finance desk', { email: 'finance@example.com', language: 'en', kinds });
  const contact = await tell(cast, '王五', { email: 'wangwu@example.com', language: 'zh' });
  await owner.call(removeContact, { account, contact });
  await finance.call(setThreshold, { account, family: 'traffic', percent: 20 });
  await finance.call(setThreshold, { account, family: 'mic', percent: 10 });
}

/** One pack of each family that is given back; refused for families that are not sold. */
async function giveBack(cast: Cast): Promise<void> {
  const skus = ['traffic-500gb', 'transcode-100h', 'topspeed-50h', 'mic-50000m', 'director-7d'];
  for (const sku of skus) await buyAndReturn(cast, sku);
}

/** One order is cancelled, another forgotten: it closes by itself. */
async function changeMind({ account, finance }: Cast): Promise<void> {
  const wanted = { account, sku: 'traffic-200tb' };
  const { order } = await finance.call(placeOrderOperation, wanted);
  await finance.call(cancelOrder, { account, order: order.id });
  await finance.call(placeOrderOperation, { account, sku: 'topspeed-10000h' });
}

async function useLicences(cast: Cast): Promise<void> {
  const { account, finance } = cast;
  const pack = await buyOne(cast, 'traffic-10tb');
  await finance.call(addLicense, { account, pack, bundleId: 'com.example.live' });
  const small = await buyOne(cast, 'traffic-100gb');
  await finance.call(addLicense, { account, pack: small, packageName: 'com.example.player' });
}

async function openStudios(cast: Cast): Promise<void> {
  const { account, finance } = cast;
  const studio = { account, instance: 'studio-a', name: '一号演播间 Studio A' };
  await finance.call(registerInstance, studio);
  await finance.call(registerInstance, {
    account,
    instance: 'studio-b',
    name: '二号演播间 Studio B',
  });
  await bindNew(cast, 'director-30d', 'studio-a');
  await bindNew(cast, 'director-7d', 'studio-b');
  await bindNew(cast, 'director-7d', 'studio-b');
}

async function buyForLater(cast: Cast): Promise<void> {
  await buy(cast, 'topspeed-1000h');
  await buy(cast, 'mic-50000m');
}

/** A switch that is taken back the same day. */
async function hesitate({ account, owner }: Cast): Promise<void> {
  await owner.call(switchMode, { account, area: 'overseas', mode: 'daily-bandwidth' });
  await owner.call(cancelSwitch, { account, area: 'overseas' });
}

async function switchBoth({ account, owner }: Cast, mode: string): Promise<void> {
  for (const area of ['mainland', 'overseas'])
    await owner.call(switchMode, { account, area, mode });
}

/** A renewal had failed for the cap; from now on they go through. */
async function liftCap({ account, owner }: Cast, pack: string): Promise<void> {
  await owner.call(setAutoRenewal, { account, pack, on: true, monthlyCap: '40000' });
}
