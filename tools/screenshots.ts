// Writes screenshots of all pages of the console, found by their routes:
//
//   npm run screenshots                    every page in every look, into screenshots/
//   npm run screenshots -- zh-dark en-390  these looks alone
//   npm run screenshots -- --readme        the pictures of the READMEs, into docs/pictures/
//
// It starts the demo, which is made once and takes about half a minute, signs in and looks around.
// How soon the first row of packs stands there is printed at the end.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { PageWalk, pathsOf } from '../test/support/page-walk.ts';
import { findChromium } from './chromium.ts';

const PORT = 8397;
const URL_BASE = `http://127.0.0.1:${PORT}`;
const PROGRAM = fileURLToPath(new URL('../bin/packledger', import.meta.url));
const WIDE = { width: 1360, height: 860 };
const NARROW = { width: 390, height: 860 };

interface Look {
  readonly language: 'zh' | 'en';
  readonly theme: 'light' | 'dark';
  readonly size: typeof WIDE;
}

/** Each look: what the browser keeps, how large its window is. */
const LOOKS: Readonly<Record<string, Look>> = {
  'zh-light': { language: 'zh', theme: 'light', size: WIDE },
  'zh-dark': { language: 'zh', theme: 'dark', size: WIDE },
  'en-light': { language: 'en', theme: 'light', size: WIDE },
  'en-dark': { language: 'en', theme: 'dark', size: WIDE },
  'zh-390': { language: 'zh', theme: 'light', size: NARROW },
  'en-390': { language: 'en', theme: 'dark', size: NARROW },
};

/** Tabs of pages that have several. */
const TABS = [
  '/live/resources/package?type=transcode',
  ...['/live/messages?type=subscriptions', '/live/messages?type=thresholds'],
  ...['/live/settings?type=keys', '/live/settings?type=webhooks'],
];

interface Demo {
  readonly accounts: readonly { readonly id: string }[];
  readonly accountKey: string;
  readonly logIns: readonly { readonly email: string; readonly role: string }[];
  readonly password: string;
}

/** Of the pictures of the READMEs. */
const QUALITY = 0.8;
/** How often the first row is waited for. */
const TIMES = 5;

const given = process.argv.slice(2);
const program = spawn(
  process.execPath,
  [PROGRAM, 'demo', '--directory', 'packledger-demo', '--port', `${PORT}`, '--json'],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
try {
  const demo = await demoOf(program);
  const executablePath = there(findChromium(), 'Chromium');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    if (given.includes('--readme')) await shootForReadme(browser, demo);
    else await shootAll(browser, demo);
    await tellFirstRow(browser, demo);
  } finally {
    await browser.close();
  }
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

/** A page in which somebody is signed in. */
async function signedIn(browser: Browser, demo: Demo, role: string, look: Look): Promise<Page> {
  const email = there(demo.logIns.find((each) => each.role === role)?.email, role);
  const { theme, language, size } = look;
  const page = await browser.newPage({ viewport: size, reducedMotion: 'reduce' });
  await page.request.post(`${URL_BASE}/api/auth/sign-in`, {
    data: { email, password: demo.password },
    headers: { origin: URL_BASE },
  });
  await page.addInitScript(`localStorage.setItem('packledger.theme', '${theme}');
    localStorage.setItem('packledger.language', '${language}')`);
  return page;
}

/** A pack that is charged now: the address of its page. */
async function packPage({ accounts, accountKey }: Demo): Promise<string> {
  const path = `/api/v1/accounts/${accounts[0]?.id}/packs?family=traffic&status=in-use`;
  const answer = await fetch(`${URL_BASE}${path}`, {
    headers: { authorization: `Bearer ${accountKey}` },
  });
  // As the API answers.
  const { packs } = (await answer.json()) as { readonly packs: readonly { readonly id: string }[] };
  return `/live/pack?pack=${packs[0]?.id}`;
}

async function shootAll(browser: Browser, demo: Demo): Promise<void> {
  const looks = given.filter((name) => name in LOOKS);
  const folder = given.find((name) => !(name in LOOKS)) ?? 'screenshots';
  await mkdir(folder, { recursive: true });
  const pack = await packPage(demo);
  const ofAccount = [...(await pathsOf('account-routes.tsx')), ...TABS];
  const asked = ofAccount.map((path) => (path === '/live/pack' ? pack : path));
  const pages = { owner: asked, operator: await pathsOf('operator-routes.tsx') };
  for (const [name, look] of Object.entries(LOOKS)) {
    if (looks.length > 0 && !looks.includes(name)) continue;
    for (const role of ['owner', 'operator'] as const) {
      const page = await signedIn(browser, demo, role, look);
      const walk = await PageWalk.of(page, URL_BASE);
      for (const path of pages[role]) {
        await walk.load(path);
        const title = path
          .slice(1)
          .replace(/pack=.*/, '')
          .replaceAll(/\W+/g, '-')
          .replace(/-$/, '');
        await page.screenshot({ path: join(folder, `${title}-${name}.png`) });
      }
      await page.close();
    }
    console.log(`${name}: ${pages.owner.length + pages.operator.length} pages`);
  }
}

/** What is shown first of the console, in the language of each README. */
async function shootForReadme(browser: Browser, demo: Demo): Promise<void> {
  const folder = 'docs/pictures';
  await mkdir(folder, { recursive: true });
  const pages = { overview: '/live/overview', pack: await packPage(demo) };
  for (const name of ['zh-light', 'zh-dark', 'en-light', 'en-dark']) {
    const look = there(LOOKS[name], 'look');
    const page = await signedIn(browser, demo, 'owner', look);
    const walk = await PageWalk.of(page, URL_BASE);
    const title = look.theme === 'light' ? 'overview' : 'pack';
    await walk.load(pages[title]);
    const file = join(folder, `${title}-${look.language}.webp`);
    await writeFile(file, await asWebp(browser, await page.screenshot()));
    console.log(file);
    await page.close();
  }
}

/** A picture in fewer bytes: the browser knows how. */
async function asWebp(browser: Browser, png: Buffer): Promise<Buffer> {
  const page = await browser.newPage();
  const packed = await page.evaluate<string>(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png.toString('base64')}';
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', ${QUALITY});
  })()`);
  await page.close();
  return Buffer.from(packed.split(',')[1] ?? '', 'base64');
}

/** How long it takes from the address to the first row: first visit, and the ones that follow. */
async function tellFirstRow(browser: Browser, demo: Demo): Promise<void> {
  const look = there(LOOKS['zh-light'], 'look');
  const page = await signedIn(browser, demo, 'owner', look);
  const taken: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const begun = performance.now();
    await page.goto(`${URL_BASE}/live/resources/package?type=traffic`);
    await page.locator('tbody tr[data-row-key]').first().waitFor();
    taken.push(Math.round(performance.now() - begun));
  }
  const [first, ...later] = taken;
  console.log(`first row of packs: ${first} ms at the first visit, then ${later.join(', ')} ms`);
}
