// What operators do in the console, and what people do with their own settings.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentWith } from '../support/catalogs.ts';
import { ConsoleSite, PASSWORD } from '../support/console-site.ts';
import { pressByKeys, typeByKeys } from '../support/keyboard.ts';
import { LIVE } from '../support/ledger.ts';
import { srsHook } from '../support/media-payloads.ts';
import { codeOf } from '../support/people.ts';
import { PNG } from '../support/pictures.ts';

const NOW = '2022-03-02T12:00:00+08:00';

describe('operators in the console', () => {
  let site: ConsoleSite;
  let account: string;
  let page: Page;

  beforeAll(async () => {
    site = await ConsoleSite.open(NOW);
    const made = { name: 'Example', welcome: false };
    account = (await site.call<{ id: string }>('accounts.create', made)).id;
    const at = '2022-02-01T10:00:00+08:00';
    await site.call('packs.grant', { account, sku: 'traffic-500gb', at, key: 'g' });
    await site.join(account, 'owner', 'owner@example.com');
    await site.joinOperators('operator@example.com');
    await site.call('billing-modes.request-monthly', {
      ...{ account, area: 'mainland', mode: 'monthly-bandwidth', note: 'as agreed' },
    });
    const settings = { name: 'picture.png', data: PNG };
    await site.call('plugins.apply', {
      ...{ account, type: 'formal', name: 'Shop', appId: 'wx0123456789abcdef' },
      ...{ category: 'e-commerce', basicSettings: settings, pluginSettings: settings },
    });
    page = await site.pageOf('operator@example.com');
  });
  afterAll(() => site?.close());

  const go = (path: string, of = page) => of.goto(`${site.url}${path}`);
  const button = (name: string | RegExp, of = page) =>
    of.getByRole('button', { name, exact: true });
  const inDialog = (name: string, of = page) =>
    of.getByRole('dialog').getByRole('button', { name });

  test('the overview tells what is left, and what waits', async () => {
    await go(`/live/overview?account=${account}`);
    await page.getByRole('button', { name: '500 GB (500,000,000,000 byte)' }).first().waitFor();
    await page.getByText('中国内地 申请 月结带宽计费，等待审核').waitFor();
  });

  test('a request is approved by keys, with its effect on the packs in sight', async () => {
    await go('/operator/overview');
    await page.getByRole('link', { name: '待运营处理: 查看' }).waitFor();
    await pressByKeys(page, '待运营处理: 查看');
    await page.getByRole('row', { name: /as agreed/ }).waitFor();
    await pressByKeys(page, /^审核$/);
    await page.getByText('通过后，自 2022-03-03 起按 月结带宽计费 计费。').waitFor();
    expect(await inDialog('不通过').getAttribute('aria-description')).toBe('不通过时请填写意见');
    await pressByKeys(page, /^通\s*过$/);
    await page.getByText('没有申请').waitFor();
  });

  test('a plugin is reviewed by keys, with its screenshots', async () => {
    await go('/operator/plugins');
    await button('审核').waitFor();
    await pressByKeys(page, /^审核$/);
    await page.getByRole('img', { name: '基本设置截图: picture.png' }).waitFor();
    await typeByKeys(page, '审核意见', '看不到 AppID');
    await pressByKeys(page, /^不通过$/);
    await page.getByText('没有待审核的申请').waitFor();
  });

  test('an account is made, given money, stopped with a reason, and restored', async () => {
    await go('/operator/accounts');
    await button('创建账号').click();
    await page.getByRole('dialog').getByLabel('名称').fill('Another');
    await inDialog('创建账号').click();
    const row = page.getByRole('row', { name: /Another/ });
    await row.getByRole('button', { name: '充值' }).click();
    await page.getByLabel('金额（CNY）').fill('12.345');
    await inDialog('充值').click();
    await page.getByText('请输入金额，最多两位小数').waitFor();
    await page.getByLabel('金额（CNY）').fill('100.50');
    await page.getByLabel('收款流水号').fill('bank-1');
    await inDialog('充值').click();
    await page.getByText('充值成功，现金余额 ¥100.50').waitFor();
    await row.getByRole('button', { name: 'Another：更多操作' }).click();
    await page.getByRole('menuitem', { name: '违规停服' }).click();
    await page.getByLabel('原因').fill('违规内容');
    await inDialog('违规停服').click();
    await row.getByText('违规停服').waitFor();
    await row.getByRole('button', { name: 'Another：更多操作' }).click();
    await page.getByRole('menuitem', { name: '恢复服务' }).click();
    await inDialog('恢复服务').click();
    await row.getByText('正常').waitFor();
  });

  test('a day is tried and settled by keys, and a rerun shows the difference', async () => {
    await report(site, account, '3000000000');
    await go('/operator/settlement');
    expect(await button('运行结算').getAttribute('aria-description')).toBe('请先选择结算日');
    const settle = async (said: string) => {
      await button(/试算$/).waitFor();
      await typeByKeys(page, '结算日', '2022-03-01');
      await page.keyboard.press('Enter');
      await pressByKeys(page, /试算$/);
      await page.getByText(said).waitFor();
    };
    await settle('运行后将写入 1 个账号日版本');
    await pressByKeys(page, /^运行结算$/);
    await page.getByRole('dialog').waitFor();
    await pressByKeys(page, /^运行结算$/);
    await page.getByText('结算完成：写入 1 个版本、1 条抵扣').waitFor();
    await go('/operator/settlement');
    await settle('该日已结算且无差异');
    expect(await button('运行结算').getAttribute('aria-disabled')).toBe('true');
    await report(site, account, '1000000000');
    await button(/试算$/).click();
    await page.getByText('负数为退回此前的抵扣').waitFor();
    await page.getByText('-3 GB').first().waitFor();
  });

  test('another version of a catalogue is compared before it is used', async () => {
    await go('/operator/catalogs');
    const choose = async (document: unknown) => {
      const buffer = Buffer.from(JSON.stringify(document));
      const file = { name: 'ours.json', mimeType: 'application/json', buffer };
      await page.locator('input[type=file]').setInputFiles(file);
    };
    await choose(documentWith({ 'skus[0].price': '27' }));
    await page.getByText('tencent-css-2022 没有错误').waitFor();
    await page.getByRole('row', { name: /变更 规格 traffic-100gb/ }).waitFor();
    const differs = 'sku traffic-100gb price';
    expect(await button('上传并启用').getAttribute('aria-description')).toContain(differs);
    await choose(documentWith({ timeZone: 'Mars/Base' }));
    await page.getByText('发现 1 处错误').waitFor();
    const next = { id: 'prices-of-april', effectiveFrom: '2022-04-01', 'skus[0].price': '27' };
    await choose(documentWith(next));
    await page.getByText('tencent-css-2022 自 2022-04-01 起失效').waitFor();
    await button('上传并启用').click();
    await inDialog('上传并启用').click();
    await page.getByText('已上传，prices-of-april 自 2022-04-01 起生效').waitFor();
    await page.getByRole('row', { name: /prices-of-april.*上传于/ }).waitFor();
    await go('/operator/audit?operation=catalogs.upload');
    await page.getByRole('row', { name: /上传价目.*prices-of-april/ }).waitFor();
  });

  test('a media server is added, its rules are tried, and its day is compared', async () => {
    await go('/operator/sources');
    await button('新建接入').click();
    await page.getByRole('dialog').getByLabel('名称').fill('edge-1');
    await inDialog('新建接入').click();
    const address = await page.locator('.secrets code').innerText();
    expect(address).toMatch(/^http:.*\/ingest\/srs\/pls_/);
    await page.getByText(`on_close    ${address.trim()};`).waitFor();
    await button('我已保存').click();
    const row = page.getByRole('row', { name: /edge-1/ });
    await row.getByText('未收到上报').waitFor();
    await row.getByRole('button', { name: '归属规则: edge-1' }).click();
    const rules = [{ app: 'live', account, play: 'live.downstream.ZONE', zone: 'mainland' }];
    await page.getByLabel('规则（JSON）').fill(JSON.stringify(rules));
    expect(await button('保存规则').getAttribute('aria-description')).toContain('请先用当前规则');
    await page.getByLabel('应用').fill('live');
    await inDialog('测试').click();
    await page.getByText(`第 1 条规则：计入账号 ${account} 的 ${LIVE}`).waitFor();
    await button('保存规则').click();
    await page.getByText('规则已保存').waitFor();
    for (const hook of [srsHook('on_play'), srsHook('on_close')]) await site.post(address, hook);
    await expect
      .poll(async () => {
        await go('/operator/sources');
        return row.innerText();
      })
      .toContain('2022-03-02 12:00:00');
    await row.getByRole('button', { name: '对账: edge-1' }).click();
    await page.getByRole('textbox', { name: '日期' }).fill('2022-03-02');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /播放 · 已计入/ }).waitFor();
    await button('登记服务器总量').click();
    await page.getByLabel('播放字节数').fill('1500000');
    await page.getByRole('dialog').last().getByRole('button', { name: '登记服务器总量' }).click();
    await page.getByRole('button', { name: '500 kB (500,000 byte)' }).waitFor();
    await page.keyboard.press('Escape');
    await row.getByRole('button', { name: '停用: edge-1' }).click();
    await page.getByText('此后的用量不会计费').waitFor();
    await inDialog('停用').click();
    await row.getByText('已停用').waitFor();
  });

  test('a table of addresses is replaced by a file, once its effect was seen', async () => {
    await go('/operator/sources');
    const csv = (text: string) => ({
      ...{ name: 'ranges.csv', mimeType: 'text/csv', buffer: Buffer.from(text) },
    });
    const choose = (text: string) => page.locator('input[type=file]').setInputFiles(csv(text));
    await choose('range,place\n203.0.113.0/24\n');
    await page.getByText('第 2 行应为').waitFor();
    await choose('range,place\n203.0.113.0/24,CN\n');
    await page.getByText('文件共 1 条，将替换现有的 0 条').waitFor();
    await inDialog('更新 IP 地址库').click();
    await page.getByText('IP 地址库：1 条').waitFor();
  });

  test('a key is shown once, and an owner cannot be the last one to go', async () => {
    const owner = await site.pageOf('owner@example.com');
    await go('/live/settings', owner);
    const remove = button('移除', owner);
    await remove.waitFor();
    expect(await remove.getAttribute('aria-description')).toBe('账号至少要有一名所有者');
    await owner.getByRole('tab', { name: 'API 密钥' }).click();
    await button('新建密钥', owner).click();
    await owner.getByRole('dialog').getByLabel('名称').fill('Reports');
    await inDialog('新建密钥', owner).click();
    await owner.getByText('SecretKey').waitFor();
    await button('我已保存', owner).click();
    await owner.getByRole('cell', { name: /Reports/ }).waitFor();
    expect(await owner.getByText('SecretKey').count()).toBe(0);
    await go('/operator/accounts', owner);
    await owner.getByText('仅平台运营人员可执行此操作').waitFor();
    await owner.context().close();
  });

  test('the second factor shows its secret, and is on after a first code', async () => {
    await go('/live/me');
    await button('开启两步验证').click();
    await page.getByRole('dialog').getByLabel('当前密码').fill('not the password');
    await inDialog('下一步').click();
    await page.getByText('密码不正确').waitFor();
    await page.getByRole('dialog').getByLabel('当前密码').fill(PASSWORD);
    await inDialog('下一步').click();
    await page.getByText('保存备用码').waitFor();
    expect(await page.locator('.codes code').count()).toBe(10);
    const secret = await page.getByText(/^[A-Z2-7]{32,}$/).innerText();
    const code = codeOf(`otpauth://totp/x?secret=${secret.trim()}`);
    await page.getByLabel('3. 输入验证器显示的 6 位验证码').fill(code);
    await inDialog('确定').click();
    await button('关闭两步验证').waitFor();
  });

  test('nothing of it failed unseen', () => {
    expect(site.complaints).toEqual([]);
  });
});

/** A program reports usage of 2022-03-01. */
async function report(site: ConsoleSite, account: string, quantity: string): Promise<void> {
  const wish = { account, name: 'usage', access: 'full' };
  const { secretKey } = await site.call<{ secretKey: string }>('keys.create', wish);
  const event = {
    ...{ specversion: '1.0', type: 'packledger.usage', source: 'e2e', id: quantity },
    ...{ subject: account, time: '2022-03-01T12:00:00+08:00', data: { item: LIVE, quantity } },
  };
  const answer = await fetch(`${site.url}/api/v1/usage/events`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${secretKey}`,
      'content-type': 'application/cloudevents+json',
    },
    body: JSON.stringify(event),
  });
  expect(await answer.json()).toMatchObject({ accepted: 1 });
}
