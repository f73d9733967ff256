// What --help says: every command, argument and option in both languages.
import type { Text } from './language.ts';
import { SOURCE_COMMANDS } from './source-texts.ts';

/** What the help of a command is made of. */
export interface CommandText {
  readonly about: Text;
  /** A command line that works, without the program's name. */
  readonly example: string;
}

export const HEADINGS = {
  usage: { zh: '用法：', en: 'Usage:' },
  arguments: { zh: '参数：', en: 'Arguments:' },
  options: { zh: '选项：', en: 'Options:' },
  globalOptions: { zh: '全局选项：', en: 'Global Options:' },
  commands: { zh: '命令：', en: 'Commands:' },
  example: { zh: '例子：', en: 'Example:' },
} as const satisfies Readonly<Record<string, Text>>;

/** What is said behind the description of an option. */
export const OPTION_NOTES = {
  choices: { zh: '（可用：{choices}）', en: ' (one of: {choices})' },
  required: { zh: '（必填）', en: ' (required)' },
} as const satisfies Readonly<Record<string, Text>>;

export const PROGRAM = {
  about: {
    zh:
      '为直播平台的预付资源包精确记账：用量进来，按日结算，按顺序抵扣资源包，' +
      '超出部分计费；每个数字都说得清、验得出。',
    en:
      'Exact accounts of prepaid resource packs for live-streaming platforms: usage comes in, ' +
      'days are settled, packs are charged in their order, the rest is billed, and every figure ' +
      'can be explained and proved.',
  },
  exitCodes: {
    zh: '退出码：0 完成；1 失败；2 输入有误（信息说明错在哪里、怎样才对）。',
    en: 'Exit codes: 0 done; 1 failed; 2 the input is wrong, and the message says where and why.',
  },
  reference: { zh: '详见 docs/reference/cli.md', en: 'Reference: docs/reference/cli.md' },
  helpCommand: { zh: '显示一个命令的帮助', en: 'show the help of a command' },
} as const satisfies Readonly<Record<string, Text>>;

export const COMMANDS = {
  serve: {
    about: {
      zh: '启动服务器：API、控制台与定时任务；收到 SIGTERM 或 SIGINT 后有序停止',
      en: 'Serve the API, the console and the jobs until it is stopped (SIGTERM, SIGINT)',
    },
    example: 'serve --port 8080',
  },
  demo: {
    about: {
      zh: '启动演示：一个虚构账号的一年，在自己的目录里；给出地址、密钥与登录方式',
      en: 'Serve a year of a made-up account, in a folder of its own; tells address, keys, log-ins',
    },
    example: 'demo --port 8080',
  },
  backup: {
    about: {
      zh: '将嵌入式存储连同主密钥备份到一个文件；文件与存储一样机密',
      en: 'Back up the embedded store with its master key to a file, as secret as they are',
    },
    example: 'backup packledger-2022-01-04.backup',
  },
  restore: {
    about: {
      zh: '由备份文件恢复嵌入式存储；目标必须是空的',
      en: 'Restore the embedded store from a backup, to where there is nothing',
    },
    example: 'restore packledger-2022-01-04.backup --database pglite:./restored',
  },
  account: {
    about: { zh: '账号：创建、列出、查看', en: 'Accounts: create, list, show' },
    example: 'account list',
  },
  'account create': {
    about: { zh: '创建账号，给出其 ID', en: 'Create an account and print its id' },
    example: 'account create --name "Example Live"',
  },
  'account list': {
    about: { zh: '列出所有账号', en: 'List all accounts' },
    example: 'account list --json',
  },
  'account show': {
    about: { zh: '查看一个账号', en: 'Show one account' },
    example: 'account show ac_…',
  },
  pack: {
    about: { zh: '资源包：发放、列出', en: 'Packs: grant, list' },
    example: 'pack list --account ac_…',
  },
  'pack grant': {
    about: {
      zh: '发放资源包：赠送，或录入在别处购买的包；不发生收款',
      en: 'Grant packs: give them, or record ones that were bought elsewhere; no money moves',
    },
    example: 'pack grant --account ac_… --sku traffic-100gb --at 2022-01-04T10:00:00+08:00',
  },
  'pack list': {
    about: {
      zh: '按抵扣顺序列出账号的资源包',
      en: 'List the packs of an account in the order in which they are charged',
    },
    example: 'pack list --account ac_… --family traffic',
  },
  mode: {
    about: { zh: '计费方式', en: 'Billing modes' },
    example:
      'mode set --account ac_… --scope live.mainland --mode daily-bandwidth --from 2022-02-01',
  },
  'mode set': {
    about: {
      zh: '设定一个计费范围自某日起的计费方式',
      en: 'Set the billing mode of a scope from a day on',
    },
    example:
      'mode set --account ac_… --scope live.mainland --mode daily-bandwidth --from 2022-02-01',
  },
  usage: {
    about: { zh: '用量', en: 'Usage' },
    example: 'usage import --account ac_… --format ndjson events.ndjson',
  },
  'usage import': {
    about: {
      zh: '导入用量；同一文件再次导入不会增加任何用量，日志增长后只导入新增的行',
      en: 'Import usage; the same file again adds nothing, a log that grew only its new lines',
    },
    example:
      'usage import --account ac_… --format nginx --item live.downstream.mainland access.log',
  },
  'usage follow': {
    about: {
      zh: '跟随一个增长的日志，每行恰好导入一次；轮转、截断、重启都不会漏也不会重',
      en: 'Import a log as it grows: each line once, through rotation, truncation and restarts',
    },
    example:
      'usage follow --account ac_… --format nginx --item live.downstream.mainland access.log',
  },
  settle: {
    about: {
      zh: '结算一日：用量抵扣资源包，其余计费；再次结算不会重复',
      en: 'Settle a day: charge its usage to packs, bill the rest; again it does nothing',
    },
    example: 'settle --date 2022-01-04',
  },
  deductions: {
    about: { zh: '抵扣明细，可导出', en: 'The deductions of an account, also for export' },
    example: 'deductions --account ac_… --from 2022-01-01 --format csv --output january.csv',
  },
  explain: {
    about: {
      zh: '说明某日的抵扣：按顺序逐个说明每个资源包为何被抵扣或未被抵扣',
      en: 'Explain a day: why each pack was or was not charged, in order',
    },
    example: 'explain --account ac_… --date 2022-01-04',
  },
  simulate: {
    about: {
      zh: '模拟一个场景文件；不打开存储，不保存任何东西',
      en: 'Work through a scenario file; no store is opened, nothing is kept',
    },
    example: 'simulate scenario.json',
  },
  verify: {
    about: {
      zh: '核对整个存储：从原始记录重新推算每个数字并比较；有不符时退出码为 1',
      en: 'Derive every figure of the store again from the facts; exit code 1 if one differs',
    },
    example: 'verify',
  },
  migrate: {
    about: {
      zh: '将存储的结构升级到本版本（其他命令打开存储时也会自动升级）',
      en: 'Bring the schema of the store up to date (as every command does that opens it)',
    },
    example: 'migrate --database postgres://packledger@localhost/packledger',
  },
  catalog: {
    about: { zh: '价目', en: 'Catalogues' },
    example: 'catalog check my-platform.json',
  },
  'catalog check': {
    about: {
      zh: '检查价目文件，一次列出所有错误及其位置和改法',
      en: 'Check a catalogue file: all that is wrong with it, where, and what would be right',
    },
    example: 'catalog check my-platform.json',
  },
  'catalog upload': {
    about: {
      zh: '上传价目，自其生效日起对所有进程生效；先检查，已结算的日期不变',
      en: 'Upload a catalogue: it holds from its first day on, and no settled day is changed',
    },
    example: 'catalog upload prices-2027.json',
  },
  jobs: {
    about: { zh: '定时任务：查看、运行', en: 'Jobs: list, run' },
    example: 'jobs list',
  },
  'jobs list': {
    about: {
      zh: '列出定时任务：何时运行、上次结果、下次时间',
      en: 'List the jobs: when each is due, how its last run went, when it is due next',
    },
    example: 'jobs list',
  },
  'jobs run': {
    about: {
      zh: '运行到期的定时任务；给出名称时只运行这一个，即使未到期',
      en: 'Run the jobs that are due; with a name, run that one, also when it is not due',
    },
    example: 'jobs run settle',
  },
  clock: {
    about: {
      zh: '沙盒的时间：查看、设定、推进',
      en: 'The time in a sandbox: show, set, advance',
    },
    example: 'clock show',
  },
  'clock show': {
    about: { zh: '查看沙盒现在的时间', en: 'Tell what time it is in the sandbox' },
    example: 'clock show',
  },
  'clock set': {
    about: {
      zh: '设定沙盒的时间：沙盒为空时任意，之后只能向前；不运行定时任务',
      en:
        'Set the time of the sandbox: to any while nothing is in it, then forward only; no jobs ' +
        'are run',
    },
    example: 'clock set 2022-01-04T09:00:00+08:00',
  },
  'clock advance': {
    about: {
      zh: '推进沙盒的时间，途中到期的定时任务依次在其时刻运行',
      en: 'Move the time of the sandbox on; jobs that fall due on the way are run at their times',
    },
    example: 'clock advance 1d',
  },
  operator: {
    about: { zh: '运营人员', en: 'Operators of the platform' },
    example: 'operator invite',
  },
  'operator invite': {
    about: {
      zh: '邀请运营人员：给出一个仅可使用一次的链接',
      en: 'Invite an operator: prints a link that works once',
    },
    example: 'operator invite --email ada@example.com',
  },
  member: {
    about: { zh: '账号成员', en: 'Members of an account' },
    example: 'member invite --account ac_… --role owner --email bo@example.com',
  },
  'member invite': {
    about: {
      zh: '邀请账号成员：给出一个仅可使用一次的链接',
      en: 'Invite a member of an account: prints a link that works once',
    },
    example: 'member invite --account ac_… --role owner --email bo@example.com',
  },
  key: {
    about: {
      zh: '程序调用 API 的密钥：创建、列出、吊销',
      en: 'Keys of programs: create, list, revoke',
    },
    example: 'key list --account ac_…',
  },
  'key create': {
    about: {
      zh: '创建密钥，给出 SecretId 和 SecretKey；SecretKey 只显示这一次',
      en: 'Make a key and print its id and its secret, which is shown this once',
    },
    example: 'key create --account ac_… --name billing --expires 2027-01-01T00:00:00+08:00',
  },
  'key list': {
    about: { zh: '列出密钥，不含其秘密', en: 'List keys, without their secrets' },
    example: 'key list --operator',
  },
  'key revoke': {
    about: { zh: '吊销密钥，立即生效，不可恢复', en: 'Revoke a key, at once and for good' },
    example: 'key revoke ky_… --account ac_…',
  },
  ...SOURCE_COMMANDS,
  call: {
    about: {
      zh: '按名称执行任一操作；不给名称时列出所有操作',
      en: 'Run any operation by its name; without a name, list them all',
    },
    example: `call packs.list --input '{"account":"ac_…"}'`,
  },
} as const satisfies Readonly<Record<string, CommandText>>;

export type CommandName = keyof typeof COMMANDS;

export const OPTIONS = {
  help: { zh: '显示帮助', en: 'show this help' },
  version: { zh: '显示版本', en: 'print the version' },
  json: {
    zh: '标准输出为一个 JSON 文档；进度和提示在标准错误',
    en: 'one JSON document on standard output; progress and notes on standard error',
  },
  database: {
    zh: '存储：postgres://… 或 pglite:目录（优先于 PACKLEDGER_DATABASE_URL）',
    en: 'the store: postgres://… or pglite:DIR, instead of PACKLEDGER_DATABASE_URL',
  },
  account: { zh: '账号 ID', en: 'id of the account' },
  backupFile: { zh: '备份文件，尚不存在', en: 'the file to write; it must not be there yet' },
  restoreFile: { zh: '备份文件', en: 'the backup' },
  demoDirectory: {
    zh: '演示的目录（默认 ./packledger-demo）',
    en: 'the folder of the demo (default: ./packledger-demo)',
  },
  port: { zh: '监听的端口（优先于 PACKLEDGER_PORT）', en: 'port, instead of PACKLEDGER_PORT' },
  host: {
    zh: '监听的地址（优先于 PACKLEDGER_HOST）',
    en: 'address to listen on, instead of PACKLEDGER_HOST',
  },
  roles: {
    zh: 'web（应答请求）、jobs（运行定时任务），或 web,jobs（优先于 PACKLEDGER_ROLES）',
    en: 'web (answers calls), jobs (runs jobs), or web,jobs; instead of PACKLEDGER_ROLES',
  },
  operatorReadOnly: { zh: '只能读取', en: 'who may only read' },
  inviteAnybody: {
    zh: '仅此邮箱可接受（默认：持有链接者）',
    en: 'who may take it (default: whoever has the link)',
  },
  inviteEmail: { zh: '仅此邮箱可接受', en: 'who may take it' },
  inviteRole: { zh: '在账号中的角色', en: 'the role in the account' },
  keyAccount: { zh: '此账号的密钥', en: 'of this account' },
  keyOperator: { zh: '平台运营方的密钥', en: "of the platform's operators" },
  keyName: { zh: '密钥名称，便于辨认', en: 'a name, to tell it by' },
  keyReadOnly: { zh: '只能读取', en: 'it may only read' },
  keyExpires: {
    zh: '到此时刻失效，如 2027-01-01T00:00:00+08:00（默认不失效）',
    en: 'valid until this time, such as 2027-01-01T00:00:00+08:00 (default: for ever)',
  },
  keyId: { zh: '密钥 ID（SecretId）', en: 'id of the key' },
  accountName: { zh: '账号名称', en: 'name of the account' },
  key: {
    zh: '幂等键：同一键、同一内容再次调用，得到第一次的结果',
    en: 'idempotency key: said again with the same content, the first answer is given again',
  },
  sku: { zh: '规格，如 traffic-100gb', en: 'what is granted, such as traffic-100gb' },
  grantedAt: {
    zh: '购买时间，如 2022-01-04T10:00:00+08:00（默认现在）',
    en: 'time of purchase, such as 2022-01-04T10:00:00+08:00 (default: now)',
  },
  gift: { zh: '赠送的包（不可退款）', en: 'the packs are gifts (not refundable)' },
  quantity: { zh: '数量（默认 1）', en: 'how many packs (default: 1)' },
  family: { zh: '只列此类型，如 traffic', en: 'only packs of this family, such as traffic' },
  asOf: {
    zh: '在此时刻的状态，如 2022-02-01T00:00:00+08:00（默认现在）',
    en: 'as they are at this time, such as 2022-02-01T00:00:00+08:00 (default: now)',
  },
  scope: { zh: '计费范围，如 live.mainland', en: 'scope, such as live.mainland' },
  mode: { zh: '计费方式，如 daily-traffic', en: 'billing mode, such as daily-traffic' },
  modeFrom: { zh: '自此日起', en: 'first day of the mode' },
  importFormat: {
    zh:
      'ndjson：每行一个 CloudEvents 事件；csv：同样的字段为列；nginx、nginx-rtmp、srs：服务器日志；' +
      'tencent-flux、tencent-bandwidth：DescribeBillBandwidthAndFluxList 的应答；' +
      'tencent-transcode：DescribeLiveTranscodeTotalInfo 的应答',
    en:
      'ndjson: CloudEvents, one a line; csv: the same as columns; nginx, nginx-rtmp, srs: ' +
      'logs of servers; tencent-flux, tencent-bandwidth: answers of ' +
      'DescribeBillBandwidthAndFluxList; tencent-transcode: of DescribeLiveTranscodeTotalInfo',
  },
  importSource: {
    zh: '上报来源 ID：按其规则归属（nginx-rtmp、srs 日志）',
    en: 'id of the source by whose rules lines have an account (nginx-rtmp, srs)',
  },
  followLog: { zh: '正在写入的日志', en: 'the log that is written' },
  followServer: {
    zh: '把日志发往此服务器，本机不需要存储',
    en: 'send the lines to this server; no store is needed here',
  },
  followKey: {
    zh: '此服务器的 API 密钥；nginx-rtmp、srs 为上报来源的令牌；默认取 PACKLEDGER_KEY',
    en: 'its API key; of nginx-rtmp and srs the token of the source; else PACKLEDGER_KEY',
  },
  followProgress: {
    zh: '记录已读到何处的文件（默认：日志旁的 .日志名.packledger）',
    en: 'keeps how far was read (default: .LOG.packledger beside the log)',
  },
  followOnce: { zh: '读完现有的内容后结束', en: 'end when what is there is read' },
  importItem: {
    zh: '每行用量的计费项（nginx、tencent-flux、tencent-bandwidth 必填）',
    en: 'usage item of every line (needed for nginx, tencent-flux, tencent-bandwidth)',
  },
  importFile: { zh: '文件；- 为标准输入', en: 'the file; - for standard input' },
  settleDate: { zh: '要结算的日期，如 2022-01-04', en: 'the day to settle, such as 2022-01-04' },
  settleAccount: { zh: '只结算此账号', en: 'settle this account only' },
  dryRun: {
    zh: '试算：给出同样的计划，什么都不写入',
    en: 'show the same plan and write nothing',
  },
  pack: { zh: '只列此资源包', en: 'only of this pack' },
  from: { zh: '自此用量日起（含）', en: 'from this usage day on' },
  to: { zh: '至此用量日止（含）', en: 'up to this usage day, inclusive' },
  exportFormat: { zh: '以此格式输出，而非表格', en: 'write this format instead of a table' },
  output: { zh: '写入此文件，而非标准输出', en: 'write to this file instead of standard output' },
  explainDate: { zh: '用量日，如 2022-01-04', en: 'the usage day, such as 2022-01-04' },
  explainItem: { zh: '只说明此计费项', en: 'explain this usage item only' },
  scenarioFile: { zh: '场景文件；- 为标准输入', en: 'the scenario file; - for standard input' },
  welcome: {
    zh: '不发放新账号的赠送包',
    en: 'without the packs that new accounts are given',
  },
  jobName: { zh: '任务名称，如 settle', en: 'name of the job, such as settle' },
  clockTime: {
    zh: '时刻，如 2022-01-04T09:00:00+08:00',
    en: 'a time, such as 2022-01-04T09:00:00+08:00',
  },
  advanceLength: {
    zh: '多久：30m、3h、1d（一天为 24 小时）',
    en: 'how far: 30m, 3h, 1d (a day is 24 hours)',
  },
  advanceTo: {
    zh: '到此时刻为止，如 2022-02-01T00:00:00+08:00',
    en: 'up to this time instead, such as 2022-02-01T00:00:00+08:00',
  },
  noJobs: {
    zh: '不运行定时任务；之后会补上',
    en: 'run no jobs; those that fall due are made up for later',
  },
  operation: { zh: '操作名称，如 packs.list', en: 'name of the operation, such as packs.list' },
  operationInput: {
    zh: '输入：JSON，或 @文件，或 - 为标准输入（默认为空）',
    en: 'its input: JSON, or @FILE, or - for standard input (default: an empty object)',
  },
  catalogFile: { zh: '价目文件', en: 'the catalogue file' },
} as const satisfies Readonly<Record<string, Text>>;
