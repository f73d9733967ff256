// What people read when something about jobs or the clock of a sandbox is refused.
import type { ProblemText } from '../problem-texts.ts';

export const JOB_TEXTS = {
  job_is_unknown: {
    zh: '没有定时任务 {job}；可用：{known}',
    en: 'there is no job {job}; there are: {known}',
  },
  job_is_running: {
    zh: '定时任务 {job} 正在运行（始于 {since}）；请等它结束',
    en: 'the job {job} is running since {since}; wait until it has ended',
  },
  store_is_not_a_sandbox: {
    zh: '此存储不是沙盒，时间不能改动；沙盒须从空的存储开始，并设置 PACKLEDGER_SANDBOX=1',
    en:
      'the store is no sandbox, so its time is not moved; a sandbox begins as an empty store, ' +
      'opened with PACKLEDGER_SANDBOX=1',
  },
  store_is_a_sandbox: {
    zh: '此存储是沙盒，时间由它自己保存；请设置 PACKLEDGER_SANDBOX=1 再打开',
    en: 'the store is a sandbox with a time of its own; open it with PACKLEDGER_SANDBOX=1',
  },
  clock_goes_forward_only: {
    zh: '沙盒现在是 {now}，时间只能向前，不能回到 {time}',
    en: 'in the sandbox it is {now}; time goes forward only, not back to {time}',
  },
  clock_was_moved_meanwhile: {
    zh: '别的进程刚刚移动了沙盒的时间（原为 {now}）；请重试',
    en: 'another process has just moved the time of the sandbox (it was {now}); try again',
  },
  advance_is_not_readable: {
    zh: '“{text}”不是时长，应如 30m、3h、1d',
    en: '“{text}” is no length of time; it should be such as 30m, 3h or 1d',
  },
  advance_needs_one_end: {
    zh: '请给出时长（如 1d）或 --to 时刻，二者取一',
    en: 'say how far, such as 1d, or until when with --to; one of the two',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;
