// What `packledger demo` says beside what a server says.
import type { Text } from './language.ts';

export const DEMO = {
  making: {
    zh: '正在生成演示数据：一个虚构账号的一年，只在第一次启动时进行，约半分钟',
    en: 'Making the demo: a year of a made-up account, once, which takes about half a minute',
  },
  progress: { zh: '生成演示数据', en: 'making the demo' },
  standsAt: {
    zh: '演示走过了 {days} 天，停在 {time}，由运营推进',
    en: 'It is {time} there until an operator moves the time on, after {days} days',
  },
  accounts: { zh: '账号', en: 'Accounts' },
  logIns: {
    zh: '在 {url} 登录，密码都是 {password}',
    en: 'Sign in at {url}, all with the password {password}',
  },
  roles: {
    owner: { zh: '所有者', en: 'owner' },
    finance: { zh: '财务', en: 'finance' },
    viewer: { zh: '只读', en: 'viewer' },
    operator: { zh: '运营', en: 'operator' },
  },
  keys: { zh: '密钥', en: 'Keys' },
  accountKey: { zh: '{name}，只读', en: '{name}, reads only' },
  accountKeyId: { zh: '它的 secretId，官方 SDK 需要', en: 'its secretId, for official SDKs' },
  operatorKey: { zh: '运营', en: 'operators' },
  next: { zh: '试试', en: 'Try' },
  folder: {
    zh: '数据在 {folder}，与正式存储无关；删除此目录即可重新开始。Ctrl-C 停止。',
    en: 'It lies in {folder}, apart from real stores; remove it to begin anew. Ctrl-C stops.',
  },
} as const satisfies Readonly<Record<string, Text | Readonly<Record<string, Text>>>>;
