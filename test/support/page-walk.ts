// Goes from page to page of the console and looks at each: what axe finds, what moves while it
// loads, what is wider than the window, what is in the other language.
import { readFile } from 'node:fs/promises';
import type { Page, Response } from 'playwright-core';
import { ROOT } from './source-files.ts';

/** The paths of a file of routes. */
export async function pathsOf(routes: string): Promise<readonly string[]> {
  const text = await readFile(`${ROOT}/web/src/routes/${routes}`, 'utf8');
  return [...text.matchAll(/path: '(\/[^']+)'/g)].map(([, path = '']) => path);
}

const AXE = 'node_modules/axe-core/axe.min.js';
const CHINESE = /[\u4e00-\u9fff]+/g;
const HEIGHT = 900;

/** A heading stands there, and nothing is on its way: twice, with a frame in between. */
const SETTLED = `new Promise((done, fail) => {
  const end = performance.now() + 30_000;
  let before = false;
  const look = () => {
    const busy = document.querySelector('[aria-busy="true"], .ant-skeleton, .ant-spin-spinning');
    const now = document.querySelector('h1') !== null && busy === null;
    if (now && before) return done();
    if (performance.now() > end) return fail(new Error('waits for ' + (busy ?? {}).outerHTML));
    before = now;
    setTimeout(() => requestAnimationFrame(look), 20);
  };
  look();
})`;

/** What moved that stood already, but for what somebody did: as browsers measure it. */
const MOVES = `new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries())).observe({
    type: 'layout-shift', buffered: true });
  // Where nothing moved, nothing is told.
  setTimeout(() => done([]), 50);
}).then((moves) => moves.filter(({ hadRecentInput }) => !hadRecentInput)
  .map(({ value, sources }) => ({ value, of: sources.map(({ node }) =>
    (node?.outerHTML ?? node?.textContent ?? '').slice(0, 90)) })))`;

interface Move {
  readonly value: number;
  readonly of: readonly string[];
}

/** A page of a browser that is led from path to path. */
export class PageWalk {
  readonly #page: Page;
  readonly #url: string;
  readonly #axe: string;
  /** What the server said: names and notes that people gave are in the language they gave them. */
  readonly #said: Promise<string>[] = [];

  private constructor(page: Page, url: string, axe: string) {
    this.#page = page;
    this.#url = url;
    this.#axe = axe;
    page.on('response', (response) => void this.#said.push(dataOf(response)));
  }

  static async of(page: Page, url: string): Promise<PageWalk> {
    return new PageWalk(page, url, await readFile(`${ROOT}/${AXE}`, 'utf8'));
  }

  /** Where it is, without the account. */
  get path(): string {
    const { pathname, searchParams } = new URL(this.#page.url());
    const type = searchParams.get('type');
    return type === null ? pathname : `${pathname}?type=${type}`;
  }

  async load(path: string): Promise<void> {
    await this.#page.goto(`${this.#url}${path}`);
    await this.#settled();
  }

  #settled(): Promise<void> {
    return this.#page.evaluate(SETTLED);
  }

  /** How many tabs the page has. */
  tabs(): Promise<number> {
    return this.#page.getByRole('tab').count();
  }

  async openTab(at: number): Promise<void> {
    await this.#page.getByRole('tab').nth(at).click();
    await this.#settled();
  }

  /** Presses what changes the colours. */
  async changeColours(): Promise<void> {
    await this.#page.getByRole('button', { name: /^(切换深色|Switch dark)/ }).click();
  }

  /** Changes the language, and how wide the window is. */
  async changeLanguage(width: number): Promise<void> {
    await this.#page.getByRole('button', { name: /^(English|中文)$/ }).click();
    await this.#page.setViewportSize({ width, height: HEIGHT });
    await this.#settled();
  }

  /** How far it is wider than its window. */
  tooWide(): Promise<number> {
    return this.#page.evaluate('document.documentElement.scrollWidth - innerWidth');
  }

  /** What is Chinese on an English page, and is not what people gave in Chinese. */
  async untranslated(): Promise<readonly string[]> {
    const given = (await Promise.all(this.#said)).join();
    const text = await this.#page.evaluate<string>('document.body.innerText');
    const ours = /^(中文)$/;
    return (text.match(CHINESE) ?? []).filter((part) => !ours.test(part) && !given.includes(part));
  }

  /** How far things moved while the page was loaded, and which. */
  async moved(): Promise<{ readonly far: number; readonly moves: readonly Move[] }> {
    const moves = await this.#page.evaluate<readonly Move[]>(MOVES);
    return { far: moves.reduce((sum, { value }) => sum + value, 0), moves };
  }

  /** What axe finds wrong: rules with the places that break them. */
  async faults(of: 'page' | 'content' | 'colours'): Promise<readonly string[]> {
    // As the developer tools do: the page's own policy lets no foreign script in.
    if (await this.#page.evaluate('window.axe === undefined')) await this.#page.evaluate(this.#axe);
    const around = of === 'page' ? [] : ['header', 'nav[aria-label]'];
    const options = {
      ...{ resultTypes: ['violations'], preload: false },
      ...(of === 'colours' && { runOnly: ['color-contrast'] }),
    };
    return this.#page.evaluate(
      `axe.run({ include: ['html'], exclude: ${JSON.stringify(around)} },
        ${JSON.stringify(options)}).then(({ violations }) => violations.map(({ id, nodes }) =>
          id + ': ' + nodes.map(({ html }) => html).join(' ')))`,
    );
  }
}

/** What is data in an answer of the API: titles that come in both languages are not. */
async function dataOf(response: Response): Promise<string> {
  if (!response.url().includes('/api/')) return '';
  const text = await response.text().catch(() => '');
  return text.replaceAll(/"zh":\s*"[^"]*"/g, '');
}
