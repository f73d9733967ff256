// The console as its users see it: Chromium on a real server.
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { present } from '../../src/engine/index.ts';
import { perform } from '../../src/operations/perform.ts';
import { OPERATIONS } from '../../src/operations/registry.ts';
import { openRuntime, type Runtime } from '../../src/runtime.ts';
import { serverOf } from '../../src/serve.ts';
import { findChromium } from '../../tools/chromium.ts';
import { accepted } from '../support/accepted.ts';
import { instant } from '../support/packs.ts';

const EMAIL = 'olive@example.com';
const PASSWORD = 'a long enough password';
const START = '2022-03-02T09:00:00+08:00';

describe('the console', () => {
  let runtime: Runtime;
  let url: string;
  let close: () => Promise<void>;
  let browser: Browser;
  let page: Page;
  /** What the browser complained about: scripts that were refused, errors that nobody caught. */
  const complaints: string[] = [];

  beforeAll(async () => {
    const clock = { now: () => instant(START) };
    runtime = await openRuntime({
      databaseUrl: 'pglite:',
      catalogFiles: [],
      sandbox: true,
      clock,
    });
    const server = serverOf(runtime);
    url = await server.listen({ port: 0, host: '127.0.0.1' });
    close = () => server.close();
    const { id } = await call<{ readonly id: string }>('accounts.create', { name: 'Example Live' });
    await call('packs.grant', { account: id, sku: 'traffic-10tb', key: 'one' });
    await call('packs.grant', { account: id, sku: 'transcode-100h', key: 'two' });
    const executablePath = present(findChromium(), 'npm test has looked for Chromium');
    const args = [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
    ];
    browser = await chromium.launch({ executablePath, args });
    page = await browser.newPage({
      locale: 'zh-CN',
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: 800 },
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/.test(message.text()))
        complaints.push(message.text());
    });
  });

  afterAll(async () => {
    await browser?.close();
    await close?.();
    await runtime?.close();
  });

  async function call<T>(name: string, input: object): Promise<T> {
    const operation = present(OPERATIONS.get(name), `there is an operation ${name}`);
    return accepted(await perform(runtime, operation, input)) as T; // as the test says
  }

  test('whoever is not signed in is asked to, and comes back to the page', async () => {
    await page.goto(`${url}/live/resources/caster`);
    await page.getByRole('heading', { name: '登录' }).waitFor();
    expect(new URL(page.url()).searchParams.get('next')).toBe('/live/resources/caster');
  });

  test('an invitation makes a person, who signs in and sees the packs', async () => {
    const { link } = await call<{ readonly link: string }>('operators.invite', { email: EMAIL });
    await page.goto(`${url}${new URL(link).pathname}`);
    await page.getByLabel('姓名').fill('Olive');
    await page.getByLabel('密码').fill(PASSWORD);
    await page.getByRole('button', { name: '接受邀请' }).click();
    await page.getByRole('heading', { name: '登录' }).waitFor();
    await page.getByLabel('邮箱').fill(EMAIL);
    await page.getByLabel('密码').fill('not the password at all');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('密码').fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('heading', { name: '概览' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/live/overview');
    await page.getByRole('link', { name: '流量包: 查看' }).click();
    await page.getByText('流量包 10 TB').waitFor();
    expect(new URL(page.url()).pathname).toBe('/live/resources/package');
    expect(await page.getByRole('row').count()).toBeGreaterThan(2);
  });

  test('the tabs have the paths that people know', async () => {
    await page.getByRole('tab', { name: '转码包管理' }).click();
    await page.getByText('标准转码包 100 小时').waitFor();
    expect(new URL(page.url()).searchParams.get('type')).toBe('transcode');
    await page.getByRole('tab', { name: '连麦包管理' }).click();
    await page.getByText('还没有资源包').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/live/resources/liveroom');
    await page.getByRole('tab', { name: '插件管理' }).click();
    await page.getByText('还没有插件申请').waitFor();
    expect(new URL(page.url()).pathname).toBe('/live/resources/plugin');
  });

  test('an operator moves the clock of a sandbox on, and sees what ran', async () => {
    await page.getByRole('menuitem', { name: '沙盒时间' }).click();
    await page.getByRole('heading', { name: '2022-03-02 09:00:00' }).waitFor();
    await page.getByRole('button', { name: '推进 1 天' }).click();
    await page.getByRole('heading', { name: '2022-03-03 09:00:00' }).waitFor();
    await page.getByRole('cell', { name: 'settle', exact: true }).waitFor();
  });

  test('both languages are complete, and the choice is kept', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Sandbox clock' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Sandbox clock' }).waitFor();
  });

  test('nothing was refused by the policy of the page, and nothing failed unseen', () => {
    expect(complaints).toEqual([]);
  });
});
