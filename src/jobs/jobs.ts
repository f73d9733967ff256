// All jobs, in the order in which those of one time are run.
import { addDays, type Instant } from '../engine/index.ts';
import { enforceArrears } from '../operations/arrears/enforce-arrears.ts';
import { noticeUsedTrials } from '../operations/arrears/notice-used-trials.ts';
import { payBills } from '../operations/bills/pay-bills.ts';
import { forgetOldRequests } from '../operations/keys/identify-key.ts';
import { readLeftNotices } from '../operations/media/read-inbox.ts';
import { remind } from '../operations/notices/remind.ts';
import { sendMail } from '../operations/notices/send-mail.ts';
import type { Context } from '../operations/operation.ts';
import { closeUnpaidOrders } from '../operations/orders/close-unpaid-orders.ts';
import { expirePacks } from '../operations/packs/expire-packs.ts';
import { expirePlugins } from '../operations/plugins/expire-plugins.ts';
import { renewPacks } from '../operations/renewals/renew-packs.ts';
import { forgetRuns } from '../operations/scheduling/job-runs.ts';
import { settleWholeDay } from '../operations/settlement/settle-day.ts';
import { deliverWebhooks } from '../operations/webhooks/deliver-webhooks.ts';
import type { Job, Schedule } from './job.ts';
import { JobRefused } from './run-job.ts';

const AT_SETTLEMENT: Schedule = { kind: 'daily', at: 'settleAt' };

/** A job that is due every few minutes; of the times that it missed, the last is enough. */
function often(minutes: number, job: Pick<Job, 'name' | 'summary' | 'after' | 'run'>): Job {
  return { ...job, schedule: { kind: 'every', minutes }, catchUp: 'latest' };
}

export const JOBS: readonly Job[] = [
  often(1, {
    name: 'read-media',
    summary: { zh: '读取媒体服务器的上报', en: 'read what media servers reported' },
    after: [],
    run: readLeftNotices,
  }),
  {
    name: 'settle',
    summary: { zh: '结算前一日', en: 'settle the day before' },
    schedule: AT_SETTLEMENT,
    catchUp: 'each',
    after: [],
    run: settleDayBefore,
  },
  often(5, {
    name: 'pay-bills',
    summary: { zh: '从钱包支付账单', en: 'pay bills from wallets' },
    after: ['settle'],
    run: payBills,
  }),
  often(10, {
    name: 'suspend-trials',
    summary: { zh: '告知体验包用完、服务已暂停', en: 'tell whose trial pack is used up' },
    after: ['settle'],
    run: noticeUsedTrials,
  }),
  often(10, {
    name: 'expire-packs',
    summary: { zh: '告知已用完和已过期的资源包', en: 'tell of packs that are over' },
    after: ['settle'],
    run: expirePacks,
  }),
  often(10, {
    name: 'expire-plugins',
    summary: { zh: '告知已过期的插件', en: 'tell of plugins that are over' },
    after: [],
    run: expirePlugins,
  }),
  often(5, {
    name: 'renew-packs',
    summary: { zh: '自动续购资源包', en: 'buy marked packs again' },
    after: ['settle', 'pay-bills'],
    run: renewPacks,
  }),
  often(5, {
    name: 'close-unpaid-orders',
    summary: { zh: '关闭超时未付的订单', en: 'close orders that were not paid in time' },
    after: [],
    run: closeUnpaidOrders,
  }),
  often(5, {
    name: 'enforce-arrears',
    summary: { zh: '欠费停服与恢复', en: 'stop accounts in arrears, restore those that paid' },
    after: ['settle', 'pay-bills'],
    run: enforceArrears,
  }),
  {
    name: 'remind',
    summary: { zh: '发送当日的提醒', en: 'send the reminders of the day' },
    schedule: AT_SETTLEMENT,
    catchUp: 'latest',
    after: ['settle'],
    run: remind,
  },
  often(1, {
    name: 'send-mail',
    summary: { zh: '发送邮件', en: 'send mail' },
    after: [],
    run: sendMail,
  }),
  often(1, {
    name: 'deliver-webhooks',
    summary: { zh: '投递 Webhook', en: 'deliver webhooks' },
    after: [],
    run: deliverWebhooks,
  }),
  often(10, {
    name: 'forget-signatures',
    summary: { zh: '清除过久的请求签名', en: 'forget signatures that are no longer valid' },
    after: [],
    run: forgetOldRequests,
  }),
  {
    name: 'forget-runs',
    summary: { zh: '清除过久的任务记录', en: 'forget old runs of jobs' },
    schedule: AT_SETTLEMENT,
    catchUp: 'latest',
    after: [],
    run: forgetOldRuns,
  },
];

/** For how many days runs are kept: those of jobs that are due often are many. */
const KEPT_DAYS = { daily: 400, every: 2 } as const;

async function forgetOldRuns(context: Context, due: Instant) {
  const { calendar } = context.catalogs.latest;
  let forgotten = 0;
  for (const kind of ['daily', 'every'] as const) {
    const names = JOBS.filter(({ schedule }) => schedule.kind === kind).map(({ name }) => name);
    const before = calendar.startOf(addDays(calendar.dayOf(due), -KEPT_DAYS[kind]));
    forgotten += await forgetRuns(context, names, before);
  }
  return { forgotten };
}

async function settleDayBefore(context: Context, due: Instant) {
  const day = addDays(context.catalogs.latest.calendar.dayOf(due), -1);
  const settled = await settleWholeDay(context, day, '');
  if (!settled.ok) throw new JobRefused('settle', settled.refusal.code, settled.refusal.params);
  const { accounts, revisions, deductions, bills } = settled.value;
  return { accounts, revisions, deductions, bills };
}
