// Two small accounts, so that operators have more than one: a school whose packs are frozen by the
// billing modes that it chose, and a club that does not pay.
import { decideRequest } from '../operations/billing-modes/decide-request.ts';
import { requestMode } from '../operations/billing-modes/request-mode.ts';
import { switchMode } from '../operations/billing-modes/switch-mode.ts';
import { applyForPlugin } from '../operations/plugins/apply-for-plugin.ts';
import { buy, buyOne, tell, topUp } from './acts.ts';
import type { DemoSpan } from './demo-span.ts';
import { screenshotOf } from './screenshot.ts';
import type { Cast, Scene } from './stage.ts';
import type { UsagePattern } from './usage-pattern.ts';

/** On which day before the last something happens to them. */
const BEFORE = { final: 12, asked: 24, askedAgain: 16, switched: 6 } as const;

export function schoolStory(cast: Cast, span: DemoSpan): readonly Scene[] {
  const scene = (day: number, time: string, play: () => Promise<unknown>): Scene => ({
    at: span.instant(day, time),
    play: async () => void (await play()),
  });
  const { account, owner } = cast;
  const years: Scene[] = [];
  for (let day = 33; day < span.days - BEFORE.asked; day += 33) {
    years.push(scene(day, '13:30', () => topUp(cast, '900', `school d${day}`)));
    years.push(scene(day, '13:40', () => buy(cast, 'traffic-1tb')));
    years.push(scene(day, '13:50', () => buy(cast, 'transcode-100h')));
  }
  const before = (days: number) => span.days - days;
  return [
    scene(0, '13:00', () => openSchool(cast)),
    ...years,
    scene(36, '14:00', () => buy(cast, 'mic-50000m')),
    scene(60, '14:00', () => buy(cast, 'topspeed-1000h')),
    scene(before(BEFORE.asked + 1), '09:30', () => stockSchool(cast)),
    scene(before(BEFORE.asked), '09:40', () => askMonthly(cast, ['transcode', 'topspeed'], true)),
    scene(before(BEFORE.asked), '09:50', () => askMonthly(cast, ['mic'], false)),
    scene(before(BEFORE.askedAgain), '09:50', () => askMonthly(cast, ['mic'], true)),
    scene(before(BEFORE.switched), '10:20', async () => {
      for (const area of ['mainland', 'overseas']) {
        await owner.call(switchMode, { account, area, mode: 'daily-bandwidth' });
      }
    }),
    scene(before(2), '10:40', () =>
      owner.call(requestMode, {
        account,
        area: 'mainland',
        mode: 'monthly-bandwidth',
        note: '合同已签 The contract is signed',
      }),
    ),
    scene(before(2), '11:00', () => applyForLessons(cast)),
  ];
}

async function openSchool(cast: Cast): Promise<void> {
  await topUp(cast, '3000', 'school 1');
  const skus = ['traffic-1tb', 'transcode-100h', 'topspeed-100h', 'mic-trial-3000m'];
  for (const sku of skus) await buyOne(cast, sku);
  await tell(cast, '林老师', { email: 'office@school.example.org', language: 'zh' });
}

/** Packs of every family that can be frozen, hardly used when the modes change. */
async function stockSchool(cast: Cast): Promise<void> {
  await topUp(cast, '6000', 'school stock');
  const skus = ['traffic-1tb', 'transcode-100h', 'topspeed-100h', 'mic-50000m'];
  for (const sku of skus) await buyOne(cast, sku);
}

async function askMonthly(
  { account, owner, operator }: Cast,
  areas: readonly string[],
  approve: boolean,
): Promise<void> {
  for (const area of areas) {
    const wish = { account, area, mode: 'monthly-duration', note: '按月开票 Invoices by month' };
    const { id } = await owner.call(requestMode, wish);
    const reason = approve ? {} : { reason: '请先补充合同 Send the contract first' };
    await operator.call(decideRequest, { account, request: id, approve, ...reason });
  }
}

async function applyForLessons({ account, owner }: Cast): Promise<void> {
  const shot = (name: string, rows: number) => ({ name, data: screenshotOf(rows) });
  await owner.call(applyForPlugin, {
    account,
    type: 'formal',
    name: '云端课堂 Lessons',
    appId: 'wx5c8001e550a57a11',
    category: 'education',
    basicSettings: shot('basic-settings.png', 5),
    pluginSettings: shot('plugins.png', 2),
  });
}

export function clubStory(cast: Cast, span: DemoSpan): readonly Scene[] {
  const scene = (day: number, time: string, play: () => Promise<unknown>): Scene => ({
    at: span.instant(day, time),
    play: async () => void (await play()),
  });
  const scenes = [
    scene(0, '15:00', () => topUp(cast, '100', 'club 1')),
    scene(0, '15:10', () => buy(cast, 'traffic-100gb')),
  ];
  for (let day = 20; day < span.days - 30; day += 40) {
    scenes.push(scene(day, '15:20', () => topUp(cast, '140', `club d${day}`)));
    scenes.push(scene(day, '15:30', () => buy(cast, 'traffic-500gb')));
  }
  return scenes;
}

/** The club's final, for which its wallet is too small. */
export function finalOf(span: DemoSpan): UsagePattern {
  const from = span.days - BEFORE.final;
  const domain = 'final.example.net';
  return { item: 'live.downstream.mainland', base: '2000 GB', domain, from, until: from + 1 };
}
