import type { Texts } from './text.ts';

/** The clock of a sandbox. */
export const CLOCK_TEXTS = {
  'clock.title': { zh: '沙盒时间', en: 'Sandbox clock' },
  'clock.now': { zh: '沙盒现在的时间', en: 'It is now, in the sandbox' },
  'clock.explain': {
    zh: '时间静止，直到有人推进；途中到期的结算、扣费、提醒等任务依次在其时刻运行。',
    en:
      'Time stands still until somebody moves it on. Settlements, payments and reminders that ' +
      'fall due on the way are run at their times.',
  },
  'clock.hour': { zh: '推进 1 小时', en: 'On by 1 hour' },
  'clock.day': { zh: '推进 1 天', en: 'On by 1 day' },
  'clock.week': { zh: '推进 7 天', en: 'On by 7 days' },
  'clock.month': { zh: '推进 30 天', en: 'On by 30 days' },
  'clock.done': { zh: '已推进到 {{time}}', en: 'It is {{time}} now' },
  'clock.job': { zh: '任务', en: 'Job' },
  'clock.runs': { zh: '次数', en: 'Runs' },
  'clock.failedRuns': { zh: '失败', en: 'Failed' },
  'clock.outcome': { zh: '结果', en: 'Outcome' },
  'clock.notSandbox': {
    zh: '这不是沙盒：时间由系统时钟决定。',
    en: 'This is no sandbox: the time is that of the system.',
  },
} as const satisfies Texts;
