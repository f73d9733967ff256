// What commands print for people, in both languages; help, failures and the sentences of `explain`
// and `verify` have files of their own.
import type { BillingMode, BillOrNone, PackStatus, RefundRefusal } from '../../engine/index.ts';
import type { KeyView } from '../../operations/keys/key-view.ts';
import type { JobRunView } from '../../operations/scheduling/job-views.ts';
import type { Text } from './language.ts';

export const TEXTS = {
  // Titles of columns.
  columnAccount: { zh: '账号', en: 'ACCOUNT' },
  columnAttempts: { zh: '次数', en: 'ATTEMPTS' },
  columnDue: { zh: '应运行时间', en: 'DUE' },
  columnFailed: { zh: '失败', en: 'FAILED' },
  columnJob: { zh: '定时任务', en: 'JOB' },
  columnNextDue: { zh: '下次运行', en: 'NEXT DUE' },
  columnRuns: { zh: '运行次数', en: 'RUNS' },
  columnSchedule: { zh: '何时运行', en: 'WHEN' },
  columnAfter: { zh: '抵扣后', en: 'AFTER' },
  columnAmount: { zh: '金额', en: 'AMOUNT' },
  columnBefore: { zh: '抵扣前', en: 'BEFORE' },
  columnBill: { zh: '账单', en: 'BILL' },
  columnCreated: { zh: '创建时间', en: 'CREATED' },
  columnDate: { zh: '日期', en: 'DATE' },
  columnDeadline: { zh: '截止', en: 'DEADLINE' },
  columnDeducted: { zh: '抵扣量', en: 'DEDUCTED' },
  columnExpires: { zh: '到期时间', en: 'EXPIRES' },
  columnFamily: { zh: '类型', en: 'FAMILY' },
  columnRevoked: { zh: '吊销时间', en: 'REVOKED' },
  columnFrom: { zh: '自', en: 'FROM' },
  columnGift: { zh: '赠送', en: 'GIFT' },
  columnId: { zh: 'ID', en: 'ID' },
  columnInstance: { zh: '实例', en: 'INSTANCE' },
  columnItem: { zh: '计费项', en: 'ITEM' },
  columnLeft: { zh: '剩余', en: 'LEFT' },
  columnOperation: { zh: '操作', en: 'OPERATION' },
  columnAccess: { zh: '最低权限', en: 'LEAST ACCESS' },
  columnSummary: { zh: '说明', en: 'WHAT IT DOES' },
  columnName: { zh: '名称', en: 'NAME' },
  columnOutcome: { zh: '结果', en: 'OUTCOME' },
  columnPack: { zh: '资源包', en: 'PACK' },
  columnPrice: { zh: '单价', en: 'PRICE' },
  columnPurchased: { zh: '购买时间', en: 'PURCHASED' },
  columnQuantity: { zh: '数量', en: 'QUANTITY' },
  columnRatio: { zh: '抵扣比例', en: 'RATIO' },
  columnRefunded: { zh: '已退款', en: 'REFUNDED' },
  columnRevision: { zh: '修订', en: 'REVISION' },
  columnSettledThrough: { zh: '已结算至', en: 'SETTLED THROUGH' },
  columnSku: { zh: '规格', en: 'SKU' },
  columnStatus: { zh: '状态', en: 'STATUS' },
  columnTo: { zh: '至', en: 'TO' },
  columnTotal: { zh: '总量', en: 'TOTAL' },
  columnUsage: { zh: '用量', en: 'USAGE' },
  columnUsed: { zh: '已用', en: 'USED' },
  columnVoided: { zh: '到期作废', en: 'VOIDED' },
  yes: { zh: '是', en: 'yes' },

  // Backups.
  backedUp: {
    zh: '已备份到 {file}（{size} 字节；结构 {schema}，PostgreSQL {postgres}）',
    en: 'backed up to {file} ({size} bytes; schema {schema}, PostgreSQL {postgres})',
  },
  restored: {
    zh: '已恢复到 {folder}（{madeAt} 的备份；结构 {schema}，PostgreSQL {postgres}）',
    en: 'restored to {folder} (made {madeAt}; schema {schema}, PostgreSQL {postgres})',
  },
  keyInBackup: {
    zh: '主密钥在备份里：请像存储一样保密。',
    en: 'The master key is in the backup: keep it as secret as the store.',
  },
  keyNotInBackup: {
    zh: '主密钥不在备份里：恢复后须设置同一个 PACKLEDGER_MASTER_KEY。',
    en: 'The master key is not in it: after restoring, set the same PACKLEDGER_MASTER_KEY.',
  },
  checkRestored: {
    zh: '核对：packledger verify --database pglite:{folder}',
    en: 'Prove it: packledger verify --database pglite:{folder}',
  },

  // The server and the keys of programs.
  invited: {
    zh: '邀请链接（仅可使用一次，{until} 前有效）：{link}',
    en: 'Works once, until {until}: {link}',
  },
  firstOperator: {
    zh: '尚无运营人员；第一位请在 24 小时内打开（仅可使用一次）：{link}',
    en: 'There is no operator yet; the first one opens this within 24 hours, once: {link}',
  },
  listening: {
    zh: 'packledger 已启动：{url}（{roles}）',
    en: 'packledger listens on {url} ({roles})',
  },
  keyMade: {
    zh: 'SecretId：{id}\nSecretKey：{secret}\n请妥善保存：SecretKey 不会再次显示。',
    en: 'key id: {id}\nsecret: {secret}\nKeep it: the secret is never shown again.',
  },
  keyCannotSign: {
    zh: '没有主密钥，此密钥不能用于签名（官方 SDK），只能作 Bearer 使用。',
    en: 'Without a master key it cannot sign (official SDKs); it is a bearer only.',
  },
  keyRevoked: { zh: '密钥 {id} 已吊销', en: 'the key {id} is revoked' },
  noKeys: { zh: '没有密钥', en: 'There are no keys' },
  keys: { zh: '{n} 个密钥', en: '{n} key|{n} keys' },
  columnKeyAccess: { zh: '权限', en: 'ACCESS' },

  // What stands below tables.
  unitsNote: {
    zh: '单位为 1000 进制（1 TB = 1000 GB），截去三位以后的小数；精确数字见 --json。',
    en: 'Units are 1000-based (1 TB = 1000 GB), cut after 3 decimals; --json is exact.',
  },
  zoneNote: { zh: '；时间为 {zone} 时间', en: '; times are those of {zone}' },
  asOfNote: { zh: '；截至 {time}（{zone}）', en: '; as of {time} ({zone})' },

  // account
  accountCreated: { zh: '已创建账号 {id}', en: 'Created the account {id}' },
  accounts: { zh: '{n} 个账号', en: '{n} account|{n} accounts' },
  noAccounts: {
    zh: '还没有账号。用 packledger account create --name 名称 创建一个。',
    en: 'There are no accounts yet. Make one: packledger account create --name NAME',
  },

  // pack
  packs: { zh: '{n} 个资源包，按抵扣顺序', en: '{n} pack|{n} packs, in the order of charging' },
  packsGranted: { zh: '已发放 {n} 个资源包', en: 'Granted {n} pack|Granted {n} packs' },
  noPacks: { zh: '没有资源包', en: 'There are no packs' },

  // mode
  modeSet: {
    zh: '{scope} 自 {from} 起按{mode}（{id}）计费',
    en: '{scope} is billed by {mode} ({id}) from {from} on',
  },

  // usage import
  importing: { zh: '导入', en: 'Importing' },
  imported: {
    zh: '新增 {accepted} 条，重复 {duplicates} 条，拒绝 {rejected} 条',
    en: '{accepted} accepted, {duplicates} duplicates, {rejected} rejected',
  },
  importedLines: { zh: '{n} 条', en: '{n} record|{n} records' },
  importedNothingNew: { zh: '没有新的用量', en: 'Nothing is new' },
  rejectedLine: { zh: '第 {index} 行', en: 'line {index}' },
  rejectedMore: {
    zh: '（另有 {n} 行被拒绝，未列出）',
    en: '({n} more was rejected and is not listed)|({n} more were rejected and are not listed)',
  },
  itemNotUsed: {
    zh: '注意：{format} 格式的每条记录自带计费项，--item 未被使用',
    en: 'note: every {format} record names its item, so --item is not used',
  },

  // settle
  settling: { zh: '结算', en: 'Settling' },
  settled: {
    zh: '{date}：{accounts}，{revisions}，{deductions}，{bills}',
    en: '{date}: {accounts}, {revisions}, {deductions}, {bills}',
  },
  settledAccounts: { zh: '{n} 个账号有用量', en: '{n} account with usage|{n} accounts with usage' },
  settledRevisions: {
    zh: '记录 {n} 个账号日',
    en: '{n} account-day recorded|{n} account-days recorded',
  },
  settledDeductions: { zh: '抵扣 {n} 笔', en: '{n} deduction|{n} deductions' },
  settledBills: { zh: '账单 {n} 张', en: '{n} bill|{n} bills' },
  settledNothingNew: {
    zh: '{date}：没有变化；已经结算过，之后没有新的用量',
    en: '{date}: nothing is different; it was settled before and no usage came since',
  },
  settledNoUsage: { zh: '{date}：没有用量', en: '{date}: there is no usage' },
  dryRun: {
    zh: '试算，什么都没有写入。结算会得到：',
    en: 'A dry run, nothing was written. Settling would give:',
  },
  planDeductions: { zh: '将记录的抵扣', en: 'Deductions to be recorded' },
  planOverage: { zh: '将记录的超出用量', en: 'Overage to be recorded' },
  planLeftOut: {
    zh: '（另有 {n} 行，未列出）',
    en: '({n} more row is not listed)|({n} more rows are not listed)',
  },

  // deductions
  deductions: { zh: '{n} 笔抵扣', en: '{n} deduction|{n} deductions' },
  noDeductions: { zh: '没有抵扣', en: 'There are no deductions' },
  returnsNote: {
    zh: '负数为退回：迟到的用量改变了已结算的一日，差额另记一行。',
    en: 'Negative figures are returns: late usage changed a day that was settled before.',
  },
  exported: { zh: '已写入 {file}：{rows}', en: 'Wrote {file}: {rows}' },
  exportedRows: { zh: '{n} 行', en: '{n} row|{n} rows' },

  // simulate
  deductionsTitle: { zh: '抵扣', en: 'Deductions' },
  overageTitle: { zh: '超出用量', en: 'Overage' },
  billsTitle: { zh: '账单', en: 'Bills' },
  packsTitle: { zh: '资源包', en: 'Packs' },
  coverageTitle: { zh: '导播覆盖', en: 'Director coverage' },
  refundsTitle: { zh: '退款', en: 'Refunds' },
  refusalsTitle: { zh: '被拒绝的操作', en: 'Refused' },
  refundAccepted: { zh: '可退 {amount}', en: 'refunded {amount}' },
  refundRefused: { zh: '不可退：{reason}', en: 'refused: {reason}' },
  simulatedAsOf: { zh: '截至 {time}', en: 'As of {time}' },
  nothingHappens: { zh: '场景中什么都没有发生', en: 'Nothing happens in this scenario' },
  eventBinding: { zh: '绑定 {pack}：{reason}', en: 'binding {pack}: {reason}' },
  eventLicense: { zh: '关联 License {pack}：{reason}', en: 'licence of {pack}: {reason}' },

  // verify
  verifying: { zh: '核对', en: 'Verifying' },
  verified: {
    zh: '核对了 {accounts}、{settlements}、{deductions}、{bills}',
    en: 'Checked {accounts}, {settlements}, {deductions}, {bills}',
  },
  verifiedSettlements: { zh: '{n} 次结算', en: '{n} settlement|{n} settlements' },
  verifiedBills: { zh: '{n} 张账单', en: '{n} bill|{n} bills' },
  verifiedFine: {
    zh: '✓ 所有数字都与原始记录一致',
    en: '✓ Every figure is what the facts give',
  },
  verifiedProblems: {
    zh: '✗ {n} 处不符',
    en: '✗ {n} row is not as the facts say|✗ {n} rows are not as the facts say',
  },

  // jobs
  dailyAt: { zh: '每日 {time}', en: 'daily at {time}' },
  everyMinutes: { zh: '每 {n} 分钟', en: 'every minute|every {n} minutes' },
  neverRun: { zh: '未运行过', en: 'never run' },
  jobs: { zh: '{n} 个定时任务', en: '{n} job|{n} jobs' },
  noJobIsDue: { zh: '没有到期的定时任务', en: 'No job is due' },
  failuresTitle: { zh: '失败的运行', en: 'Runs that failed' },

  // clock
  clockIs: { zh: '沙盒现在是 {time}', en: 'In the sandbox it is {time}' },
  advancing: { zh: '推进', en: 'Advancing' },
  advanced: { zh: '{from} → {to}', en: '{from} → {to}' },

  // migrate
  migrated: { zh: '已应用：{names}', en: 'Applied: {names}' },
  migratedNothing: { zh: '存储已是最新', en: 'The store is up to date' },
  schemaNumber: { zh: '结构版本 {number}', en: 'Schema {number}' },

  // catalog check, catalog upload
  catalogUploaded: {
    zh: '✓ {id} 自 {from} 起生效',
    en: '✓ {id} holds from {from} on',
  },
  catalogFine: {
    zh: '✓ {file} 没有问题：{items}，{skus}',
    en: '✓ {file} is in order: {items}, {skus}',
  },
  catalogItems: { zh: '{n} 个计费项', en: '{n} usage item|{n} usage items' },
  catalogSkus: { zh: '{n} 个规格', en: '{n} SKU|{n} SKUs' },
  catalogProblems: {
    zh: '✗ {n} 个问题',
    en: '✗ {n} problem|✗ {n} problems',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Which bill a line goes to. */
export const BILLS = {
  day: { zh: '日账单', en: 'day' },
  month: { zh: '月账单', en: 'month' },
  none: { zh: '不计费', en: 'none' },
} as const satisfies Readonly<Record<BillOrNone, Text>>;

/** How the run of a job stands. */
export const RUN_STATES = {
  running: { zh: '运行中', en: 'running' },
  abandoned: { zh: '无人接手', en: 'abandoned' },
  done: { zh: '完成', en: 'done' },
  failed: { zh: '失败', en: 'failed' },
} as const satisfies Readonly<Record<JobRunView['state'], Text>>;

/** How a key stands. */
export const KEY_STATES = {
  valid: { zh: '有效', en: 'valid' },
  expired: { zh: '已失效', en: 'expired' },
  revoked: { zh: '已吊销', en: 'revoked' },
} as const satisfies Readonly<Record<KeyView['state'], Text>>;

export const STATUSES = {
  unused: { zh: '未使用', en: 'unused' },
  'in-use': { zh: '使用中', en: 'in use' },
  'used-up': { zh: '已用完', en: 'used up' },
  expired: { zh: '已过期', en: 'expired' },
  frozen: { zh: '已冻结', en: 'frozen' },
  refunded: { zh: '已退款', en: 'refunded' },
} as const satisfies Readonly<Record<PackStatus, Text>>;

export const MODES = {
  'daily-traffic': { zh: '日结流量', en: 'daily traffic' },
  'daily-bandwidth': { zh: '日结带宽', en: 'daily bandwidth' },
  'monthly-traffic': { zh: '月结流量', en: 'monthly traffic' },
  'monthly-bandwidth': { zh: '月结带宽', en: 'monthly bandwidth' },
  'daily-duration': { zh: '日结时长', en: 'daily duration' },
  'monthly-duration': { zh: '月结时长', en: 'monthly duration' },
} as const satisfies Readonly<Record<BillingMode, Text>>;

/** Why a refund, a binding or a licence was refused in a scenario. */
export const REASONS = {
  pack_already_refunded: { zh: '已经退款', en: 'it was refunded before' },
  pack_not_yet_bought: { zh: '当时尚未购买', en: 'it was not bought yet' },
  pack_reclaimed: { zh: '资源包已被回收', en: 'it was reclaimed' },
  pack_family_not_refundable: { zh: '此类资源包不支持退款', en: 'such packs are not refunded' },
  gift_pack_not_refundable: { zh: '赠送的资源包不支持退款', en: 'gifts are not refunded' },
  trial_pack_not_refundable: { zh: '体验包不支持退款', en: 'trial packs are not refunded' },
  account_stopped_for_violation: { zh: '账号因违规停服', en: 'the account was stopped' },
  pack_not_bought_here: { zh: '不是在本平台购买', en: 'it was not bought here' },
  pack_bound_to_instance: { zh: '已绑定实例', en: 'it is bound to an instance' },
  pack_bound_to_license: { zh: '已关联 License', en: 'a licence was associated with it' },
  pack_bound_to_plugin: { zh: '已绑定插件', en: 'it is bound to a plugin' },
  pack_used: { zh: '已经使用', en: 'it has been used' },
  refund_window_closed: { zh: '已过退款期限', en: 'the refund window is closed' },
  pack_family_cannot_be_bound: { zh: '此类资源包不能绑定', en: 'such packs are not bound' },
  pack_refunded: { zh: '已经退款', en: 'it was refunded' },
  pack_expired: { zh: '已过期', en: 'it has expired' },
} as const satisfies Readonly<Record<RefundRefusal | BindingRefusal, Text>>;

type BindingRefusal = 'pack_family_cannot_be_bound' | 'pack_refunded' | 'pack_expired';
