// What people do with an account in the console: buying, refunding, switching, binding, reading.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConsoleSite } from '../support/console-site.ts';
import { tabTo } from '../support/keyboard.ts';
import { LIVE } from '../support/ledger.ts';
import { PNG } from '../support/pictures.ts';

const NOW = '2022-03-02T12:00:00+08:00';
const TRAFFIC = '/live/resources/package?type=traffic';

describe('an account in the console', () => {
  let site: ConsoleSite;
  let account: string;
  let pack: string;
  let page: Page;

  beforeAll(async () => {
    site = await ConsoleSite.open('2022-02-01T10:00:00+08:00');
    account = (
      await site.call<{ id: string }>('accounts.create', { name: 'Example', welcome: false })
    ).id;
    const granted = { account, sku: 'traffic-500gb', key: 'g' };
    const { packs } = await site.call<{ packs: readonly { id: string }[] }>('packs.grant', granted);
    pack = packs[0]?.id ?? '';
    await site.call('packs.grant', { account, sku: 'director-30d', key: 'd' });
    await site.call('wallet.top-up', { account, amount: '40000.00', reference: 'one', key: 't' });
    await site.call('vouchers.grant', {
      ...{ account, scope: 'live-packs', amount: '100.00', key: 'v' },
      ...{ validFrom: NOW, validTo: '2022-12-31T00:00:00+08:00', note: 'Spring' },
    });
    await site.join(account, 'owner', 'owner@example.com');
    await site.join(account, 'viewer', 'viewer@example.com');
    await useTraffic(site, account);
    site.at(NOW);
    await site.call('settlement.settle-day', { date: '2022-03-01' });
    page = await site.pageOf('owner@example.com');
  });
  afterAll(() => site?.close());

  const go = (path: string, of = page) => of.goto(`${site.url}${path}`);
  const button = (name: string | RegExp, of = page) =>
    of.getByRole('button', { name, exact: true });

  test('a deduction says why: its ratio, the packs in their order', async () => {
    await go('/live/deductions');
    await page
      .getByRole('row', { name: /中国内地/ })
      .getByRole('button')
      .last()
      .click();
    const why = page.getByRole('dialog');
    await why
      .getByText(/1 : 1（1 单位用量抵扣资源包 1 单位/)
      .first()
      .waitFor();
    await why.getByText('已抵扣', { exact: true }).waitFor();
    await why.getByText(pack).waitFor();
    await page.keyboard.press('Escape');
    await go(`/live/pack?pack=${pack}`);
    await page.getByText('总量 = 剩余 + 已抵扣 + 到期作废 + 已退款').waitFor();
    await page.getByRole('button', { name: '40 GB (40,000,000,000 byte)' }).first().waitFor();
  });

  test('a pack is bought with the keyboard alone, and a voucher pays first', async () => {
    await go('/live/buy?sku=traffic-1tb');
    await page.getByText('¥248.00').first().waitFor();
    await tabTo(page, '代金券');
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: /Spring/ }).waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('代金券抵扣').waitFor();
    await tabTo(page, /我已阅读并同意/);
    await page.keyboard.press('Space');
    await tabTo(page, '立即购买');
    await page.keyboard.press('Enter');
    await page.getByText('购买成功').waitFor();
    await go('/live/wallet');
    await page.getByText('¥39,852.00').first().waitFor();
  });

  test('a pack is refunded within its days, by the rule that says so, not after', async () => {
    await go(TRAFFIC);
    const row = page.getByRole('row', { name: /流量包 1 TB/ });
    await row.getByRole('button', { name: '退款' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('¥148.00', { exact: true }).waitFor();
    await dialog.getByText('代金券抵扣的 ¥100.00 不退还').waitFor();
    await dialog.getByRole('button', { name: '确定退款' }).click();
    await row.getByText('已退款').first().waitFor();
    await page
      .getByRole('row', { name: /500 GB/ })
      .getByRole('button', { name: '退款' })
      .click();
    await page.getByText('该资源包不可退款').waitFor();
    const confirm = page.getByRole('dialog').getByRole('button', { name: '确定退款' });
    expect(await confirm.getAttribute('aria-disabled')).toBe('true');
    expect(await confirm.getAttribute('aria-description')).toBeTruthy();
  });

  test('somebody new finds what is left, why overseas takes more, and what was done', async () => {
    await go('/live/overview');
    await page.getByRole('button', { name: /^442\.308 GB/ }).waitFor();
    await page.getByText(/预计 \d{4}-\d\d-\d\d 用完/).waitFor();
    await page
      .getByRole('row', { name: /亚太一区/ })
      .getByRole('button')
      .last()
      .click();
    await page.getByText('10 GB × 1.7692 =').waitFor();
    await page
      .getByRole('button', { name: /^17\.692 GB/ })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menuitem', { name: '购买' }).click();
    await page.getByRole('radio', { name: /流量包 1 TB/ }).click();
    await page.getByRole('checkbox').click();
    await button('立即购买').click();
    await page.getByRole('link', { name: /流量包 1 TB/ }).click();
    await button('退款').click();
    await button('确定退款').click();
    await page.getByText('已退款 ¥248.00').waitFor();
    await page.getByRole('menuitem', { name: '操作审计' }).click();
    await page.getByRole('row').nth(1).getByText('refunds.confirm').waitFor();
    await page
      .getByRole('row')
      .nth(2)
      .getByText(/orders\.(pay|place)/)
      .waitFor();
    await page.getByRole('row').nth(1).getByRole('link').click();
    await page.getByText('资源包已退款，不能再次退款').waitFor();
  });

  test('the filtered packs are a file that opens: CSV and XLSX', async () => {
    await go(`${TRAFFIC}&status=in-use`);
    await page.getByText('流量包 500 GB').waitFor();
    for (const [format, begins] of [
      ['CSV', '\uFEFFid,family,sku,'],
      ['XLSX', 'PK'],
    ] as const) {
      await button(/导出/).click();
      const coming = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: format }).click();
      const file = await (await coming).path();
      const text = await readFile(file, 'utf8');
      expect(text.replace(/^(?!\uFEFF)/, format === 'CSV' ? '\uFEFF' : '')).toMatch(
        new RegExp(`^${begins}`),
      );
      if (format === 'CSV') expect(text.trimEnd().split('\n')).toHaveLength(2);
    }
  });

  test('a switch shows what it freezes, and is cancelled before it holds', async () => {
    await site.call('billing-modes.set', {
      ...{ account, scope: 'live.mainland', mode: 'daily-bandwidth', from: '2022-03-03' },
    });
    await site.call('billing-modes.set', {
      ...{ account, scope: 'leb.mainland', mode: 'daily-bandwidth', from: '2022-03-03' },
    });
    site.at('2022-03-03T12:00:00+08:00');
    await go(TRAFFIC);
    await button(/当前计费方式/).click();
    await button('切换 日结带宽计费').click();
    await page.getByText(/以下 1 个未用完的资源包将被冻结/).waitFor();
    await button('切换为日结带宽计费').click();
    await page.getByText('将于 2022-03-04 变更为 日结带宽计费').waitFor();
    await button('取消变更').click();
    await page.getByRole('dialog').getByRole('button', { name: '取消变更' }).last().click();
    await page.getByText('已取消变更').waitFor();
    await page.getByText('将于 2022-03-04 变更为 日结带宽计费').waitFor({ state: 'detached' });
    for (const service of ['live', 'leb']) {
      const scope = `${service}.overseas`;
      const mode = 'daily-bandwidth';
      await site.call('billing-modes.set', { account, scope, mode, from: '2022-03-04' });
    }
    site.at('2022-03-04T12:00:00+08:00');
    await go(TRAFFIC);
    await page
      .getByRole('row', { name: /500 GB/ })
      .getByText('已冻结')
      .waitFor();
  });

  test('a director pack is bound to an instance, and its days are shown', async () => {
    await go('/live/resources/caster');
    await button('登记实例').click();
    await page.getByLabel('实例 ID').fill('studio-a');
    await page.getByRole('dialog').getByRole('button', { name: '登记实例' }).click();
    await page.getByRole('region', { name: 'studio-a' }).waitFor();
    await page
      .getByRole('row', { name: /导播输出包/ })
      .getByRole('button', { name: '绑定' })
      .click();
    await page.getByRole('combobox', { name: '导播台实例' }).click();
    await page.keyboard.press('Enter');
    await button('确定绑定').click();
    await page.getByText('覆盖实例 studio-a：2022-03-04 至 2022-04-02').waitFor();
    await page.getByText('生效中').waitFor();
  });

  test('a plugin goes from its application through the review to the payment', async () => {
    await go('/live/resources/plugin?type=plugin');
    await button('新增小程序直播插件').first().click();
    await page.getByLabel('小程序名称').fill('Example Mall');
    await page.getByLabel('小程序 APPID').fill('wx0123456789abcdef');
    const picture = { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from(PNG, 'base64') };
    for (const label of [/基本设置/, /插件管理”截图/]) {
      await page.getByRole('dialog').getByLabel(label).setInputFiles(picture);
    }
    await page.getByRole('button', { name: '提交审核' }).click();
    const row = page.getByRole('row', { name: /Example Mall/ });
    await row.getByText('待审核').waitFor();
    await row.getByRole('button', { name: 'Example Mall' }).click();
    await page.getByRole('img', { name: /基本设置/ }).waitFor();
    await page.keyboard.press('Escape');
    const { plugins } = await site.call<{
      plugins: readonly { application?: string; id: string; etag: string }[];
    }>('plugins.list', { account });
    const [plugin] = plugins;
    await site.call('plugins.review', {
      ...{ account, application: plugin?.id, approve: true, ifMatch: plugin?.etag, key: 'r' },
    });
    await go('/live/resources/plugin?type=plugin');
    await row.getByText('待付款').waitFor();
    await row.getByRole('button', { name: '购买' }).click();
    await page.getByText('应付总额').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '购买' }).click();
    await row.getByText('可用').waitFor();
  });

  test('the files of the console come packed to those who take them so', async () => {
    const html = await (await fetch(`${site.url}/sign-in`)).text();
    const file = /\/assets\/index-[\w-]+\.js/.exec(html)?.[0];
    const packed = await fetch(`${site.url}${file}`, { headers: { 'accept-encoding': 'br' } });
    expect(packed.headers.get('content-encoding')).toBe('br');
    expect(packed.headers.get('content-type')).toContain('javascript');
  });

  test('a viewer is told why nothing is bought, and nobody sees another account', async () => {
    const viewers = await site.pageOf('viewer@example.com');
    await go(TRAFFIC, viewers);
    const buy = button('购买流量包', viewers);
    await buy.waitFor();
    expect(await buy.getAttribute('aria-disabled')).toBe('true');
    expect(await buy.getAttribute('aria-description')).toContain('只读成员');
    const other = await site.call<{ id: string }>('accounts.create', { name: 'Other' });
    await go(`${TRAFFIC}&account=${other.id}`, viewers);
    await viewers.getByText('您没有权限访问该账号').waitFor();
    await viewers.context().close();
  });

  test('nothing of it failed unseen', () => {
    expect(site.complaints).toEqual([]);
  });
});

/** 40 GB of live traffic on the first of March, and 10 GB overseas. */
async function useTraffic(site: ConsoleSite, account: string): Promise<void> {
  const wish = { account, name: 'usage', access: 'full' };
  const { secretKey } = await site.call<{ secretKey: string }>('keys.create', wish);
  const used = [
    { item: LIVE, quantity: '40000000000' },
    { item: 'live.downstream.apac-1', quantity: '10000000000' },
  ];
  const events = used.map((data, place) => ({
    ...{ specversion: '1.0', type: 'packledger.usage', source: 'e2e', id: `${place}` },
    ...{ subject: account, time: '2022-03-01T12:00:00+08:00', data },
  }));
  site.at(NOW);
  const answer = await fetch(`${site.url}/api/v1/usage/events`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${secretKey}`,
      'content-type': 'application/cloudevents-batch+json',
    },
    body: JSON.stringify(events),
  });
  expect(await answer.json()).toMatchObject({ accepted: 2 });
}
