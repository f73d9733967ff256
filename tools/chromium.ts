import { existsSync } from 'node:fs';
import { installPackages, mayInstall } from './debian.ts';
import type { ForTests } from './postgres.ts';

/** Where browsers of the system are; another is named by PACKLEDGER_TEST_CHROMIUM. */
const PLACES = [
  ...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const ADVICE =
  'No browser was found. Install Chromium (Debian: apt-get install chromium fonts-noto-cjk), ' +
  'or name one in PACKLEDGER_TEST_CHROMIUM.';

/** The browser that the tests use; null when there is none. */
export function findChromium(): string | null {
  const named = process.env['PACKLEDGER_TEST_CHROMIUM'];
  return [...(named === undefined ? [] : [named]), ...PLACES].find(existsSync) ?? null;
}

/** Finds a browser for the tests, or installs one with the fonts that Chinese needs. */
export function chromiumForTests(): ForTests {
  const before = findChromium();
  if (before !== null) return { ok: true, says: `Chromium, ${before}` };
  if (!mayInstall()) return { ok: false, says: ADVICE };
  console.log('Chromium is missing: installing the packages chromium and fonts-noto-cjk.');
  const problem = installPackages('chromium', 'fonts-noto-cjk');
  const after = findChromium();
  if (after !== null) return { ok: true, says: `Chromium, just installed, ${after}` };
  return { ok: false, says: [problem, ADVICE].filter(Boolean).join('\n') };
}
