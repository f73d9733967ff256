// Writes screenshots of all pages of the console: npm run screenshots [folder]
// It starts the demo, which is made once and takes about half a minute, signs in and looks around.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';

const PORT = 8397;
const URL_BASE = `http://127.0.0.1:${PORT}`;
const PROGRAM = fileURLToPath(new URL('../bin/packledger', import.meta.url));

const ACCOUNT_PAGES: Readonly<Record<string, string>> = {
  overview: '/live/overview',
  traffic: '/live/resources/package?type=traffic',
  transcode: '/live/resources/package?type=transcode',
  liveroom: '/live/resources/liveroom',
  caster: '/live/resources/caster',
  plugin: '/live/resources/plugin?type=plugin',
  deductions: '/live/deductions',
  usage: '/live/usage',
  buy: '/live/buy?family=traffic&sku=traffic-1tb',
  orders: '/live/orders',
  bills: '/live/bills',
  wallet: '/live/wallet',
  'billing-modes': '/live/billing-modes',
  messages: '/live/messages',
  audit: '/live/audit',
  settings: '/live/settings',
  me: '/live/me',
};

const OPERATOR_PAGES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...['overview', 'accounts', 'requests', 'plugins', 'settlement', 'jobs'],
    ...['webhooks', 'catalogs', 'people', 'audit', 'clock'],
  ].map((page) => [`operator-${page}`, `/operator/${page}`]),
);

/** Each look: its name, what the browser keeps, how wide its window is. */
const LOOKS = [
  { name: 'light', theme: 'light', language: 'zh', width: 1360 },
  { name: 'dark', theme: 'dark', language: 'en', width: 1360 },
  { name: 'narrow', theme: 'light', language: 'zh', width: 390 },
] as const;

interface Demo {
  readonly logIns: readonly { readonly email: string; readonly role: string }[];
  readonly password: string;
}

const folder = process.argv[2] ?? 'screenshots';
await mkdir(folder, { recursive: true });
const options = ['demo', '--directory', 'packledger-demo', '--port', `${PORT}`, '--json'];
const program = spawn(process.execPath, [PROGRAM, ...options], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  await look(await demoOf(program));
} finally {
  program.kill();
}

/** What must be there. */
function there<T>(value: T | null | undefined, what: string): T {
  if (value == null) throw new Error(`there is no ${what}`);
  return value;
}

/** What the demo tells when it answers. */
async function demoOf({ stdout }: ChildProcess): Promise<Demo> {
  let text = '';
  const out = there(stdout, 'output of the demo');
  while (true) {
    const [piece] = await once(out, 'data');
    text += String(piece);
    try {
      return JSON.parse(text);
    } catch {
      // There is more to come.
    }
  }
}

async function look({ logIns, password }: Demo): Promise<void> {
  const executablePath = there(findChromium(), 'Chromium');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    for (const { name, theme, language, width } of LOOKS) {
      for (const role of ['owner', 'operator'] as const) {
        const email = there(logIns.find((each) => each.role === role)?.email, role);
        const page = await browser.newPage({ viewport: { width, height: 860 } });
        await page.request.post(`${URL_BASE}/api/auth/sign-in`, {
          data: { email, password },
          headers: { origin: URL_BASE },
        });
        await page.goto(`${URL_BASE}/sign-in`);
        await page.evaluate(`localStorage.setItem('packledger.theme', '${theme}');
          localStorage.setItem('packledger.language', '${language}')`);
        await shoot(page, role === 'owner' ? ACCOUNT_PAGES : OPERATOR_PAGES, name);
        await page.close();
      }
    }
  } finally {
    await browser.close();
  }
}

async function shoot(page: Page, pages: Readonly<Record<string, string>>, name: string) {
  for (const [title, path] of Object.entries(pages)) {
    await page.goto(`${URL_BASE}${path}`);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(folder, `${title}-${name}.png`) });
  }
}
