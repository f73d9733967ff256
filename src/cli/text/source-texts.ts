// What the commands about media servers say: their help, and what they print.
import type { Text } from './language.ts';

export const SOURCE_COMMANDS = {
  sources: {
    about: {
      zh: '媒体服务器上报来源：创建、规则、对账、吊销',
      en: 'Media servers that report: create, rules, reconcile, revoke',
    },
    example: 'sources list',
  },
  'sources create': {
    about: {
      zh: '创建上报来源，给出媒体服务器要上报到的地址；地址只显示这一次',
      en: 'Make a source and print the address that a media server reports to, this once',
    },
    example: 'sources create --kind srs --name "edge Shanghai"',
  },
  'sources list': {
    about: { zh: '列出上报来源', en: 'List the sources' },
    example: 'sources list',
  },
  'sources rules': {
    about: {
      zh: '查看一个来源的归属规则，或以文件替换',
      en: 'Print the rules of a source, or replace them by those of a file',
    },
    example: 'sources rules so_… rules.json',
  },
  'sources test': {
    about: {
      zh: '试查一条流会归到谁、按什么计费项；可先用文件里的规则试，再保存',
      en: 'Tell whose a stream would be and as what; by the rules, or by a file before saving',
    },
    example:
      'sources test so_… --rules rules.json --app live --stream room-1 --address 203.0.113.9',
  },
  'sources ranges': {
    about: {
      zh: '以 CSV 文件（range,place）替换地址段表',
      en: 'Replace the table of address ranges by a CSV file (range,place)',
    },
    example: 'sources ranges ranges.csv',
  },
  'sources reconcile': {
    about: {
      zh: '对账：某日服务器所说、会话上报与已计费的比较',
      en: 'Compare what a server, its sessions and the charges say of a day',
    },
    example: 'sources reconcile so_… --date 2022-01-04',
  },
  'sources total': {
    about: {
      zh: '记录服务器自己统计的某日总量，用于对账',
      en: "Record a server's own total of a day, to compare with",
    },
    example: 'sources total so_… --date 2022-01-04 --played 1200000000',
  },
  'sources revoke': {
    about: { zh: '吊销上报来源，立即生效，不可恢复', en: 'Revoke a source, at once and for good' },
    example: 'sources revoke so_…',
  },
} as const;

export const SOURCE_OPTIONS = {
  source: { zh: '上报来源 ID', en: 'id of the source' },
  kind: { zh: '媒体服务器的类型', en: 'what server it is' },
  name: { zh: '名称，便于辨认', en: 'a name, to tell it by' },
  heldBy: { zh: '只能上报此账号的流', en: 'it may report streams of this account alone' },
  gate: {
    zh: '无法判断能否推流或播放时：open 放行（默认），closed 拒绝，off 从不询问',
    en: 'what is answered when nobody can tell who may stream (default: open)',
  },
  poll: { zh: '读取其计数的地址（SRS、MediaMTX）', en: 'where its counters are read' },
  signing: {
    zh: 'LiveKit 签名密钥的文件（JSON：key、secret）',
    en: 'file with the pair that LiveKit signs with (JSON: key, secret)',
  },
  rules: { zh: '规则文件（JSON）；- 为标准输入', en: 'file of rules (JSON); - for standard input' },
  ranges: { zh: 'CSV 文件；- 为标准输入', en: 'the CSV file; - for standard input' },
  publish: { zh: '推流（默认播放）', en: 'it is published (default: played)' },
  vhost: { zh: '虚拟主机', en: 'its virtual host' },
  app: { zh: '应用', en: 'its application' },
  stream: { zh: '流名称', en: 'its name' },
  query: { zh: '地址的参数，如 uid=u1', en: 'the arguments of its address, such as uid=u1' },
  domain: { zh: '地址的域名', en: 'the host of its address' },
  address: { zh: '观众或推流方的 IP', en: 'where the viewer or publisher is' },
  protocol: { zh: '协议', en: 'its protocol' },
  date: { zh: '日期，如 2022-01-04', en: 'the day, such as 2022-01-04' },
  played: { zh: '发给观众的字节数', en: 'bytes that it sent to viewers' },
  published: { zh: '推流方发来的字节数（默认 0）', en: 'bytes that publishers sent (default: 0)' },
} as const satisfies Readonly<Record<string, Text>>;

export const SOURCE_TEXTS = {
  made: {
    zh: '来源：{id}\n上报地址：{address}\n请妥善保存：地址不会再次显示。',
    en: 'source: {id}\nit reports to: {address}\nKeep it: it is never shown again.',
  },
  none: { zh: '没有上报来源', en: 'There are no sources' },
  columnKind: { zh: '类型', en: 'KIND' },
  columnRules: { zh: '规则', en: 'RULES' },
  columnGate: { zh: '准入', en: 'GATE' },
  revoked: { zh: '来源 {id} 已吊销', en: 'the source {id} is revoked' },
  saved: {
    zh: '已保存 {rules} 条规则；补计此前遗留的用量 {charged} 条',
    en: '{rules} rules are saved; {charged} pieces of usage that were left over are charged now',
  },
  rangesSaved: {
    zh: '已保存 {ranges} 个地址段；补计此前未归类的用量 {charged} 条',
    en: '{ranges} ranges are saved; {charged} pieces of usage that were left over are charged now',
  },
  tested: {
    zh: '{outcome}　规则 {rule}　账号 {account}　计费项 {item}　地区 {place}　大区 {zone}',
    en: '{outcome}: rule {rule}, account {account}, item {item}, place {place}, zone {zone}',
  },
  columnReported: { zh: '会话上报', en: 'REPORTED' },
  columnCharged: { zh: '已计费', en: 'CHARGED' },
  columnNotCharged: { zh: '未计费', en: 'NOT CHARGED' },
  columnTotal: { zh: '服务器总量', en: 'SERVER SAYS' },
  columnDifference: { zh: '差额', en: 'DIFFERENCE' },
  columnOutcome: { zh: '结果', en: 'OUTCOME' },
  columnReason: { zh: '原因', en: 'REASON' },
  columnBytes: { zh: '字节', en: 'BYTES' },
  columnEstimated: { zh: '其中估算', en: 'ESTIMATED' },
  columnSeconds: { zh: '秒', en: 'SECONDS' },
  columnSessions: { zh: '会话', en: 'SESSIONS' },
  watched: {
    zh: '服务器自身的计数器：{from} 至 {to}，其间重新开始 {restarts} 次',
    en: "the server's own counters: from {from} to {to}, begun anew {restarts} times",
  },
  backlog: {
    zh: '待读取 {waiting}，无法读取 {unreadable}，未结束的会话 {openSessions}',
    en: '{waiting} reports wait, {unreadable} could not be read, {openSessions} sessions are open',
  },
} as const satisfies Readonly<Record<string, Text>>;

export const SOURCE_WORDS = {
  play: { zh: '播放', en: 'played' },
  publish: { zh: '推流', en: 'published' },
  charged: { zh: '已计费', en: 'charged' },
  free: { zh: '免费', en: 'free' },
  excluded: { zh: '不适用资源包', en: 'excluded' },
  unclassified: { zh: '未归类', en: 'unclassified' },
  unmatched: { zh: '无规则', en: 'unmatched' },
  rejected: { zh: '被拒', en: 'rejected' },
} as const satisfies Readonly<Record<string, Text>>;
