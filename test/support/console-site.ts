// A real server with its console, and the browsers of people who are signed in to it.
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { ReadyDemo } from '../../src/demo/demo-folder.ts';
import { type Instant, present } from '../../src/engine/index.ts';
import { perform } from '../../src/operations/perform.ts';
import { OPERATIONS } from '../../src/operations/registry.ts';
import { openRuntime, type Runtime, type RuntimeSettings } from '../../src/runtime.ts';
import { serverOf } from '../../src/serve.ts';
import { findChromium } from '../../tools/chromium.ts';
import { accepted } from './accepted.ts';
import { instant } from './packs.ts';

/** Less than a test has, so that what did not come is named. */
const PATIENCE_MS = 10_000;

/** That of everybody on the site. */
export const PASSWORD = 'a long enough password';

interface Invited {
  readonly link: string;
}

/** One server and one browser for all stories of a file. */
export class ConsoleSite {
  readonly url: string;
  /** What browsers complained about: refused scripts, errors that nobody caught. */
  readonly complaints: string[] = [];
  readonly #runtime: Runtime;
  readonly #browser: Browser;
  readonly #password: string;
  readonly #clock: { at: Instant };
  readonly #close: () => Promise<void>;

  private constructor(
    parts: Pick<ConsoleSite, 'url'> & {
      readonly runtime: Runtime;
      readonly browser: Browser;
      readonly password: string;
    },
    clock: { at: Instant },
    close: () => Promise<void>,
  ) {
    this.url = parts.url;
    this.#runtime = parts.runtime;
    this.#browser = parts.browser;
    this.#password = parts.password;
    this.#clock = clock;
    this.#close = close;
  }

  /** One with an empty store, at a time. */
  static open(time: string): Promise<ConsoleSite> {
    const clock = { at: instant(time) };
    const settings = { databaseUrl: 'pglite:', catalogFiles: [], clock: { now: () => clock.at } };
    return ConsoleSite.#start(settings, clock);
  }

  /** One with the store of a demo, which has a clock of its own. */
  static ofDemo({ settings, notes }: ReadyDemo): Promise<ConsoleSite> {
    return ConsoleSite.#start(settings, { at: 0 }, notes.password);
  }

  static async #start(
    settings: RuntimeSettings,
    clock: { at: Instant },
    password = PASSWORD,
  ): Promise<ConsoleSite> {
    const runtime = await openRuntime(settings);
    const server = serverOf(runtime);
    const url = await server.listen({ port: 0, host: '127.0.0.1' });
    const executablePath = present(findChromium(), 'npm test has looked for Chromium');
    const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
    const browser = await chromium.launch({ executablePath, args });
    return new ConsoleSite({ runtime, browser, url, password }, clock, async () => {
      await browser.close();
      await server.close();
      await runtime.close();
    });
  }

  close(): Promise<void> {
    return this.#close();
  }

  /** It becomes another time. */
  at(time: string): void {
    this.#clock.at = instant(time);
  }

  /** Calls an operation as the platform's operator. */
  async call<T = unknown>(name: string, input: object): Promise<T> {
    const operation = present(OPERATIONS.get(name), `there is an operation ${name}`);
    return accepted(await perform(this.#runtime, operation, input)) as T; // as the test says
  }

  /** A media server says something at its address, wherever it takes the site to be. */
  async post(address: string, body: object): Promise<void> {
    const answer = await fetch(`${this.url}${new URL(address).pathname}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    present(answer.ok ? answer : undefined, `${address} takes reports`);
  }

  /** Somebody joins an account. */
  async join(account: string, role: string, email: string): Promise<void> {
    const wish = { account, role, email, send: 'link' };
    await this.#accept(email, await this.call<Invited>('invitations.create', wish));
  }

  /** Somebody becomes an operator of the platform. */
  async joinOperators(email: string): Promise<void> {
    await this.#accept(
      email,
      await this.call<Invited>('operators.invite', { email, send: 'link' }),
    );
  }

  async #accept(email: string, { link }: Invited): Promise<void> {
    const token = link.split('/').at(-1);
    const answer = await fetch(`${this.url}/api/v1/invitations/accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, name: email, password: PASSWORD }),
    });
    present(answer.ok ? answer : undefined, `${email} may join`);
  }

  /** The page of a browser in which somebody is signed in; null: nobody. */
  async pageOf(email: string | null): Promise<Page> {
    const context = await this.#browser.newContext({
      locale: 'zh-CN',
      viewport: { width: 1280, height: 900 },
      acceptDownloads: true,
      // Nothing to wait for.
      reducedMotion: 'reduce',
    });
    if (email !== null) await this.#signIn(context, email);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      const isAnswer = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !isAnswer) this.complaints.push(message.text());
    });
    return page;
  }

  async #signIn(context: BrowserContext, email: string): Promise<void> {
    const answer = await context.request.post(`${this.url}/api/auth/sign-in`, {
      data: { email, password: this.#password },
      headers: { origin: this.url },
    });
    present(answer.ok() ? answer : undefined, `${email} may sign in`);
  }
}
