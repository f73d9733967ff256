// Both READMEs on a demo that is started as they say: what they print is what comes.
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../src/cli/text/demo.ts';
import { Speaker } from '../../src/cli/text/language.ts';
import { TEXTS } from '../../src/cli/text/results.ts';
import type { LogIn } from '../../src/demo/demo-people.ts';
import { ServerProcess } from '../support/server-process.ts';
import { ROOT } from '../support/source-files.ts';
import { type Step, stepsOf, Walkway } from '../support/walk.ts';

const PAGES = [
  ['README.md', 'en'],
  ['README.zh-CN.md', 'zh'],
] as const;
const SHOWN_URL = 'http://127.0.0.1:8080';
const MAKING_MS = 300_000;

const run = promisify(execFile);
let way: Walkway;
let server: ServerProcess;
let environment: Readonly<Record<string, string>>;

beforeAll(async () => {
  way = await Walkway.open();
  server = await ServerProcess.startDemo(join(way.folder, 'packledger-demo'));
  const { url, accounts, accountKey, accountKeyId } = server.told;
  const [first] = accounts as readonly { readonly id: string }[]; // as the demo tells them
  environment = {
    URL: url,
    ACCOUNT: first?.id ?? '',
    KEY: String(accountKey),
    KEY_ID: String(accountKeyId),
  };
}, MAKING_MS);

afterAll(async () => {
  await server.stop();
  await way.close();
});

describe.for(PAGES)('%s', { timeout: MAKING_MS }, ([page, language]) => {
  test('shows what the demo prints, and who may sign in', async () => {
    const text = await readFile(join(ROOT, page), 'utf8');
    const speaker = new Speaker(language);
    const [, password = ''] = /(?:the password|密码都是) (\S+)/.exec(text) ?? [];
    const { time, logIns } = server.told;
    for (const line of [
      speaker.say(TEXTS.listening, { url: SHOWN_URL, roles: 'web, jobs' }),
      speaker.say(DEMO.standsAt, { time: String(time), days: '365' }),
      speaker.say(DEMO.logIns, { url: SHOWN_URL, password }),
    ]) {
      expect(text).toContain(line);
    }
    const shown = [...text.matchAll(/^ {2}(\S+@\S+) +(\S+)/gm)].map(([, ...row]) => row);
    const people = logIns as readonly LogIn[]; // as the demo tells them
    const told = people.map(({ email, role }) => [email, speaker.say(DEMO.roles[role])]);
    expect(shown.length).toBeGreaterThan(2);
    for (const row of shown) expect(told).toContainEqual(row);
  });

  test('calls the API with what was printed', async () => {
    const steps = (await stepsOf(page)).filter(({ command }) => command.startsWith('curl'));
    expect(steps.length).toBe(2);
    await expectPrinted(steps);
  });

  test('reads packs by the official SDK', async () => {
    const text = await readFile(join(ROOT, page), 'utf8');
    const [, program = ''] = /^```js\n([\s\S]*?)^```$/m.exec(text) ?? [];
    const file = join(way.folder, `${language}.mjs`);
    await writeFile(file, program);
    const env = { ...process.env, ...environment };
    const { stdout } = await run(process.execPath, [file], { env });
    expect(stdout).toMatch(/^\d+\n$/);
  });
});

test('the figures of the demo are proved, as both READMEs say', {
  timeout: MAKING_MS,
}, async () => {
  await server.stop();
  for (const [page] of PAGES) {
    const steps = (await stepsOf(page)).filter(({ command }) => command.includes(' verify '));
    expect(steps.length).toBe(1);
    await expectPrinted(steps);
  }
});

/** What is printed is what comes, but for spaces, and where … stands for something. */
async function expectPrinted(steps: readonly Step[]): Promise<void> {
  const outputs = await way.type(steps, environment);
  steps.forEach(({ command, output }, index) => {
    const parts = compact(output).split('…').map(escaped);
    expect(compact(outputs[index] ?? ''), command).toMatch(new RegExp(`^${parts.join('.*')}$`));
  });
}

function compact(text: string): string {
  return text.replaceAll(/\s/g, '');
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
