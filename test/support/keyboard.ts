// A page in the hands of somebody who has no mouse.
import type { Page } from 'playwright-core';

const TABS_MAX = 80;

/** Presses Tab until what is named has the focus. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < TABS_MAX; presses += 1) {
    await page.keyboard.press('Tab');
    const said = await page.evaluate<string>(
      `[document.activeElement?.getAttribute('aria-label'), document.activeElement?.innerText,
        document.activeElement?.closest('label')?.innerText].join(' ').trim()`,
    );
    if (typeof name === 'string' ? said.includes(name) : name.test(said)) return;
  }
  throw new Error(`no press of Tab leads to ${name}`);
}

/** Comes to what is named by Tab, and presses it. */
export async function pressByKeys(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** Comes to a field by Tab, and fills it in. */
export async function typeByKeys(page: Page, name: string | RegExp, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.type(text);
}
