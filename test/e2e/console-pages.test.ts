// Every page of the console, found by its route, with the demo in it: a new one is looked at by
// itself. Each is seen in both languages and colours, in a wide window and in a narrow one.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConsoleSite } from '../support/console-site.ts';
import { demoIn } from '../support/made-demo.ts';
import { PageWalk, pathsOf } from '../support/page-walk.ts';

/** How far things may move while a page is loaded; up to 0.1 is called good. */
const MOVED_MAX = 0.05;
const WIDE = 1280;
const NARROW = 390;
const WALK_MS = 300_000;

describe('every page of the console', { timeout: WALK_MS }, () => {
  let root: string;
  let site: ConsoleSite;
  /** What some pages are asked for beside their path. */
  let asked: Readonly<Record<string, string>>;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'packledger-pages-'));
    const demo = await demoIn(join(root, 'demo'));
    site = await ConsoleSite.ofDemo(demo);
    const wish = { account: demo.notes.accounts[0]?.id, status: 'in-use' };
    const { packs } = await site.call<{ packs: readonly { id: string }[] }>('packs.list', wish);
    asked = { '/live/pack': `?pack=${packs[0]?.id}`, '/live/buy': '?sku=traffic-1tb' };
  }, WALK_MS);

  afterAll(async () => {
    await site?.close();
    await rm(root, { recursive: true, force: true });
  });

  test.for([
    ['owner@example.com', 'account-routes.tsx'],
    ['operator@example.com', 'operator-routes.tsx'],
  ] as const)('is sound for %s: %s', async ([email, routes]) => {
    const paths = await pathsOf(routes);
    expect(paths.length).toBeGreaterThan(10);
    const walk = await PageWalk.of(await site.pageOf(email), site.url);
    const seen = new Set<string>();
    const found: string[] = [];
    const note = (faults: readonly string[]) =>
      void found.push(...faults.map((fault) => `${walk.path}: ${fault}`));
    let narrow = false;
    let tabs = 0;
    const turn = async () => {
      narrow = !narrow;
      await walk.changeLanguage(narrow ? NARROW : WIDE);
    };
    const check = async () => {
      // What is around every page is looked at once.
      note(await walk.faults(seen.size === 0 ? 'page' : 'content'));
      if ((await walk.tooWide()) > 0) note([`is wider than ${narrow ? NARROW : WIDE}`]);
      if (narrow) note(await walk.untranslated());
      else tabs = await walk.tabs();
    };
    /** Leaves it turned: the next page is loaded as this one is left. */
    const look = async () => {
      await check();
      await walk.changeColours();
      note(await walk.faults('colours'));
      await turn();
      await check();
      seen.add(walk.path);
    };
    for (const path of paths) {
      if (seen.has(path)) continue;
      await walk.load(`${path}${asked[path] ?? ''}`);
      const { far, moves } = await walk.moved();
      if (far > MOVED_MAX) note([`moved by ${far}: ${JSON.stringify(moves)}`]);
      await look();
      for (let tab = 1; tab < tabs; tab += 1) {
        // In a narrow window some tabs are a choice.
        if (narrow) await turn();
        await walk.openTab(tab);
        if (!seen.has(walk.path)) await look();
      }
      note(site.complaints.splice(0));
    }
    expect(found).toEqual([]);
  });

  test('dialogs take the focus, close with Esc, and give the focus back', async () => {
    const page = await site.pageOf('owner@example.com');
    const walk = await PageWalk.of(page, site.url);
    const inside = () => page.evaluate(`document.activeElement.closest('[role=dialog]') !== null`);
    for (const [path, name] of [
      ['/live/resources/package?type=traffic', /当前计费方式/],
      ['/live/resources/package?type=traffic', '退款'],
      ['/live/deductions', '查看原因'],
      ['/live/settings?type=keys', '新建密钥'],
      ['/live/settings?type=keys', '吊销'],
    ] as const) {
      if (!page.url().endsWith(path)) await walk.load(path);
      const opener = page.getByRole('button', { name, exact: true, disabled: false }).first();
      await opener.focus();
      await page.evaluate(`document.activeElement.dataset.opener = '${name}'`);
      const opened = () => page.evaluate('document.activeElement.dataset.opener');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await expect.poll(inside, { message: `${name} takes the focus` }).toBe(true);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await expect.poll(opened, { message: `${name} gives the focus back` }).toBe(`${name}`);
    }
  });

  test('is sound for those who are not signed in', async () => {
    const walk = await PageWalk.of(await site.pageOf(null), site.url);
    for (const path of await pathsOf('entry-routes.tsx')) {
      await walk.load(path.replace('$token', 'none'));
      expect(await walk.faults('page'), path).toEqual([]);
      expect(await walk.tooWide(), path).toBeLessThanOrEqual(0);
      expect((await walk.moved()).far, path).toBeLessThan(MOVED_MAX);
    }
    expect(site.complaints).toEqual([]);
  });
});
