// The plugin applications of the large account: one in every state, and two in the review queue.
// Days are counted from the last one.
import { applyForPlugin } from '../operations/plugins/apply-for-plugin.ts';
import { buyPlugin } from '../operations/plugins/buy-plugin.ts';
import { cancelPlugin } from '../operations/plugins/cancel-plugin.ts';
import { resubmitPlugin } from '../operations/plugins/resubmit-plugin.ts';
import { reviewPlugin } from '../operations/plugins/review-plugin.ts';
import { grantVoucher } from '../operations/vouchers/grant-voucher.ts';
import type { DemoSpan } from './demo-span.ts';
import { screenshotOf } from './screenshot.ts';
import type { Cast, Scene } from './stage.ts';

const SHOTS = {
  basicSettings: { name: 'basic-settings.png', data: screenshotOf(6) },
  pluginSettings: { name: 'plugins.png', data: screenshotOf(3) },
} as const;

export function livePlugins(cast: Cast, span: DemoSpan): readonly Scene[] {
  const ids = new Map<string, string>();
  const scene = (before: number, time: string, play: () => Promise<unknown>): Scene => ({
    at: span.instant(span.days - before, time),
    play: async () => void (await play()),
  });
  const apply = (before: number, letter: string, name: string, type = 'formal') =>
    scene(before, '10:30', async () =>
      ids.set(letter, await applyFor(cast, { letter, name, type })),
    );
  const review = (before: number, letter: string, reason?: string) =>
    scene(before, '16:00', () => decide(cast, ids.get(letter) ?? '', reason));
  return [
    apply(50, 'a', '示例小店 Example Shop', 'trial'),
    review(49, 'a'),
    apply(40, 'b', '示例商城 Example Mall'),
    review(38, 'b', '第三方设置中没有直播插件。The plugin is not on the page.'),
    scene(37, '11:00', () => submitAgain(cast, ids.get('b') ?? '')),
    review(36, 'b'),
    scene(35, '11:00', () => payByVoucher(cast, span, ids.get('b') ?? '')),
    apply(14, 'c', '示例学堂 Example Academy'),
    review(13, 'c'),
    apply(12, 'd', '示例拍卖 Example Auctions'),
    review(11, 'd', '类目与营业执照不符。The category is not that of the licence.'),
    apply(10, 'e', '示例二手 Example Second Hand'),
    scene(9, '17:00', () => {
      const input = { account: cast.account, application: ids.get('e') ?? '' };
      return cast.owner.call(cancelPlugin, { ...input, reason: '改用 H5 We go without' });
    }),
    apply(9, 'f', '示例生鲜 Example Fresh'),
    apply(1, 'g', '示例图书 Example Books', 'pack-gift'),
  ];
}

async function applyFor(
  { account, owner }: Cast,
  { letter, name, type }: { readonly letter: string; readonly name: string; readonly type: string },
): Promise<string> {
  const appId = `wx${`0a1b2c3d4e5f60${letter}`.padEnd(16, letter)}`;
  const form = { account, type, name, appId, category: 'e-commerce', subject: 'company' };
  return (await owner.call(applyForPlugin, { ...form, ...SHOTS })).id;
}

async function decide(
  { account, operator }: Cast,
  application: string,
  reason?: string,
): Promise<void> {
  const input = { account, application, approve: reason === undefined };
  await operator.call(reviewPlugin, { ...input, ...(reason === undefined ? {} : { reason }) });
}

async function submitAgain({ account, owner }: Cast, application: string): Promise<void> {
  const { pluginSettings } = SHOTS;
  await owner.call(resubmitPlugin, { account, application, pluginSettings });
}

async function payByVoucher(
  { account, finance, operator }: Cast,
  span: DemoSpan,
  application: string,
): Promise<void> {
  const validTo = span.time(span.days, '00:00');
  const given = { account, amount: '30000', scope: 'general', validTo } as const;
  const voucher = await operator.call(grantVoucher, { ...given, note: '合作赠送 Partner' });
  await finance.call(buyPlugin, { account, application, voucher: voucher.id });
}
