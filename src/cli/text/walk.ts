// What `npm run walk` tells while it walks through the main job, in both languages.
import type { Text } from './language.ts';

export const WALK = {
  title: {
    zh: 'packledger：用一份真实的访问日志走一遍',
    en: 'packledger: a walk through the main job, on a real access log',
  },
  store: {
    zh: '存储：{url}（所有命令都用它；首次打开需要几秒）',
    en: 'The store is {url}, as for all commands; making it takes a few seconds.',
  },
  account: { zh: '创建一个账号', en: 'An account is created' },
  accountIs: { zh: '账号 {id}', en: 'The account is {id}' },
  pack: {
    zh: '发放一个 100 GB 流量包，自日志的第一天起生效',
    en: 'It gets a pack of 100 GB, bought on the first day of the log',
  },
  usage: {
    zh: '导入访问日志：每个请求发送的字节数就是当日的下行流量',
    en: 'The log is imported: the bytes sent to each request are traffic of its day',
  },
  settle: {
    zh: '逐日结算：用量抵扣资源包，超出部分计费',
    en: 'Each of its days is settled: usage is charged to packs, the rest is billed',
  },
  deductions: { zh: '查看抵扣明细', en: 'These are the deductions' },
  explain: { zh: '问一问：这一天为什么这样抵扣？', en: 'Why was the pack charged so on this day?' },
  verify: {
    zh: '从原始记录重新推算每个数字，核对整个存储',
    en: 'Every figure is derived again from the facts and compared',
  },
  nothingNew: {
    zh: '这一遍什么都没有改变：导入和结算都可以放心重复。',
    en: 'This time nothing changed: importing and settling again is always safe.',
  },
  again: {
    zh: '再运行一次 npm start：什么都不会重复计入。接着可以试试：',
    en: 'Run npm start again and see that nothing counts twice. What to try next:',
  },
  next: { zh: '接着可以试试：', en: 'What to try next:' },
} as const satisfies Readonly<Record<string, Text>>;
